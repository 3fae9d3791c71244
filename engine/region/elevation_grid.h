// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Ground heights on the raster's own grid, with a lattice that says where canonical coordinates
// fall on it. The projection itself (PROJ) is evaluated only at the lattice nodes, in io/.
//
// Shapes: heights has columns * rows entries, row major from the raster's first row; lattice has
// lattice_columns * lattice_rows entries from the south-west corner, row major.
struct ElevationGrid {
  // Position on the raster in 1/65536 cell; (0, 0) is the centre of the first cell.
  struct GridPosition {
    std::int64_t column = 0;
    std::int64_t row = 0;
  };

  static constexpr std::int32_t kNoData = INT32_MIN;
  static constexpr double kSubcells = 65536.0;

  std::int32_t columns = 0;
  std::int32_t rows = 0;
  Length cell;                        // side of a cell on the ground, the larger of the two
  std::vector<std::int32_t> heights;  // millimetres above the raster's datum, or kNoData

  GeoPoint lattice_origin;        // south-west node
  std::int32_t lattice_step = 0;  // canonical units between nodes, both ways
  std::int32_t lattice_columns = 0;
  std::int32_t lattice_rows = 0;
  std::vector<GridPosition> lattice;

  // Bilinear height in millimetres; none outside the raster or where one of the four cells around
  // the point has no data. Same bits on every processor. O(1).
  [[nodiscard]] std::optional<double> height_mm(GeoPoint point) const;
};

}  // namespace tongcun
