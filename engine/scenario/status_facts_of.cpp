// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/status_facts_of.h"

#include <utility>

namespace tongcun {

StatusFacts status_facts_of(PovertyFacts const& facts, PovertyResult const& result) {
  GuaranteeRules const& rules = facts.scenario.profile.guarantees;
  StatusFacts status{facts.people, result.accounts, {}, {}, {}};
  for (LinePoverty const& line : result.lines) {
    status.lines.push_back({line.line.key, line.resolved});
  }
  for (JudgedGuarantee const& judged : facts.guarantees.judged) {
    Guarantee const& guarantee = rules.guarantees[judged.guarantee];
    if (guarantee.family == Family::official) {
      status.household_guarantees.push_back({guarantee.key, judged.verdict});
    }
  }
  for (GuaranteeId const id : rules.guarantees.ids()) {
    Guarantee const& guarantee = rules.guarantees[id];
    if (guarantee.family != Family::official || guarantee.about != About::village) {
      continue;
    }
    NamedVerdicts<VillageId> named{guarantee.key, {}};
    for (VillageId const village : facts.villages.villages.ids()) {
      named.verdict.push_back(facts.villages.verdict(rules, id, village));
    }
    status.village_guarantees.push_back(std::move(named));
  }
  return status;
}

}  // namespace tongcun
