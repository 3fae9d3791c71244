// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/site_facts.h"

#include "engine/guarantees/guarantee_fields.h"
#include "engine/guarantees/way_facts.h"

#include <cstdint>
#include <utility>

namespace tongcun {

SiteFacts collect_site_facts(GuaranteeRules const& rules, SiteFactsInput const& input,
                             std::size_t sites) {
  SiteFacts all;
  Fields const& fields = rules.book.fields;
  FieldId const hardened = *find_field(fields, field_key::hardened_road);
  WayFacts const ways(input.services, input.roads, input.years, fields);
  for (std::size_t row = 0; row < sites; ++row) {
    OriginId const origin = input.network.origin_of(SiteId(static_cast<std::uint32_t>(row)));
    IdVector<FieldId, RuleValue> facts;
    for (Field const& field : fields.values()) {
      facts.push_back(RuleValue::unknown(field.lack));
    }
    if (!input.network.origins[origin].node.is_none()) {
      ways.add(origin, facts);
      facts[hardened] = ways.to_hardened(origin);
    }
    all.push_back(std::move(facts));
  }
  return all;
}

}  // namespace tongcun
