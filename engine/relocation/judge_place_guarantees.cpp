// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/judge_place_guarantees.h"

#include "engine/guarantees/guarantee_fields.h"
#include "engine/guarantees/way_facts.h"
#include "engine/rules/judge_conditions.h"

#include <cstdint>

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
  Fields const& fields = rules.book.fields;
  FieldId const hardened = *find_field(fields, field_key::hardened_road);
  WayFacts const ways(input.services, input.roads, input.years, fields);
  for (std::size_t row = 0; row < sites; ++row) {
    SiteId const site(static_cast<std::uint32_t>(row));
    OriginId const origin = input.network.origin_of(site);
    IdVector<FieldId, RuleValue> facts;
    for (Field const& field : fields.values()) {
      facts.push_back(RuleValue::unknown(field.lack));
    }
    if (!input.network.origins[origin].node.is_none()) {
      ways.add(origin, facts);
      facts[hardened] = ways.to_hardened(origin);
    }
    guarantees.lacking.push_back(
        with_verdict(rules, judge_all(rules.book, facts, year), Verdict::fail));
  }
  return guarantees;
}

}  // namespace tongcun
