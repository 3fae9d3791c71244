// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/segment_index.h"
#include "engine/types/geo_point.h"
#include "tests/bench/bench_graph.h"

#include <filesystem>
#include <vector>

namespace tongcun {

// The roads of a scenario, on foot in its driest month: the search graph that the product makes of
// them, nodes in the network's own order (depth first); facilities are those that hang on it.
// Throws InputError as `tongcun run` does.
[[nodiscard]] BenchGraph read_road_graph(std::filesystem::path const& scenario, int threads);

// What places are hung on in that scenario.
struct RoadLines {
  std::vector<Segment> segments;  // of all roads where people may walk
  std::vector<GeoPoint> places;   // villages and facilities
};
[[nodiscard]] RoadLines read_road_lines(std::filesystem::path const& scenario, int threads);

}  // namespace tongcun
