// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/spread_paths.h"

#include "engine/run/random_stream.h"
#include "engine/synthetic/link_places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace tongcun {
namespace {

// Bumpy ground with a river down the middle; wide enough for several tiles.
PlanningGround bumpy_ground(std::int32_t columns, std::int32_t rows) {
  PlanningGround ground;
  ground.raster = {columns, rows, 60.0};
  std::size_t const size = ground.raster.size();
  ground.height.resize(size);
  ground.slope.assign(size, 0.1F);
  ground.above_stream.assign(size, 20.0F);
  ground.stream.assign(size, StreamSize::none);
  ground.catchment.assign(size, 0.1F);
  RandomStream random(1, Purpose::test, 1);
  for (std::uint32_t cell = 0; cell < size; ++cell) {
    ground.height[cell] = static_cast<float>(600.0 + 20.0 * random.next_unit());
    if (ground.raster.column_of(cell) == columns / 2) {
      ground.stream[cell] = StreamSize::river;
    }
  }
  return ground;
}

TravelEffort effort_on(PlanningGround const& ground) {
  return TravelEffort(RunSettings{}, 1, ground, EffortRules{}, {});
}

// The twin: moves are applied until none of them improves anything.
std::vector<std::uint32_t> efforts_by_repetition(TravelEffort const& effort,
                                                 std::vector<PathSource> const& sources) {
  constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> efforts(effort.raster().size(), kFar);
  for (PathSource const& source : sources) {
    efforts[source.cell] = 0;
  }
  for (bool is_better = true; is_better;) {
    is_better = false;
    for (std::uint32_t cell = 0; cell < efforts.size(); ++cell) {
      if (efforts[cell] == kFar || !effort.is_open(cell)) {
        continue;
      }
      for (std::uint8_t move = 0; move < kMoves; ++move) {
        std::uint32_t const way = effort.of(cell, move);
        std::uint32_t const to = effort.neighbour(cell, move);
        if (way != TravelEffort::kClosed && efforts[cell] + way < efforts[to]) {
          efforts[to] = efforts[cell] + way;
          is_better = true;
        }
      }
    }
  }
  return efforts;
}

TEST(SpreadPaths, FindsLeastEffortsAcrossTiles) {
  PlanningGround const ground = bumpy_ground(300, 150);
  TravelEffort const effort = effort_on(ground);
  std::vector<PathSource> const sources{{ground.raster.cell(10, 20), 7},
                                        {ground.raster.cell(290, 140), 9}};
  PathField const field = spread_paths(RunSettings{}, effort, sources);
  EXPECT_EQ(field.effort, efforts_by_repetition(effort, sources));
}

TEST(SpreadPaths, PathsLeadBackToTheirPlaceAndAddUp) {
  PlanningGround const ground = bumpy_ground(300, 150);
  TravelEffort const effort = effort_on(ground);
  std::vector<PathSource> const sources{{ground.raster.cell(10, 20), 0},
                                        {ground.raster.cell(290, 140), 1}};
  PathField const field = spread_paths(RunSettings{}, effort, sources);
  for (std::uint32_t cell = 0; cell < ground.raster.size(); cell += 997) {
    if (!effort.is_open(cell)) {
      EXPECT_EQ(field.place[cell], PathField::kNoPlace);
      continue;
    }
    std::vector<std::uint32_t> const path = field.path_back(effort, cell);
    EXPECT_EQ(path.front(), cell);
    EXPECT_EQ(path.back(), sources[field.place[cell]].cell);
    std::uint32_t sum = 0;
    for (std::uint32_t at = cell; field.back[at] != PathField::kSource;
         at = effort.neighbour(at, field.back[at])) {
      sum += effort.of(at, field.back[at]);
    }
    EXPECT_EQ(sum, field.effort[cell]);
  }
}

TEST(SpreadPaths, ThreadsDoNotMatter) {
  PlanningGround const ground = bumpy_ground(500, 400);
  TravelEffort const effort = effort_on(ground);
  std::vector<PathSource> const sources{{ground.raster.cell(250, 200), 0},
                                        {ground.raster.cell(20, 390), 1}};
  RunSettings one;
  one.threads = 1;
  RunSettings three;
  three.threads = 3;
  PathField const a = spread_paths(one, effort, sources);
  PathField const b = spread_paths(three, effort, sources);
  EXPECT_EQ(a.effort, b.effort);
  EXPECT_EQ(a.back, b.back);
  EXPECT_EQ(a.place, b.place);
}

TEST(SpreadPaths, LinksCrossTheBorderWhereTheWayIsShortest) {
  // Level ground: the two places lie on a row, so the easiest way runs along it.
  PlanningGround ground = bumpy_ground(60, 21);
  std::ranges::fill(ground.height, 600.0F);
  std::ranges::fill(ground.slope, 0.0F);
  std::ranges::fill(ground.stream, StreamSize::none);
  TravelEffort const effort(RunSettings{}, 1, ground, {.variety = 0.0}, {});
  std::vector<PathSource> const sources{{ground.raster.cell(10, 10), 0},
                                        {ground.raster.cell(40, 10), 1}};
  PathField const field = spread_paths(RunSettings{}, effort, sources);
  std::vector<PlaceLink> const links = link_places(RunSettings{}, effort, field);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links.front().effort, 30U * TravelEffort::kPerCell);
  std::vector<std::uint32_t> const path = link_path(effort, field, links.front());
  ASSERT_EQ(path.size(), 31U);
  for (std::size_t i = 0; i < path.size(); ++i) {
    EXPECT_EQ(path[i], ground.raster.cell(10 + static_cast<std::int32_t>(i), 10));
  }
}

TEST(TravelEffort, IsTheSameBothWaysAndKeepsItsLimits) {
  PlanningGround const ground = bumpy_ground(40, 40);
  TravelEffort const effort = effort_on(ground);
  for (std::uint32_t cell = 0; cell < ground.raster.size(); ++cell) {
    if (!effort.is_open(cell)) {
      continue;
    }
    for (std::uint8_t move = 0; move < kMoves; ++move) {
      std::uint32_t const way = effort.of(cell, move);
      std::uint32_t const to = effort.neighbour(cell, move);
      if (!effort.is_open(to)) {
        EXPECT_EQ(way, TravelEffort::kClosed);
        continue;
      }
      EXPECT_EQ(way, effort.of(to, reversed(move)));
      EXPECT_GE(way, TravelEffort::kLeast);
      EXPECT_LE(way, TravelEffort::kMost);
    }
  }
}

TEST(TravelEffort, NoWayCrossesARiverForNothing) {
  // Straight, aslant or in a knight's move: crossing costs a bridge of 450 m = 7.5 cells.
  PlanningGround ground = bumpy_ground(21, 21);
  std::ranges::fill(ground.height, 600.0F);
  std::ranges::fill(ground.slope, 0.0F);
  TravelEffort const effort(RunSettings{}, 1, ground, {.variety = 0.0}, {});
  std::uint32_t const bank = ground.raster.cell(9, 10);  // the river runs in column 10
  std::uint32_t const bed = ground.raster.cell(10, 10);
  std::uint32_t const bridge = 450U * TravelEffort::kPerCell / 60U;
  EXPECT_EQ(effort.of(bank, 0), TravelEffort::kPerCell + bridge / 2);
  EXPECT_EQ(effort.of(bed, 0), TravelEffort::kPerCell + bridge / 2);
  EXPECT_GE(effort.of(bank, 8), bridge);  // two columns east, one row south
}

}  // namespace
}  // namespace tongcun
