// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/erode.h"

#include "engine/synthetic/for_each_cell.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kCreepMetres = 40.0;

// x^(7/16) from square roots alone; the exponent of real streams is 0.4 to 0.5.
float drained_power(float x) {
  float const fourth = std::sqrt(std::sqrt(x));
  float const eighth = std::sqrt(fourth);
  return fourth * eighth * std::sqrt(eighth);
}

}  // namespace

GroundRates rates_on(RunSettings const& run, GroundRules const& rules, Raster const& raster,
                     double steepness) {
  GroundRates rates;
  rates.uplift.resize(raster.size());
  rates.stream_slope.resize(raster.size());
  rates.holding_slope.resize(raster.size());
  // Cells of twice the size do: the shortest wavelength of the rules is some 700 m.
  Raster const wide{(raster.columns + 1) / 2, (raster.rows + 1) / 2, raster.cell_metres * 2.0};
  for_each_cell(run, "terrain", wide, [&](std::int32_t column, std::int32_t row) {
    double const x = (column + 0.5) * wide.cell_metres;
    double const y = (row + 0.5) * wide.cell_metres;
    auto const uplift = static_cast<float>(rules.uplift(x, y));
    auto const stream_slope = static_cast<float>(rules.stream_slope(x, y) * steepness);
    auto const holding_slope = static_cast<float>(rules.holding_slope(x, y));
    for (std::int32_t r = 2 * row; r < std::min(2 * row + 2, raster.rows); ++r) {
      for (std::int32_t c = 2 * column; c < std::min(2 * column + 2, raster.columns); ++c) {
        std::uint32_t const cell = raster.cell(c, r);
        rates.uplift[cell] = uplift;
        rates.stream_slope[cell] = stream_slope;
        rates.holding_slope[cell] = holding_slope;
      }
    }
  });
  return rates;
}

void erode(Raster const& raster, WaterRoutes const& routes, GroundRates const& rates, float time,
           std::vector<float>& height) {
  auto const cell_metres = static_cast<float>(raster.cell_metres);
  float const square_kilometres = cell_metres * cell_metres / 1.0e6F;
  for (std::uint32_t const cell : routes.order) {
    if (routes.downstream[cell] == WaterRoutes::kOutlet) {
      continue;
    }
    float const below = height[routes.next(raster, cell)];
    float const length = cell_metres * (routes.downstream[cell] % 2 == 0 ? 1.0F : 1.41421356F);
    float const drained = static_cast<float>(routes.catchment[cell]) * square_kilometres;
    // Lowering a unit of time and slope: at uplift 1, one square kilometre holds `stream_slope`.
    float const power = drained_power(drained) / rates.stream_slope[cell] * time / length;
    float const raised = height[cell] + time * rates.uplift[cell];
    float const cut = (raised + power * below) / (1.0F + power);
    float const held = below + rates.holding_slope[cell] * length;
    height[cell] = std::max(below + 0.002F, std::min(cut, held));
  }
}

void creep(RunSettings const& run, Raster const& raster, WaterRoutes const& routes,
           std::vector<float>& height) {
  // Creep reaches some 40 m; on coarser cells it would take whole hills away.
  double const reach = std::min(1.0, kCreepMetres / raster.cell_metres);
  auto const strength = static_cast<float>(reach * reach);
  std::vector<float> softened(height.size());
  for_each_cell(run, "terrain", raster, [&](std::int32_t column, std::int32_t row) {
    std::int32_t const west = std::max(column - 1, 0);
    std::int32_t const east = std::min(column + 1, raster.columns - 1);
    std::int32_t const north = std::max(row - 1, 0);
    std::int32_t const south = std::min(row + 1, raster.rows - 1);
    float const sides = height[raster.cell(west, row)] + height[raster.cell(east, row)] +
                        height[raster.cell(column, north)] + height[raster.cell(column, south)];
    float const corners = height[raster.cell(west, north)] + height[raster.cell(east, north)] +
                          height[raster.cell(west, south)] + height[raster.cell(east, south)];
    std::uint32_t const cell = raster.cell(column, row);
    float const mean = 0.25F * height[cell] + 0.125F * sides + 0.0625F * corners;
    softened[cell] = height[cell] + strength * (mean - height[cell]);
  });
  for (std::uint32_t const cell : routes.order) {
    bool const is_outlet = routes.downstream[cell] == WaterRoutes::kOutlet;
    height[cell] = is_outlet ? height[cell]
                             : std::max(softened[cell], height[routes.next(raster, cell)] + 0.002F);
  }
}

}  // namespace tongcun
