// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/poverty/status_rules.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"
#include "io/poverty_tables.h"

namespace tongcun {

// "status": one row an area, breakdown and part: households and persons by class of monitoring and
// of low income, by exit, as declared, and to be visited. Empty where suppressed. No rows where the
// profile has no rules of status.
[[nodiscard]] OutputTable status_table(Public<PovertyStatistics> const& statistics);

// "status_rules": what each class asks for: rule, fact, operator, threshold, source and mark.
[[nodiscard]] OutputTable status_rule_table(Profile const& profile, Language language);

// The same as status_table without suppression, stamped internal.
[[nodiscard]] OutputTable internal_status_table(PovertyOffice const& office);

// "village_status": classes about villages: verdict, remaining poor surely and at most, and their
// share of the village's persons.
[[nodiscard]] OutputTable village_status_table(PovertyOffice const& office);

// restricted/households/status.csv: one row a household: its classes, which rules fired, what is
// not known, and what the register declares. A ground for a visit, never for adding or removing
// anyone: the file says so in every row.
[[nodiscard]] HouseholdList household_status_list(PovertyOffice const& office,
                                                  StatusRules const& rules, Language language);

// restricted/households/visit_first.csv: whom to visit first, by village, with the reasons.
[[nodiscard]] HouseholdList visit_first_list(PovertyOffice const& office, StatusRules const& rules,
                                             Language language);

}  // namespace tongcun
