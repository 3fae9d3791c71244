// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/relocation_statistics.h"
#include "engine/region/region.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"
#include "io/relocation_office_tables.h"

#include <string>
#include <vector>

namespace tongcun {

// The plan (number 0) and those beside it, one row each: part of relocation_office_tables.
[[nodiscard]] OutputTable relocation_other_plans_table(RelocationOffice const& office);

// For restricted/households: one row a household that may be placed, its site in each plan; empty
// where it stays.
[[nodiscard]] HouseholdList other_plans_of_households_list(RelocationOffice const& office);

// "S1 (1, 2); S2 (1)": sites with the numbers of the phases that are used.
[[nodiscard]] std::string used_phases_text(std::vector<UsedPhase> const& used,
                                           Region const& region);

}  // namespace tongcun
