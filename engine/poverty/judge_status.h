// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/household_status.h"
#include "engine/poverty/income_account.h"
#include "engine/poverty/poverty_line.h"
#include "engine/region/villages.h"
#include "engine/rules/judge_conditions.h"
#include "engine/rules/rule_value.h"
#include "engine/run/run_settings.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// What was judged before, as plain columns.
template <class Id>
struct NamedVerdicts {
  std::string key;
  IdVector<Id, Verdict> verdict;
};
struct NamedLine {
  std::string key;
  ResolvedLine resolved;
};

struct StatusFacts {
  HouseholdRegister const& people;
  IncomeAccounts const& accounts;
  std::vector<NamedLine> lines;
  std::vector<NamedVerdicts<HouseholdId>> household_guarantees;  // official ones
  std::vector<NamedVerdicts<VillageId>> village_guarantees;
};

// Judges every household in the register's year. The same for any number of threads.
// O(households * rules).
[[nodiscard]] HouseholdStatuses judge_households_status(StatusRules const& rules,
                                                        StatusFacts const& facts,
                                                        RunSettings const& run);

// The household's exit: the first class of that family, by its position; none where the profile has
// none.
[[nodiscard]] std::optional<std::size_t> exit_of_households(StatusRules const& rules);

// Whether a household counts among the remaining poor of its village: it is registered and does not
// pass the exit. Pass: surely; unknown: perhaps.
[[nodiscard]] Verdict remains_poor(Stated<RegisteredClass> const& registered, Verdict exits);

// What the rules say of one village in which a share of the persons remains, as millionths.
[[nodiscard]] Judgements judge_village_status(StatusRules const& rules, StatusFacts const& facts,
                                              VillageId village, RuleValue const& remaining_share);

// Judges every village; `households` are the statuses of its own. Persons of a village: as
// registered in its layer, else of the register. O(households + villages * rules).
[[nodiscard]] VillageStatuses judge_villages_status(StatusRules const& rules,
                                                    StatusFacts const& facts,
                                                    HouseholdStatuses const& households,
                                                    Villages const& villages);

// Whom to visit first, by village in the order of the villages. Of each village: those in a class
// of monitoring or with a ground for a visit, and those whom the register declares otherwise than
// the rules. `line`: what depth is measured to. O(n log n).
[[nodiscard]] std::vector<VisitEntry> list_visits(StatusRules const& rules,
                                                  HouseholdStatuses const& statuses,
                                                  HouseholdTable const& households,
                                                  IncomeAccounts const& accounts,
                                                  std::optional<IncomeLine> const& line);

}  // namespace tongcun
