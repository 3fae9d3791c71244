// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/segment_index.h"
#include "engine/types/geo_point.h"
#include "tests/bench/bench_options.h"

#include <string>
#include <vector>

namespace tongcun {

// What is indexed, and what is asked, in random order.
struct SnappingCase {
  std::string name;  // "uniform, queries as the data" …
  std::vector<Segment> targets;
  bool are_points = false;  // every target is a single point
  std::vector<GeoPoint> queries;
};

// Cases of a scenario's roads (queries: places near its villages and facilities, and anywhere in
// its extent), or of "points:<n>": n vertices and n segments of made-up roads, evenly spread or
// nine tenths of them in a thousand towns of very uneven size. Each once for the vertices, once for
// the segments. Throws as the readers do.
[[nodiscard]] std::vector<SnappingCase> make_snapping_cases(BenchOptions const& options);

}  // namespace tongcun
