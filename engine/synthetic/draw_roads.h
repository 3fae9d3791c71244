// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/planning_ground.h"
#include "engine/synthetic/raster.h"
#include "engine/synthetic/route_net.h"
#include "engine/types/geo_point.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// A stretch of one route between two places where routes meet or end.
struct RoadPiece {
  std::uint32_t route = 0;
  std::uint32_t first_cell = 0;
  StreamSize crosses = StreamSize::none;  // the largest stream that it crosses
  std::vector<GeoPoint> line;             // at least two different points
};

// Where the roads of a cell meet: the same point for every road, a little off the cell's centre.
[[nodiscard]] GeoPoint road_point(std::uint64_t seed, Raster const& raster, MapFrame const& frame,
                                  std::uint32_t cell);

// Cuts routes where they meet and draws them as smooth, thinned lines, by route and along it.
// Properly noded: pieces that meet share an identical vertex, and no two cross without one.
// O(vertices).
[[nodiscard]] std::vector<RoadPiece> draw_roads(RunSettings const& run, std::uint64_t seed,
                                                PlanningGround const& ground, MapFrame const& frame,
                                                RouteNet const& net);

}  // namespace tongcun
