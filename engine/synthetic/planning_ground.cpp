// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/planning_ground.h"

#include "engine/synthetic/for_each_cell.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kSmallestCellMetres = 48.0;

StreamSize stream_size(double square_kilometres) {
  if (square_kilometres < kBrookSquareKilometres) {
    return StreamSize::none;
  }
  if (square_kilometres < kStreamSquareKilometres) {
    return StreamSize::brook;
  }
  return square_kilometres < kRiverSquareKilometres ? StreamSize::stream : StreamSize::river;
}

void gather(Terrain const& terrain, std::int32_t column, std::int32_t row, PlanningGround& ground) {
  float height = 0.0F;
  float above = 0.0F;
  double catchment = 0.0;
  for (std::int32_t r = 0; r < ground.terrain_cells; ++r) {
    for (std::int32_t c = 0; c < ground.terrain_cells; ++c) {
      std::uint32_t const cell =
          terrain.raster.cell(column * ground.terrain_cells + c, row * ground.terrain_cells + r);
      height += terrain.height[cell];
      above += terrain.above_stream[cell];
      catchment = std::max(catchment, terrain.catchment_square_metres(cell) / 1.0e6);
    }
  }
  auto const count = static_cast<float>(ground.terrain_cells * ground.terrain_cells);
  std::uint32_t const cell = ground.raster.cell(column, row);
  ground.height[cell] = height / count;
  ground.above_stream[cell] = above / count;
  ground.catchment[cell] = static_cast<float>(catchment);
  ground.stream[cell] = stream_size(catchment);
}

float slope_at(PlanningGround const& ground, std::int32_t column, std::int32_t row) {
  Raster const& raster = ground.raster;
  std::int32_t const west = std::max(column - 1, 0);
  std::int32_t const east = std::min(column + 1, raster.columns - 1);
  std::int32_t const north = std::max(row - 1, 0);
  std::int32_t const south = std::min(row + 1, raster.rows - 1);
  auto const cell_metres = static_cast<float>(raster.cell_metres);
  float const dx = (ground.height[raster.cell(east, row)] - ground.height[raster.cell(west, row)]) /
                   (static_cast<float>(east - west) * cell_metres);
  float const dy =
      (ground.height[raster.cell(column, south)] - ground.height[raster.cell(column, north)]) /
      (static_cast<float>(south - north) * cell_metres);
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace

PlanningGround survey_ground(RunSettings const& run, Terrain const& terrain) {
  PlanningGround ground;
  ground.terrain_cells = terrain.raster.cell_metres < kSmallestCellMetres ? 2 : 1;
  ground.raster = {terrain.raster.columns / ground.terrain_cells,
                   terrain.raster.rows / ground.terrain_cells,
                   terrain.raster.cell_metres * ground.terrain_cells};
  std::size_t const size = ground.raster.size();
  ground.height.resize(size);
  ground.slope.resize(size);
  ground.above_stream.resize(size);
  ground.stream.resize(size);
  ground.catchment.resize(size);
  for_each_cell(run, "ground", ground.raster, [&](std::int32_t column, std::int32_t row) {
    gather(terrain, column, row, ground);
  });
  for_each_cell(run, "ground", ground.raster, [&](std::int32_t column, std::int32_t row) {
    ground.slope[ground.raster.cell(column, row)] = slope_at(ground, column, row);
  });
  return ground;
}

}  // namespace tongcun
