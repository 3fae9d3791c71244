// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/region/region.h"
#include "engine/region/roads.h"
#include "engine/region/villages.h"
#include "engine/types/id_vector.h"
#include "engine/types/text.h"
#include "io/check_ledger.h"
#include "io/household_list.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// For restricted/internal: one row a check of the register, with how many households it judged,
// found and left open, or that its rules are of other years; with source and mark.
[[nodiscard]] OutputTable register_check_table(Restricted<RegisterChecks> const& checks,
                                               Language language);

// For restricted/households: one row a case, by check and household.
[[nodiscard]] HouseholdList register_cases_list(Restricted<RegisterChecks> const& checks,
                                                Restricted<HouseholdResults> const& households,
                                                Villages const& villages, Language language);

// For restricted/internal: where the problems of a ledger are: one row a village with any that is
// not fixed, by severity, drawn as its area. Problems of roads have a table of their own; those of
// facilities and whole files have no village and no row.
[[nodiscard]] OutputTable problem_table(std::vector<LedgerEntry> const& entries,
                                        Villages const& villages);

// The same by road: one row a road with any problem that is not fixed, drawn as its line. A road is
// the one of its code in the file and layer that the problem is in.
[[nodiscard]] OutputTable road_problem_table(std::vector<LedgerEntry> const& entries,
                                             Roads const& roads,
                                             IdVector<LayerId, Layer> const& layers);

}  // namespace tongcun
