// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/judge_place_guarantees.h"

#include "engine/rules/judge_conditions.h"

namespace tongcun {
namespace {

// Those about villages of which the verdict is this one.
std::vector<GuaranteeId> with_verdict(GuaranteeRules const& rules, Judgements const& judged,
                                      Verdict verdict) {
  std::vector<GuaranteeId> list;
  for (GuaranteeId const guarantee : rules.guarantees.ids()) {
    Guarantee const& one = rules.guarantees[guarantee];
    if (one.about == About::village && judged.conditions[one.condition] == verdict) {
      list.push_back(guarantee);
    }
  }
  return list;
}

}  // namespace

PlaceGuarantees judge_place_guarantees(GuaranteeRules const& rules,
                                       VillageGuarantees const& villages,
                                       SiteFactsInput const& input, std::size_t sites,
                                       std::optional<int> year) {
  PlaceGuarantees guarantees;
  for (VillageId const village : villages.villages.ids()) {
    guarantees.held.push_back(with_verdict(rules, villages.villages[village], Verdict::pass));
  }
  SiteFacts const facts_of_sites = collect_site_facts(rules, input, sites);
  for (auto const& facts : facts_of_sites.values()) {
    guarantees.lacking.push_back(
        with_verdict(rules, judge_all(rules.book, facts, year), Verdict::fail));
  }
  return guarantees;
}

}  // namespace tongcun
