// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/place_graph.h"
#include "engine/synthetic/planning_ground.h"
#include "engine/synthetic/route_net.h"
#include "engine/synthetic/settlement.h"

#include <cstdint>
#include <span>

namespace tongcun {

// Groups the chosen places into counties and townships, numbers them, and makes the place in the
// widest and most central valley of each county its seat. `chosen` are places of `graph`
// (ascending), `cells` the cells of all places. Up to 400 villages are one county. Seats of
// townships and people are set later. O(villages log² villages).
[[nodiscard]] Settlement group_into_counties(RunSettings const& run, std::uint64_t seed,
                                             PlanningGround const& ground, PlaceGraph const& graph,
                                             std::span<std::uint32_t const> cells,
                                             std::span<std::uint32_t const> chosen);

// Sets the seats of townships: wide valley, middle of the township, near a trunk road; the county
// seat is that of its own township.
void choose_township_seats(PlanningGround const& ground, RouteNet const& net,
                           Settlement& settlement);

// Sets persons (300 … 3,000, log-normal, more where the ground is gentle and in seats) and
// households (3.9 persons on average).
void count_people(std::uint64_t seed, Settlement& settlement);

}  // namespace tongcun
