// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/flatten_valleys.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tongcun {
namespace {

// Height above the stream under which ground is mostly filled in, metres [A]: grows with the
// fourth root of the drained ground, 5 m on a brook in a gorge, some 80 m in a basin with a river.
float fill_depth(double openness, double square_kilometres) {
  double const size = std::sqrt(std::sqrt(std::min(square_kilometres, 4000.0)));
  return static_cast<float>(5.0 + (8.0 + 22.0 * openness) * size);
}

}  // namespace

void flatten_valleys(GroundRules const& rules, Terrain& terrain) {
  Raster const& raster = terrain.raster;
  WaterRoutes const& water = terrain.water;
  std::vector<float> stream_height(raster.size());
  std::vector<float> depth(raster.size());
  terrain.above_stream.resize(raster.size());
  for (std::uint32_t const cell : water.order) {
    double const drained = terrain.catchment_square_metres(cell);
    bool const is_outlet = water.downstream[cell] == WaterRoutes::kOutlet;
    if (is_outlet || drained >= Terrain::kStreamSquareMetres) {
      double const x = (raster.column_of(cell) + 0.5) * raster.cell_metres;
      double const y = (raster.row_of(cell) + 0.5) * raster.cell_metres;
      stream_height[cell] = terrain.height[cell];
      depth[cell] = fill_depth(rules.openness(x, y), drained / 1.0e6);
    } else {
      std::uint32_t const next = water.next(raster, cell);
      stream_height[cell] = stream_height[next];
      depth[cell] = depth[next];
    }
  }
  for (std::uint32_t cell = 0; cell < raster.size(); ++cell) {
    // above³ / (above² + depth²): flat near the stream, unchanged far above it, rising throughout.
    float const above = terrain.height[cell] - stream_height[cell];
    float const square = above * above;
    float const lowered =
        above > 0.0F ? above * square / (square + depth[cell] * depth[cell]) : 0.0F;
    // What is filled to the level of the stream still rises away from it.
    float const kept = std::min(above, 0.02F * std::sqrt(std::max(above, 0.0F)));
    terrain.above_stream[cell] = std::max(lowered, kept);
    terrain.height[cell] = stream_height[cell] + terrain.above_stream[cell];
  }
}

}  // namespace tongcun
