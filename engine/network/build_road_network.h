// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/node_roads.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/network/walking.h"
#include "engine/region/region.h"
#include "engine/run/run_settings.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tongcun {

struct NetworkOptions {
  NodingOptions noding;
  WalkOptions walk;
  Length off_road_limit = kilometres(2);     // longest off-road walk to a road [A]
  Length prefer_main_within = metres(500);   // extra walk accepted to hang on the main network [A]
  Length direct_walk_limit = kilometres(1);  // facilities this near are also walked to directly [A]
};

// What was found while the network was made, for the report; nothing here is needed to compute.
struct NetworkReport {
  NodingReport noding;
  std::int64_t walk_steps = 0;                 // over which slopes were taken
  std::int64_t walk_steps_without_height = 0;  // counted as flat
  std::int64_t walk_steps_cut = 0;             // steeper than WalkOptions::steepest_slope
  std::array<Length, kTerrains> length_by_terrain{};
};

struct BuiltNetwork {
  RoadNetwork network;
  NetworkReport report;
};

// Nodes the roads, hangs villages, sites and facilities on them, measures lengths, slopes, terrain
// and walking times, finds components. Without an elevation everything is flat and the terrain is
// plain. A place hangs on the main network (the longest component) when that is at most
// `prefer_main_within` farther than the nearest road and within the limit. The same result for any
// number of threads and any order of input rows. O(v log v) for v road vertices.
[[nodiscard]] BuiltNetwork build_road_network(Region const& region, RoadRules const& rules,
                                              NetworkOptions const& options,
                                              RunSettings const& run);

}  // namespace tongcun
