// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/segment_index.h"
#include "engine/types/geo_point.h"

#include <cstdint>
#include <memory>
#include <span>

namespace tongcun {

// Boost.Geometry's R-tree (packed, 16 entries a node) over targets in one plane: canonical
// coordinates times the scale at the middle latitude. That plane is the peer's; the engine measures
// in the plane of each query, so the nearest target may differ where two are about equally near.
class RtreePeer {
 public:
  virtual ~RtreePeer() = default;
  RtreePeer() = default;
  RtreePeer(RtreePeer const&) = delete;
  RtreePeer& operator=(RtreePeer const&) = delete;

  // Position of the target nearest in the peer's plane. What is timed.
  [[nodiscard]] virtual std::uint32_t nearest(GeoPoint query) const = 0;
  // Distance in the query's own plane, millimetres, to the target that is nearest there: goes
  // through the targets in the order of the peer's plane until none behind can be nearer.
  [[nodiscard]] virtual double exact_distance(GeoPoint query) const = 0;
};

// are_points: the tree holds points, else segments.
[[nodiscard]] std::unique_ptr<RtreePeer> make_rtree_peer(std::span<Segment const> targets,
                                                         bool are_points);

}  // namespace tongcun
