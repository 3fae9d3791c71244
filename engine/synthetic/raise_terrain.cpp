// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/raise_terrain.h"

#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/flatten_valleys.h"
#include "engine/synthetic/ground_rules.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kBaseMetres = 600.0;
constexpr double kHighestMetres = 3250.0;
constexpr double kCreepMetres = 40.0;
constexpr std::size_t kRowsPerBlock = 16;

// A place on the map's edge, as a share of its width and height.
struct EdgePlace {
  double x;
  double y;
};

struct EdgeGate {
  EdgePlace place;
  double catchment_share;  // of the map's area; 0 = an outlet
  double height;           // of an outlet, metres
};

EdgePlace edge_place(double turn) {
  double const side = std::floor(turn * 4.0);
  double const along = turn * 4.0 - side;
  if (side < 1.0) {
    return {along, 0.0};
  }
  if (side < 2.0) {
    return {1.0, along};
  }
  if (side < 3.0) {
    return {1.0 - along, 1.0};
  }
  return {0.0, 1.0 - along};
}

// The main river enters opposite to where it leaves; more gates for longer edges.
std::vector<EdgeGate> place_gates(std::uint64_t seed, Raster const& raster) {
  RandomStream random(seed, Purpose::synthetic_terrain, 2000);
  double const edge_km = 2.0 * (raster.columns + raster.rows) * raster.cell_metres / 1000.0;
  auto const outlets = 1 + static_cast<int>(edge_km / 80.0);
  auto const inlets = 1 + static_cast<int>(edge_km / 220.0);
  double const start = random.next_unit();
  auto const turn = [&](double share) {
    double const at = start + share;
    return at - std::floor(at);
  };
  std::vector<EdgeGate> gates;
  for (int i = 0; i < outlets; ++i) {
    double const share = (i + (i == 0 ? 0.0 : 0.6 * (random.next_unit() - 0.5))) / outlets;
    double const height = i == 0 ? 0.0 : 60.0 + 240.0 * random.next_unit();
    gates.push_back({edge_place(turn(share)), 0.0, kBaseMetres + height});
  }
  for (int i = 0; i < inlets; ++i) {
    double const share = 0.5 + (i + 0.3 * (random.next_unit() - 0.5)) / inlets;
    double const catchment = (i == 0 ? 1.2 : 0.2 + 0.5 * random.next_unit()) / inlets;
    gates.push_back({edge_place(turn(share)), catchment, 0.0});
  }
  return gates;
}

// One raster of the sequence from coarse to fine.
struct Level {
  Raster raster;
  std::vector<float> height;
  WaterGates gates;
};

void place_on_level(std::vector<EdgeGate> const& gates, Level& level) {
  Raster const& raster = level.raster;
  for (EdgeGate const& gate : gates) {
    auto const on = [](double share, std::int32_t count) {
      return std::clamp(static_cast<std::int32_t>(share * count), 0, count - 1);
    };
    std::uint32_t const cell =
        raster.cell(on(gate.place.x, raster.columns), on(gate.place.y, raster.rows));
    if (gate.catchment_share > 0.0) {
      double const cells = gate.catchment_share * static_cast<double>(raster.size());
      level.gates.inlets.push_back({cell, static_cast<std::uint32_t>(cells)});
    } else {
      level.gates.outlets.push_back(cell);
      level.height[cell] = static_cast<float>(gate.height);
    }
  }
}

template <class Fill>
void fill_cells(RunSettings const& run, Raster const& raster, Fill const& fill) {
  for_each_block(run, "terrain", static_cast<std::size_t>(raster.rows), kRowsPerBlock,
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t row = begin; row < end; ++row) {
                     for (std::int32_t column = 0; column < raster.columns; ++column) {
                       fill(column, static_cast<std::int32_t>(row));
                     }
                   }
                 });
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
  fill_cells(run, fine.raster, [&](std::int32_t column, std::int32_t row) {
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

struct Rates {
  std::vector<float> uplift;         // metres a unit of time
  std::vector<float> stream_slope;   // at one square kilometre
  std::vector<float> holding_slope;  // steepest
};

// Evaluated on cells of twice the size; their shortest wavelength is some 700 m.
Rates rates_on(RunSettings const& run, GroundRules const& rules, Raster const& raster,
               double steepness) {
  Rates rates;
  rates.uplift.resize(raster.size());
  rates.stream_slope.resize(raster.size());
  rates.holding_slope.resize(raster.size());
  Raster const wide{(raster.columns + 1) / 2, (raster.rows + 1) / 2, raster.cell_metres * 2.0};
  fill_cells(run, wide, [&](std::int32_t column, std::int32_t row) {
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

// x^(7/16) from square roots alone; the exponent of real streams is 0.4 to 0.5.
float drained_power(float x) {
  float const fourth = std::sqrt(std::sqrt(x));
  float const eighth = std::sqrt(fourth);
  return fourth * eighth * std::sqrt(eighth);
}

// One step of `time` units along fixed routes, from the outlets upstream.
void erode(Raster const& raster, WaterRoutes const& routes, Rates const& rates, float time,
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

// Rounds crests and slopes: each cell moves towards the mean of its neighbours, then heights are
// made to fall along the routes again.
void creep(RunSettings const& run, Raster const& raster, WaterRoutes const& routes,
           std::vector<float>& height) {
  // Creep reaches some 40 m; on coarser cells it would take whole hills away.
  double const reach = std::min(1.0, kCreepMetres / raster.cell_metres);
  auto const strength = static_cast<float>(reach * reach);
  std::vector<float> softened(height.size());
  fill_cells(run, raster, [&](std::int32_t column, std::int32_t row) {
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
    height[cell] =
        is_outlet ? height[cell]
                  : std::max(softened[cell], height[routes.next(raster, cell)] + 0.002F);
  }
}

struct Schedule {
  int steps;
  float time;
};

}  // namespace

Terrain raise_terrain(RunSettings const& run, std::uint64_t seed, Raster const& raster) {
  assert(raster.columns % kCoarsening == 0 && raster.rows % kCoarsening == 0);
  GroundRules const rules(seed);
  std::vector<EdgeGate> const gates = place_gates(seed, raster);
  std::vector<float> variety(65536);
  RandomStream random(seed, Purpose::synthetic_terrain, 2001);
  for (float& luck : variety) {
    luck = static_cast<float>(random.next_unit());
  }

  Level level;
  level.raster = {raster.columns / kCoarsening, raster.rows / kCoarsening,
                  raster.cell_metres * kCoarsening};
  level.height.resize(level.raster.size());
  fill_cells(run, level.raster, [&](std::int32_t column, std::int32_t row) {
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
    Rates const rates = rates_on(run, rules, level.raster, steepness);
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
