// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/explanation.h"

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Tables, layers and lists of households of results that have the name: "villages",
// "facilities_clinics", "guarantee_of_drinking_water", "households_of_housing", "visit_first". Each
// of kind "table", with its file and what a row of it is; a table and a list may share a name.
// Guarantees of the user's own profile are called by their ids.
[[nodiscard]] std::vector<Explanation> explain_tables(std::string const& name);

// Those whose title is the term of a key of the glossary, in the order of the glossary.
[[nodiscard]] std::vector<Explanation> explain_tables_titled(std::string_view term_key);

}  // namespace tongcun
