// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/place_hamlets.h"
#include "engine/synthetic/route_net.h"
#include "engine/synthetic/travel_effort.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// The four stages of a road network, each joined to what the ones before laid. Ways follow the
// least effort over the ground, so they keep to valleys, climb slopes aslant and share what they
// can; a few loops are added where going round would be long.

// National and provincial roads: between the county seats and from them out of the map.
void lay_trunk_roads(RunSettings const& run, TravelEffort const& effort,
                     std::span<std::uint32_t const> county_seats, RouteNet& net);

// County roads to the township seats.
void lay_township_roads(RunSettings const& run, TravelEffort const& effort,
                        std::span<std::uint32_t const> township_seats, RouteNet& net);

// A village for road building.
struct VillageStop {
  std::uint32_t cell = 0;
  std::uint32_t township = 0;
};

// Township and village roads to all villages but `unreached` of those at the ends of long ways,
// which get a footpath. Gives 1 for each village that no motor road reaches, 0 for the others.
[[nodiscard]] std::vector<std::uint8_t> lay_village_roads(RunSettings const& run,
                                                          std::uint64_t seed,
                                                          TravelEffort const& effort,
                                                          std::span<VillageStop const> villages,
                                                          std::size_t unreached, RouteNet& net);

// Village roads, field tracks and footpaths to the hamlets (the row of the hamlet is the route's
// place). No motor way enters the land (`owner` per cell) of unreached villages.
void lay_hamlet_roads(RunSettings const& run, std::uint64_t seed, TravelEffort const& effort,
                      std::span<Hamlet const> hamlets, std::span<std::uint32_t const> owner,
                      std::span<std::uint8_t const> is_unreached, RouteNet& net);

}  // namespace tongcun
