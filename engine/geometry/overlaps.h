// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tongcun {

// Two areas whose insides have something in common.
struct AreaOverlap {
  std::size_t first = 0;  // positions of the areas, first < second
  std::size_t second = 0;
  double square_metres = 0.0;
  friend bool operator==(AreaOverlap const&, AreaOverlap const&) = default;
};

// All pairs of valid areas that share more than `least_square_metres`, ascending by positions;
// empty areas share nothing. Square metres by the scale at the middle latitude of the western area,
// relative error below 1e-3 for areas of a township's size. Deterministic. O(n log n + pairs of
// boxes that meet from west to east * corners).
[[nodiscard]] std::vector<AreaOverlap> overlaps(std::span<MultiPolygon const> areas,
                                                double least_square_metres);

}  // namespace tongcun
