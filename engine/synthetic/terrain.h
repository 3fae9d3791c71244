// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/raster.h"
#include "engine/synthetic/route_water.h"

#include <vector>

namespace tongcun {

// The made-up ground. Columns have one entry per cell of the raster.
struct Terrain {
  // Cells through which at least this much ground drains carry a stream, square metres.
  static constexpr double kStreamSquareMetres = 1.0e6;

  Raster raster;
  std::vector<float> height;        // metres; every cell but an outlet has a lower neighbour
  std::vector<float> above_stream;  // metres above the stream cell that it drains to; 0 on streams
  WaterRoutes water;                // on `height`

  [[nodiscard]] double catchment_square_metres(std::uint32_t cell) const {
    return water.catchment[cell] * raster.cell_metres * raster.cell_metres;
  }
};

}  // namespace tongcun
