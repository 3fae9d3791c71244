// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/poverty_tables.h"

#include <vector>

namespace tongcun {

// What stands before the findings in every row of a list of households of the office: whether they
// are invented, what the list may be used for, where they live, their code and persons.
[[nodiscard]] std::vector<OutputColumn> office_columns();
[[nodiscard]] std::vector<OutputCell> office_cells(PovertyOffice const& office, HouseholdId id);

}  // namespace tongcun
