// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/types/geo_point.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Two segments that touch elsewhere than at a common end: they cross, one ends on the other, or
// they run along the same line. Segment s of a line goes from its point s to s + 1.
struct LineContact {
  std::uint32_t line_a = 0;
  std::uint32_t segment_a = 0;
  std::uint32_t line_b = 0;  // (line_a, segment_a) < (line_b, segment_b)
  std::uint32_t segment_b = 0;
  friend auto operator<=>(LineContact const&, LineContact const&) = default;
};

// All contacts between the segments of all lines, ascending, each once. Exact integer arithmetic.
// O(segments) where they are about equally long and evenly spread.
[[nodiscard]] std::vector<LineContact> find_line_contacts(
    RunSettings const& run, std::span<std::vector<GeoPoint> const> lines);

}  // namespace tongcun
