// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Where the water of every cell goes. Every cell but the outlets drains to a lower neighbour, so
// that following `downstream` always ends at an outlet.
struct WaterRoutes {
  static constexpr std::uint8_t kOutlet = 8;

  std::vector<std::uint8_t> downstream;  // per cell: index of kSteps, or kOutlet
  std::vector<std::uint32_t> order;      // all cells, each after the cell it drains to
  std::vector<std::uint32_t> catchment;  // per cell: cells that drain through it, itself included

  [[nodiscard]] std::uint32_t next(Raster const& raster, std::uint32_t cell) const {
    Step const& step = kSteps[downstream[cell]];
    return static_cast<std::uint32_t>(static_cast<std::int64_t>(cell) + step.columns +
                                      std::int64_t{step.rows} * raster.columns);
  }
};

// A place where water leaves the map, or enters it from `catchment` cells outside.
struct WaterGate {
  std::uint32_t cell = 0;
  std::uint32_t catchment = 0;
};

struct WaterGates {
  std::vector<std::uint32_t> outlets;  // at least one
  std::vector<WaterGate> inlets;
};

// Fills every hollow that has no way out to its sill, rising by 2 mm to 30 cm from cell to cell
// (`heights`, metres, is changed in place), and sends the water of each cell to the steepest of
// its lower neighbours. `variety` (numbers of 0 … 1, a power of two of them) decides how filled
// ground rises and blurs the choice between nearly equal neighbours, so that streams wind instead
// of running in eight directions. Method: priority-flood (Barnes, Lehman, Mulla
// 2014) with a bucket queue. O(cells + height range).
[[nodiscard]] WaterRoutes route_water(Raster const& raster, std::vector<float>& heights,
                                      WaterGates const& gates, std::span<float const> variety);

}  // namespace tongcun
