// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_along.h"

#include <set>
#include <string>
#include <utility>

namespace tongcun {

IdVector<HouseholdId, HouseholdCandidacy> take_along(
    IdVector<HouseholdId, HouseholdCandidacy> candidates, PlanKind kind,
    HouseholdTable const& households) {
  std::set<std::pair<VillageId, std::string>> groups;  // with an eligible household
  for (HouseholdId const household : candidates.ids()) {
    Candidacy const candidacy = candidates[household].candidacy;
    if (candidacy != Candidacy::ineligible && candidacy != Candidacy::unknown &&
        !households.group[household].empty()) {
      groups.emplace(households.village[household], households.group[household]);
    }
  }
  for (HouseholdId const household : candidates.ids()) {
    HouseholdCandidacy& candidacy = candidates[household];
    bool const may_come = candidacy.candidacy == Candidacy::ineligible && candidacy.accompanying &&
                          candidacy.source == EligibilitySource::rule;
    if (may_come && groups.contains({households.village[household], households.group[household]})) {
      candidacy.source = EligibilitySource::group_moves;
      candidacy.candidacy = candidacy_of(Verdict::pass, candidacy.consent, kind);
    }
  }
  return candidates;
}

}  // namespace tongcun
