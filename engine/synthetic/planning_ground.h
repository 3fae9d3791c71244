// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/raster.h"
#include "engine/synthetic/terrain.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// How much of a stream runs through a cell.
enum class StreamSize : std::uint8_t { none, brook, stream, river };

// Ground drained by each, square kilometres. Brooks are the smallest that the map shows [A].
constexpr double kBrookSquareKilometres = 3.0;
constexpr double kStreamSquareKilometres = 30.0;
constexpr double kRiverSquareKilometres = 300.0;

// The ground as people see it who look for a house, a field or a road: the terrain on cells of at
// least 48 m. Columns have one entry per cell.
struct PlanningGround {
  Raster raster;
  std::int32_t terrain_cells = 1;   // side of a cell in cells of the terrain, 1 or 2
  std::vector<float> height;        // metres, mean of the cell
  std::vector<float> slope;         // rise over run
  std::vector<float> above_stream;  // metres, mean of the cell
  std::vector<StreamSize> stream;   // the largest in the cell
  std::vector<float> catchment;     // square kilometres, the largest in the cell
};

// O(cells).
[[nodiscard]] PlanningGround survey_ground(RunSettings const& run, Terrain const& terrain);

}  // namespace tongcun
