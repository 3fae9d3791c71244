// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/name_places.h"
#include "engine/synthetic/route_net.h"
#include "engine/synthetic/settlement.h"

#include <span>
#include <string>
#include <vector>

namespace tongcun {

struct RoadName {
  std::string route_code;
  std::string name;
};

// Route code and name of each route, in their order; routes of one journey have the same. G and S
// routes are numbered from 991 and 901, which no real ones are; X (county), Y (township) and C
// (village) routes are numbered within the county and end in its code. Field tracks and footpaths
// have no code.
[[nodiscard]] std::vector<RoadName> name_roads(RouteNet const& net, Settlement const& settlement,
                                               PlaceNames const& names,
                                               std::span<Hamlet const> hamlets);

}  // namespace tongcun
