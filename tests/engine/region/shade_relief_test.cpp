// SPDX-License-Identifier: Apache-2.0
#include "engine/region/shade_relief.h"

#include "engine/geometry/metric.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kStep = 1000;  // canonical units between cells, about 11 m at the equator
constexpr std::int32_t kCells = 101;

// Heights on a grid around the equator whose first row is the northern one; (0, 0) is its
// south-west corner.
ElevationGrid ground(std::function<std::int32_t(std::int32_t column, std::int32_t row)> const& of) {
  ElevationGrid grid;
  grid.columns = grid.rows = kCells;
  grid.cell = rounded_length(kStep * scale_at(0).east);
  for (std::int32_t row = 0; row < kCells; ++row) {
    for (std::int32_t column = 0; column < kCells; ++column) {
      grid.heights.push_back(of(column, row));
    }
  }
  grid.lattice_origin = {0, 0};
  grid.lattice_step = kStep * (kCells - 1);
  grid.lattice_columns = grid.lattice_rows = 2;
  std::int64_t const last = std::int64_t{kCells - 1} * 65536;
  grid.lattice = {{0, last}, {last, last}, {0, 0}, {last, 0}};
  return grid;
}

// Cells of the map as large as those of the ground, well inside it.
MercatorGrid map() {
  return mercator_grid({20 * kStep, 20 * kStep, 60 * kStep, 60 * kStep}, 40);
}

std::uint8_t middle(std::vector<std::uint8_t> const& shades, MercatorGrid const& grid) {
  return shades[grid.lat.size() / 2 * grid.lon.size() + grid.lon.size() / 2];
}

// A plane that rises by `east` and `north` thousandths of a metre a cell.
std::uint8_t shade_of_plane(std::int32_t east, std::int32_t north) {
  MercatorGrid const grid = map();
  return middle(shade_relief(ground([&](std::int32_t column, std::int32_t row) {
                               return 1'000'000 + column * east + (kCells - 1 - row) * north;
                             }),
                             grid),
                grid);
}

TEST(ShadeReliefTest, LevelGround) {
  EXPECT_EQ(shade_of_plane(0, 0), kLevelShade);
}

// Light from the north-west: what faces it is bright, what turns away is dark; slopes across the
// light are alike.
TEST(ShadeReliefTest, LightFromTheNorthWest) {
  std::int32_t const half = 5500;  // a rise of about one half
  std::uint8_t const faces_light = shade_of_plane(half, -half);
  std::uint8_t const faces_away = shade_of_plane(-half, half);
  EXPECT_GT(faces_light, kLevelShade);
  EXPECT_LT(faces_away, kLevelShade - 70);
  EXPECT_EQ(shade_of_plane(half, half), shade_of_plane(-half, -half));
  EXPECT_EQ(shade_of_plane(half, 0), shade_of_plane(0, -half));
}

// A rise to the east as large as the way: the light is (√½ + ½) / √2 = 0.853553, the brightness
// 0.86 + 0.14 (0.853553 - 0.707107) / (1 - 0.707107) = 0.93, 59 steps of 4, and 1.
TEST(ShadeReliefTest, AValueOnPaper) {
  auto const rise = static_cast<std::int32_t>(std::floor(kStep * scale_at(0).east + 0.5));
  EXPECT_EQ(shade_of_plane(rise, 0), 237);
}

// Where nobody knows the ground there is nothing to see; its neighbours are shaded.
TEST(ShadeReliefTest, UnknownGround) {
  MercatorGrid const grid = map();
  std::vector<std::uint8_t> const shades =
      shade_relief(ground([](std::int32_t column, std::int32_t) {
                     return column > 40 ? ElevationGrid::kNoData : 500'000;
                   }),
                   grid);
  EXPECT_EQ(shades.front(), kLevelShade);
  EXPECT_EQ(shades[grid.lon.size() - 1], kUnshaded);
  MercatorGrid const beside = mercator_grid({200 * kStep, 0, 240 * kStep, 40 * kStep}, 40);
  for (std::uint8_t const shade : shade_relief(ground([](auto, auto) { return 0; }), beside)) {
    EXPECT_EQ(shade, kUnshaded);
  }
}

}  // namespace
}  // namespace tongcun
