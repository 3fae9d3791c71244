// SPDX-License-Identifier: Apache-2.0
#include "engine/network/walking.h"

#include "engine/geometry/metric.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <array>

namespace tongcun {
namespace {

// Domain reference 2.12.1: speeds on and off the path, km/h.
TEST(Walking, ToblerSpeedsOfTheReference) {
  struct Row {
    double slope;
    double on_path;
    double off_path;
  };
  constexpr std::array<Row, 7> kRows{{{-0.30, 2.501, 1.501},
                                      {-0.10, 5.037, 3.022},
                                      {-0.05, 6.000, 3.600},
                                      {0.0, 5.037, 3.022},
                                      {0.05, 4.228, 2.537},
                                      {0.10, 3.549, 2.130},
                                      {0.30, 1.763, 1.058}}};
  for (Row const& row : kRows) {
    EXPECT_NEAR(tobler_speed_kmh(row.slope), row.on_path, 0.0006);
    EXPECT_NEAR(0.6 * tobler_speed_kmh(row.slope), row.off_path, 0.0006);
  }
}

// A straight way of `length` metres to the east that rises by `rise` metres in all.
struct Slope {
  ElevationGrid grid;
  std::array<GeoPoint, 2> line;
};

Slope slope_of(double length, double rise) {
  LocalScale const scale = scale_at(0);
  GeoPoint const start{1000000000, 0};
  auto const east = static_cast<std::int32_t>(length * 1000.0 / scale.east);
  constexpr std::int32_t kCell = 2700;
  ElevationGrid grid = make_elevation(
      {start.lon - 5 * kCell, -5 * kCell}, kCell, east / kCell + 12, 11, [&](GeoPoint p) {
        return std::optional(500.0 + rise / length * (p.lon - start.lon) * scale.east / 1000.0);
      });
  return {std::move(grid), {start, GeoPoint{start.lon + east, 0}}};
}

double minutes_of(Duration time) {
  return static_cast<double>(time.count()) / 60000.0;
}

// Domain reference 2.12.1: 2 km with 200 m rise: up 33.81 min, down 23.82, round trip 57.63.
TEST(Walking, HillOfTheReference) {
  Slope const hill = slope_of(2000.0, 200.0);
  WalkProfile const walk(hill.line, &hill.grid, {});
  double const up = minutes_of(walk.forward(walk.length()));
  double const down = minutes_of(walk.backward(walk.length()));
  EXPECT_NEAR(up, 33.81, 0.01);
  EXPECT_NEAR(down, 23.82, 0.01);
  EXPECT_NEAR(up + down, 57.63, 0.02);
  EXPECT_EQ(walk.grade_permille(), 100);
}

// Domain reference 2.12.1 and 2.4.1: round trips by distance and height.
TEST(Walking, RoundTripsOfTheReference) {
  struct Row {
    double length;
    double rise;
    double minutes;
  };
  constexpr std::array<Row, 6> kRows{{{400, 80, 16.36},
                                      {800, 80, 23.05},
                                      {200, 40, 8.18},
                                      {400, 40, 11.53},
                                      {800, 0, 19.06},
                                      {400, 0, 9.53}}};
  for (Row const& row : kRows) {
    Slope const hill = slope_of(row.length, row.rise);
    WalkProfile const walk(hill.line, &hill.grid, {});
    EXPECT_NEAR(minutes_of(walk.forward(walk.length()) + walk.backward(walk.length())), row.minutes,
                0.012)
        << row.length << " m, " << row.rise << " m";
  }
}

TEST(Walking, WithoutElevationAllIsFlat) {
  Slope const hill = slope_of(1000.0, 300.0);
  WalkProfile const flat(hill.line, nullptr, {});
  EXPECT_NEAR(minutes_of(flat.forward(flat.length())), 1.0 / 5.0367 * 60.0, 0.01);
  EXPECT_EQ(flat.forward(flat.length()), flat.backward(flat.length()));
  EXPECT_EQ(flat.grade_permille(), 0);
}

// Cutting a way anywhere changes no sum: times are differences of one function.
TEST(Walking, PartsAddUp) {
  Slope const hill = slope_of(1234.0, 100.0);
  WalkProfile const walk(hill.line, &hill.grid, {});
  Duration last;
  Duration sum;
  for (std::int64_t at = 0; at <= walk.length().count(); at += 777) {
    Duration const here = walk.forward(Length(at));
    EXPECT_GE(here, last);
    sum += here - last;
    last = here;
  }
  sum += walk.forward(walk.length()) - last;
  EXPECT_EQ(sum, walk.forward(walk.length()));
  EXPECT_EQ(walk.forward(Length(0)), Duration(0));
}

// Steps are never shorter than a cell: a 10 m way over a 10 m step in a 30 m raster is taken as a
// slope over the whole cell, not as a wall.
TEST(Walking, ShortWaysUseAWholeCell) {
  Slope const wall = slope_of(10.0, 10.0);
  WalkProfile const walk(wall.line, &wall.grid, {});
  EXPECT_EQ(walk.steps(), 1);
  double const slope = 10.0 / (static_cast<double>(wall.grid.cell.count()) / 1000.0);
  double const expected = 0.010 / tobler_speed_kmh(slope) * 60.0;
  EXPECT_NEAR(minutes_of(walk.forward(walk.length())), expected, 0.01);
}

TEST(Walking, CliffsAreCutAndCounted) {
  Slope const cliff = slope_of(300.0, 900.0);
  WalkProfile const walk(cliff.line, &cliff.grid, {});
  EXPECT_EQ(walk.steps_cut(), walk.steps());
  EXPECT_NEAR(minutes_of(walk.forward(walk.length())), 0.3 / tobler_speed_kmh(1.0) * 60.0, 0.05);
}

TEST(Walking, StepsWithoutHeightAreFlatAndCounted) {
  Slope hill = slope_of(600.0, 60.0);
  for (std::int32_t& height : hill.grid.heights) {
    height = ElevationGrid::kNoData;
  }
  WalkProfile const walk(hill.line, &hill.grid, {});
  EXPECT_EQ(walk.steps_without_height(), walk.steps());
  EXPECT_EQ(walk.forward(walk.length()), walk.backward(walk.length()));
}

TEST(Walking, OffRoadIsSlowerByTheFactor) {
  Slope const hill = slope_of(500.0, 50.0);
  WalkProfile const on(hill.line, &hill.grid, {});
  WalkTimes const off = off_road_walk(hill.line[0], hill.line[1], &hill.grid, {});
  EXPECT_NEAR(minutes_of(off.there), minutes_of(on.forward(on.length())) / 0.6, 0.001);
  EXPECT_NEAR(minutes_of(off.back), minutes_of(on.backward(on.length())) / 0.6, 0.001);
  EXPECT_EQ(off_road_walk(hill.line[0], hill.line[0], &hill.grid, {}).there, Duration(0));
}

}  // namespace
}  // namespace tongcun
