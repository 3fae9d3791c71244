// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/network_overlay.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/region/region.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <optional>

namespace tongcun {

// How far a village may be from the hardened network, and what would narrow the bounds.
struct HardenedReach {
  // If everything unrecorded were in favour, and if nothing were; none = cannot be reached.
  std::optional<Length> least;
  std::optional<Length> most;
  bool by_surfaces = false;  // recording surfaces could narrow it
  bool by_classes = false;   // recording classes could
  bool by_way = false;       // a recorded way from the village to the roads could
};

// For every village. Unrecorded surfaces and classes of roads each are read both ways. A village
// beyond the off-road limit lies on no recorded way: it is at least the straight distance away, and
// nobody knows how far. Deterministic. At most four searches over the network.
[[nodiscard]] IdVector<VillageId, HardenedReach> find_hardened_reach(Region const& region,
                                                                     RoadNetwork const& network,
                                                                     RoadRules const& rules,
                                                                     NetworkOverlay const& overlay);

}  // namespace tongcun
