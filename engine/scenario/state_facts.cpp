// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/state_facts.h"

namespace tongcun {

StatusFacts facts_in_state(GuaranteeRules const& rules, GuaranteeState const& state, LivesAt where,
                           HouseholdRegister const& people, IncomeAccounts const& accounts) {
  StatusFacts facts{people, accounts, {}, {}, {}};
  for (GuaranteeId const id : rules.guarantees.ids()) {
    Guarantee const& guarantee = rules.guarantees[id];
    if (guarantee.family != Family::official) {
      continue;
    }
    if (guarantee.about == About::village) {
      facts.village_guarantees.push_back({guarantee.key, state.villages[id]});
      continue;
    }
    facts.household_guarantees.push_back({guarantee.key, state.households[id]});
    if (where == LivesAt::site) {
      IdVector<HouseholdId, Verdict>& verdicts = facts.household_guarantees.back().verdict;
      for (HouseholdId const household : verdicts.ids()) {
        verdicts[household] = state.at_site(id, household);
      }
    }
  }
  return facts;
}

}  // namespace tongcun
