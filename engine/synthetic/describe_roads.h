// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/roads.h"
#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/draw_roads.h"
#include "engine/synthetic/route_net.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// What a road is made of and since when; pieces of one route differ in fords alone.
struct RoadFacts {
  RoadTraits traits;
  std::int32_t width_decimetres = 0;
  std::int32_t year_built = 0;
};

// Facts of each piece, in their order. Surfaces follow the class and the year: main roads are
// asphalt, most village roads concrete, some gravel or earth; the surface of
// `unknown_surface_permille` of the minor routes is not recorded. Some unpaved roads have their
// passable months on record, some cross brooks without a bridge. O(pieces).
[[nodiscard]] std::vector<RoadFacts> describe_roads(CountyParameters const& parameters,
                                                    RouteNet const& net,
                                                    std::vector<RoadPiece> const& pieces);

// Share of village roads with a hardened surface in a year.
[[nodiscard]] double hardened_share(std::int32_t year);

}  // namespace tongcun
