// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace tongcun {

// A place on a raster, in cells from the centre of the first cell.
struct MapPosition {
  double column = 0.0;
  double row = 0.0;
  friend bool operator==(MapPosition const&, MapPosition const&) = default;
};

using MapLine = std::vector<MapPosition>;

// Whether the ends of a line stay where they are or meet each other (first = last position).
enum class LineShape { open, closed };

// Takes the steps out of a line of cells: `passes` times each inner position becomes
// (before + 2 itself + after) / 4. The ends of open lines stay.
void smooth_line(MapLine& line, LineShape shape, int passes);

// Indices of the positions that stay when the line may move by `tolerance` cells, ascending, the
// ends always among them (Douglas and Peucker 1973). Closed lines keep at least four.
[[nodiscard]] std::vector<std::size_t> simplified_line(MapLine const& line, LineShape shape,
                                                       double tolerance);

}  // namespace tongcun
