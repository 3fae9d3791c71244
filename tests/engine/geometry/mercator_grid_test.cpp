// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/mercator_grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace tongcun {
namespace {

constexpr std::int32_t degrees(double value) {
  return static_cast<std::int32_t>(value * kUnitsPerDegree + 0.5);
}

// ln tan(45° + 45°/2) = ln(1 + √2) is 50.49898671°: a box of that width up to 45° is a square, and
// half way up in the projection lies 24.4698005°.
TEST(MercatorGridTest, ASquareFromTheEquatorTo45Degrees) {
  GeoBox const box{0, 0, degrees(50.49898671), degrees(45.0)};
  MercatorGrid const grid = mercator_grid(box, 2);
  ASSERT_EQ(grid.lon.size(), 2U);
  ASSERT_EQ(grid.lat.size(), 2U);
  EXPECT_NEAR(grid.lon[0], degrees(50.49898671 / 4), 1.0);
  EXPECT_NEAR(grid.lon[1], degrees(50.49898671 * 3 / 4), 1.0);
  MercatorGrid const one = mercator_grid(box, 1);
  ASSERT_EQ(one.lat.size(), 1U);
  EXPECT_NEAR(one.lat[0], degrees(24.469800521), 1.0);
  EXPECT_NEAR(one.box.south, 0, 1.0);
}

// Rows fall towards the south, narrower in latitude the farther north; the grid covers its box.
TEST(MercatorGridTest, RowsAndEdges) {
  GeoBox const box{degrees(103.0), degrees(30.0), degrees(104.0), degrees(33.0)};
  MercatorGrid const grid = mercator_grid(box, 300);
  EXPECT_EQ(grid.lat.size(), 300U);
  EXPECT_GT(grid.lon.size(), 80U);
  EXPECT_LT(grid.lon.size(), 90U);
  EXPECT_TRUE(std::ranges::is_sorted(grid.lon));
  for (std::size_t row = 2; row < grid.lat.size(); ++row) {
    EXPECT_GE(grid.lat[row - 1] - grid.lat[row] + 1, grid.lat[row - 2] - grid.lat[row - 1]) << row;
  }
  EXPECT_LE(grid.box.south, box.south + 1);
  EXPECT_GE(grid.box.east, box.east);
  EXPECT_EQ(grid.box.north, box.north);
  EXPECT_EQ(grid.box.west, box.west);
}

// A point has a cell, and a pole has none.
TEST(MercatorGridTest, SmallAndFar) {
  MercatorGrid const point = mercator_grid({5, 7, 5, 7}, 10);
  EXPECT_EQ(point.lon.size(), 10U);  // of the least box, one unit a side
  MercatorGrid const pole = mercator_grid({0, degrees(80.0), degrees(1.0), degrees(90.0)}, 100);
  EXPECT_EQ(pole.box.north, degrees(85.0));
  EXPECT_LE(pole.lat.front(), degrees(85.0));
}

}  // namespace
}  // namespace tongcun
