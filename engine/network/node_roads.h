// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/roads.h"
#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/id_lists.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <vector>

namespace tongcun {

struct NodingOptions {
  // Vertices this near to another road are joined to it; 0 = only what touches exactly.
  Length tolerance;
  // Whether lines that cross at the same level without a common vertex are joined. Off: reported.
  bool join_crossings = false;
  // Dead ends this near to a road that theirs does not meet within five times as much: reported.
  Length dangle_reach = metres(20);
};

// A junction, an end or a joined vertex on a road.
struct RoadStop {
  Length position;  // along the road from its first vertex
  JunctionId junction;
  friend bool operator==(RoadStop const&, RoadStop const&) = default;
};

// Two roads made to meet, or found near each other.
struct RoadContact {
  RoadId road;  // whose vertex it is
  RoadId other;
  GeoPoint point;
  Length gap;
  friend bool operator==(RoadContact const&, RoadContact const&) = default;
};

struct NodingReport {
  std::vector<RoadContact> joins_to_vertices;  // vertex of one road to a vertex of another
  std::vector<RoadContact> joins_to_lines;     // vertex of one road into a stretch of another
  std::vector<RoadContact> joined_crossings;   // only with join_crossings
  std::vector<RoadContact> open_crossings;     // same level, no common vertex, left alone
  std::vector<RoadContact> dangles;            // dead ends near another road
};

// Roads cut in thought at every place where they meet.
struct NodedRoads {
  IdLists<RoadId, RoadStop> stops;  // ascending by position; first at 0, last at the road's length
  IdVector<JunctionId, GeoPoint> junction_point;  // in the order of the points
  NodingReport report;
};

// Finds where roads meet: at identical vertices (ends or not), where a vertex lies on another
// road's line, and, with a tolerance, where it lies that near to it. A vertex is joined to the
// nearest place of each other road only. Roads of two levels are joined where one of them ends on
// the ground: the end of a bridge to any place of a road of level 0, else end to end. No geometry
// is moved: lengths stay those of the drawn lines, joined places count as one junction without
// length. Independent of the order of roads but for ties. O(v log v) for v vertices at constant
// density.
[[nodiscard]] NodedRoads node_roads(Roads const& roads, NodingOptions const& options);

}  // namespace tongcun
