// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/region/villages.h"
#include "engine/types/text.h"
#include "io/check_ledger.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// For restricted/internal: one row a check of the register, with how many households it judged,
// found and left open, or that its rules are of other years; with source and mark.
[[nodiscard]] OutputTable register_check_table(Restricted<RegisterChecks> const& checks,
                                               Language language);

// For restricted/households: one row a case, by check and household. CSV.
[[nodiscard]] std::string register_cases_csv(Restricted<RegisterChecks> const& checks,
                                             Restricted<HouseholdResults> const& households,
                                             Villages const& villages, Language language);

// For restricted/internal: where the problems of a ledger are: one row a village with any that is
// not fixed, by severity, drawn as its area. Problems of roads, facilities and whole files have no
// village and no row.
[[nodiscard]] OutputTable problem_table(std::vector<LedgerEntry> const& entries,
                                        Villages const& villages);

}  // namespace tongcun
