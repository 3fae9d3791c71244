// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <vector>

namespace tongcun {

// What the layers of a run's map are called that a data package does not list because they repeat
// long tables: guarantee_of_<key> of `guarantees`, households_of_<key> of `household_guarantees`,
// for every guarantee that the column "guarantee" of the long table names, drawn or not. Titles
// without stamps, columns with their words, no rows and no shapes. In the order of the tables and
// words. Linear in tables and guarantees.
[[nodiscard]] std::vector<OutputTable> drawn_guarantee_forms(
    std::vector<OutputTable> const& published);

}  // namespace tongcun
