// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/travel_effort.h"

#include "engine/synthetic/divide_land.h"
#include "engine/synthetic/for_each_cell.h"
#include "engine/synthetic/lattice_noise.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr std::int32_t kClosedRing = 2;
constexpr std::array<std::uint8_t, 8> kStoredMoves{0, 1, 2, 3, 8, 9, 10, 11};

// Effort of crossing water, metres of level road [A]: a culvert, a bridge, a large bridge.
constexpr std::array<float, 4> kCrossingMetres{0.0F, 40.0F, 160.0F, 450.0F};
// Roads do not run in the bed of a stream.
constexpr float kBedTimes = 4.0F;
// From about this grade a road needs cuts and hairpins and in the end cannot be driven.
constexpr float kPerSteepGrade = 1.0F / 0.22F;

bool is_rim(Raster const& raster, std::int32_t column, std::int32_t row) {
  return column < kClosedRing || row < kClosedRing || column >= raster.columns - kClosedRing ||
         row >= raster.rows - kClosedRing;
}

// How hard level ground is to build on against easy ground, per cell.
std::vector<float> burdens(RunSettings const& run, std::uint64_t seed, PlanningGround const& ground,
                           EffortRules const& rules, std::span<std::uint32_t const> owner) {
  Raster const& raster = ground.raster;
  LatticeNoise const wide(seed, Purpose::synthetic_road, 1);
  LatticeNoise const narrow(seed, Purpose::synthetic_road, 2);
  std::vector<float> burden(raster.size());
  for_each_cell(run, "effort", raster, [&](std::int32_t column, std::int32_t row) {
    std::uint32_t const cell = raster.cell(column, row);
    double const noise =
        0.5 * wide.at(column / 9.3, row / 9.3) + 0.5 * narrow.at(column / 3.1, row / 3.1);
    auto const slope = static_cast<double>(ground.slope[cell]);
    auto const above = static_cast<double>(ground.above_stream[cell]);
    bool const is_foreign = !owner.empty() && owner[cell] == kNoOwner;
    double const level = 1.0 + rules.side_slope_weight * std::min(1.0, slope) +
                         rules.crest_weight * above / 100.0 +
                         (above < 1.5 ? 0.5 : 0.0);  // wet ground
    burden[cell] = static_cast<float>(level * (1.0 + rules.variety * std::clamp(noise, 0.0, 1.0)) *
                                      (is_foreign ? rules.foreign_times : 1.0));
  });
  return burden;
}

// One kind of move from all cells.
struct Move {
  std::int64_t to = 0;  // offset of the cell that it leads to
  bool is_knight = false;
  bool is_diagonal = false;
  std::int64_t first = 0;  // offsets of the cells that it passes between or over
  std::int64_t second = 0;
  float length = 0.0F;  // metres
};

Move make_move(Raster const& raster, std::size_t number) {
  Step const& step = kMoveSteps[number];
  auto const offset = [&raster](std::int32_t columns, std::int32_t rows) {
    return std::int64_t{columns} + std::int64_t{rows} * raster.columns;
  };
  std::int32_t const c = step.columns > 0 ? 1 : -1;
  std::int32_t const r = step.rows > 0 ? 1 : -1;
  Move move;
  move.to = offset(step.columns, step.rows);
  move.is_knight = number >= 8;
  move.is_diagonal = number < 8 && number % 2 == 1;
  move.length = static_cast<float>(raster.cell_metres * step.length);
  if (move.is_knight) {
    bool const is_wide = step.columns == 2 || step.columns == -2;
    move.first = is_wide ? offset(c, 0) : offset(0, r);
    move.second = offset(c, r);
  } else if (move.is_diagonal) {
    move.first = offset(c, 0);
    move.second = offset(0, r);
  }
  return move;
}

// Metres of level road that the water on the way is worth; negative along a bed.
float water_metres(std::vector<StreamSize> const& stream, std::uint32_t cell, Move const& move) {
  auto const at = [&](std::int64_t offset) {
    return static_cast<std::size_t>(stream[static_cast<std::uint32_t>(cell + offset)]);
  };
  std::size_t const here = at(0);
  std::size_t const there = at(move.to);
  if (here != 0 && there != 0) {
    return -1.0F;
  }
  // Half when the bed is entered, half when it is left.
  float metres = 0.5F * kCrossingMetres[std::max(here, there)];
  if (move.is_knight || move.is_diagonal) {
    std::size_t const first = at(move.first);
    std::size_t const second = at(move.second);
    // A knight's move passes over a bed, a diagonal slips through between two cells of one.
    if (move.is_knight || (first != 0 && second != 0)) {
      metres = std::max(metres, kCrossingMetres[std::max(first, second)]);
    }
  }
  return metres;
}

}  // namespace

TravelEffort::TravelEffort(RunSettings const& run, std::uint64_t seed, PlanningGround const& ground,
                           EffortRules const& rules, std::span<std::uint32_t const> owner)
    : raster_(ground.raster), table_(ground.raster.size() * kStored, kClosed) {
  std::array<Move, kMoves> moves;
  for (std::size_t m = 0; m < kMoves; ++m) {
    moves[m] = make_move(raster_, m);
    offset_[m] = moves[m].to;
  }
  std::vector<float> const burden = burdens(run, seed, ground, rules, owner);
  float const per_easy_grade = static_cast<float>(1.0 / rules.easy_grade);
  float const units_per_metre = static_cast<float>(kPerCell / raster_.cell_metres);
  auto const effort_of = [&](std::uint32_t cell, Move const& move) {
    auto const to = static_cast<std::uint32_t>(std::int64_t{cell} + move.to);
    float const grade = std::abs(ground.height[to] - ground.height[cell]) / move.length;
    float const climb = grade * per_easy_grade;
    float const steep = grade * kPerSteepGrade;
    float const times =
        (1.0F + climb * climb * (1.0F + steep * steep)) * 0.5F * (burden[cell] + burden[to]);
    float const water = water_metres(ground.stream, cell, move);
    float const metres =
        water < 0.0F ? move.length * times * kBedTimes : move.length * times + water;
    float const units = std::min(metres * units_per_metre, static_cast<float>(kMost));
    return static_cast<std::uint16_t>(
        std::max(static_cast<std::uint32_t>(units), std::uint32_t{kLeast}));
  };
  for_each_cell(run, "effort", raster_, [&](std::int32_t column, std::int32_t row) {
    if (is_rim(raster_, column, row)) {
      return;
    }
    std::uint32_t const cell = raster_.cell(column, row);
    for (std::uint8_t const m : kStoredMoves) {
      Step const& step = kMoveSteps[m];
      if (!is_rim(raster_, column + step.columns, row + step.rows)) {
        table_[cell * kStored + stored_index(m)] = effort_of(cell, moves[m]);
      }
    }
  });
}

bool TravelEffort::is_open(std::uint32_t cell) const {
  return !is_rim(raster_, raster_.column_of(cell), raster_.row_of(cell));
}

}  // namespace tongcun
