// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/network/road_network.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <vector>

namespace tongcun {

// What facts of sites are made from; the caller keeps the parts alive.
struct SiteFactsInput {
  RoadNetwork const& network;
  Services const& services;
  RoadAccess const& roads;
  std::vector<VillageYears> const& years;
};

// One value per field of the rules, for every site: what the network says of it as it stands,
// minutes to services, the ways to the hardened network and to a road open all year. Everything
// else of a site is unknown, and so is all of a site off the network. Deterministic.
// O(sites · fields).
using SiteFacts = IdVector<SiteId, IdVector<FieldId, RuleValue>>;
[[nodiscard]] SiteFacts collect_site_facts(GuaranteeRules const& rules, SiteFactsInput const& input,
                                           std::size_t sites);

}  // namespace tongcun
