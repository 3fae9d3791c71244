// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/map_line.h"
#include "engine/synthetic/raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A stretch of border between the same two owners: from one corner of cells where three or more
// stretches meet to the next, or around an enclave. Positions are the ends, as corners, and
// between them the middles of the sides of cells that the border follows; lines through the
// middles never touch each other.
struct Border {
  MapLine line;
  LineShape shape = LineShape::open;
  std::uint32_t left = 0;          // owner on the left hand when walking along the line
  std::uint32_t right = 0;         // … on the right hand
  std::uint32_t first_corner = 0;  // number of the corner where it begins and ends,
  std::uint32_t last_corner = 0;   // row * (columns + 1) + column; the same for closed ones
};

// All borders, in the order of their first corners. No owner's cells may touch at a corner alone.
// O(cells).
[[nodiscard]] std::vector<Border> trace_borders(Raster const& raster,
                                                std::span<std::uint32_t const> owner);

}  // namespace tongcun
