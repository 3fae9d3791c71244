// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/raise_terrain.h"

#include "engine/run/random_stream.h"
#include "engine/synthetic/edge_gates.h"
#include "engine/synthetic/erode.h"
#include "engine/synthetic/flatten_valleys.h"
#include "engine/synthetic/for_each_cell.h"
#include "engine/synthetic/ground_rules.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kBaseMetres = 600.0;
constexpr double kHighestMetres = 3250.0;

// One raster of the sequence from coarse to fine.
struct Level {
  Raster raster;
  std::vector<float> height;
  WaterGates gates;
};

void place_on_level(std::vector<EdgeGate> const& gates, Level& level) {
  for (EdgeGate const& gate : gates) {
    std::uint32_t const cell = gate.cell_on(level.raster);
    if (gate.catchment_share > 0.0) {
      double const cells = gate.catchment_share * static_cast<double>(level.raster.size());
      level.gates.inlets.push_back({cell, static_cast<std::uint32_t>(cells)});
    } else {
      level.gates.outlets.push_back(cell);
      level.height[cell] = static_cast<float>(gate.height);
    }
  }
}

double bilinear(Raster const& raster, std::vector<float> const& values, double column, double row) {
  double const c = std::clamp(column, 0.0, raster.columns - 1.0);
  double const r = std::clamp(row, 0.0, raster.rows - 1.0);
  auto const c0 = std::min(static_cast<std::int32_t>(c), raster.columns - 2);
  auto const r0 = std::min(static_cast<std::int32_t>(r), raster.rows - 2);
  double const u = c - c0;
  double const v = r - r0;
  auto const value = [&](std::int32_t dc, std::int32_t dr) {
    return static_cast<double>(values[raster.cell(c0 + dc, r0 + dr)]);
  };
  double const north = value(0, 0) + u * (value(1, 0) - value(0, 0));
  double const south = value(0, 1) + u * (value(1, 1) - value(0, 1));
  return north + v * (south - north);
}

// The coarser ground on a raster twice as fine, its straight lines bent.
Level refine(RunSettings const& run, GroundRules const& rules, Level const& coarse) {
  Level fine;
  fine.raster = {coarse.raster.columns * 2, coarse.raster.rows * 2,
                 coarse.raster.cell_metres / 2.0};
  fine.height.resize(fine.raster.size());
  double const cell = fine.raster.cell_metres;
  for_each_cell(run, "terrain", fine.raster, [&](std::int32_t column, std::int32_t row) {
    double const x = (column + 0.5) * cell;
    double const y = (row + 0.5) * cell;
    GroundRules::Shift const shift = rules.bend(x, y, 14.0 * coarse.raster.cell_metres);
    double const height =
        bilinear(coarse.raster, coarse.height, (column - 0.5) * 0.5 + 1.9 * shift.x,
                 (row - 0.5) * 0.5 + 1.9 * shift.y) +
        0.12 * cell * rules.roughness(x * 60.0 / cell, y * 60.0 / cell);
    fine.height[fine.raster.cell(column, row)] = static_cast<float>(height);
  });
  return fine;
}

struct Schedule {
  int steps;
  float time;
};

}  // namespace

Terrain raise_terrain(RunSettings const& run, std::uint64_t seed, Raster const& raster) {
  assert(raster.columns % kCoarsening == 0 && raster.rows % kCoarsening == 0);
  GroundRules const rules(seed);
  std::vector<EdgeGate> const gates = place_edge_gates(seed, raster, kBaseMetres);
  std::vector<float> variety(65536);
  RandomStream random(seed, Purpose::synthetic_terrain, 2001);
  for (float& luck : variety) {
    luck = static_cast<float>(random.next_unit());
  }

  Level level;
  level.raster = {raster.columns / kCoarsening, raster.rows / kCoarsening,
                  raster.cell_metres * kCoarsening};
  level.height.resize(level.raster.size());
  for_each_cell(run, "terrain", level.raster, [&](std::int32_t column, std::int32_t row) {
    double const height = kBaseMetres + 300.0 +
                          rules.first_height((column + 0.5) * level.raster.cell_metres,
                                             (row + 0.5) * level.raster.cell_metres);
    level.height[level.raster.cell(column, row)] = static_cast<float>(height);
  });

  // Slopes shorter than a cell are lost on coarse rasters; steeper streams make up for them.
  double const steepness = std::sqrt(std::sqrt(std::max(1.0, raster.cell_metres / 33.0)));
  WaterRoutes routes;
  for (Schedule const& schedule :
       {Schedule{60, 50.0F}, Schedule{8, 40.0F}, Schedule{3, 40.0F}, Schedule{1, 60.0F}}) {
    place_on_level(gates, level);
    GroundRates const rates = rates_on(run, rules, level.raster, steepness);
    for (int step = 0; step < schedule.steps; ++step) {
      run.check_stop();
      routes = route_water(level.raster, level.height, level.gates, variety);
      erode(level.raster, routes, rates, schedule.time, level.height);
    }
    if (level.raster.columns < raster.columns) {
      level = refine(run, rules, level);
    }
  }

  creep(run, raster, routes, level.height);

  Terrain terrain;
  terrain.raster = raster;
  terrain.height = std::move(level.height);
  terrain.water = std::move(routes);
  flatten_valleys(rules, terrain);
  creep(run, raster, terrain.water, terrain.height);
  float const highest = *std::ranges::max_element(terrain.height);
  if (highest > static_cast<float>(kHighestMetres)) {
    auto const base = static_cast<float>(kBaseMetres);
    float const scale = (static_cast<float>(kHighestMetres) - base) / (highest - base);
    for (float& height : terrain.height) {
      height = base + (height - base) * scale;
    }
  }
  return terrain;
}

}  // namespace tongcun
