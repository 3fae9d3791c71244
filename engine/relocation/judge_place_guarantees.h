// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/network/road_network.h"
#include "engine/relocation/place_guarantees.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tongcun {

// What the verdicts of sites are made from; the caller keeps the parts alive.
struct SiteFactsInput {
  RoadNetwork const& network;
  Services const& services;
  RoadAccess const& roads;
  std::vector<VillageYears> const& years;
};

// Guarantees about villages by the verdicts of the villages, and of the sites by what the network
// says of them as it stands: minutes to services, the ways to the hardened network and to a road
// open all year. Everything else of a site is unknown, and so is all of a site off the network, so
// that what rests on it neither holds nor fails there. Deterministic. O((villages + sites) ·
// rules).
[[nodiscard]] PlaceGuarantees judge_place_guarantees(GuaranteeRules const& rules,
                                                     VillageGuarantees const& villages,
                                                     SiteFactsInput const& input, std::size_t sites,
                                                     std::optional<int> year);

}  // namespace tongcun
