// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/route_water.h"

#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <vector>

namespace tongcun {
namespace {

TEST(RouteWater, RunsDownAValleyAndCountsItsCells) {
  // A gutter: the middle row falls to the west, the sides fall to the middle row.
  Raster const raster{5, 3, 30.0};
  std::vector<float> heights{50, 51, 52, 53, 54,  //
                             10, 11, 12, 13, 14,  //
                             50, 51, 52, 53, 54};
  std::vector<float> const variety{0.5F};
  WaterRoutes const routes = route_water(raster, heights, {{raster.cell(0, 1)}, {}}, variety);
  EXPECT_EQ(routes.downstream[raster.cell(0, 1)], WaterRoutes::kOutlet);
  EXPECT_EQ(routes.catchment[raster.cell(0, 1)], 15U);
  for (std::int32_t column = 1; column < 5; ++column) {
    EXPECT_EQ(routes.next(raster, raster.cell(column, 1)), raster.cell(column - 1, 1));
  }
  EXPECT_FLOAT_EQ(heights[raster.cell(4, 1)], 14.0F);  // nothing to fill
}

TEST(RouteWater, FillsHollowsToTheirSill) {
  // One cell of 1 m behind a sill of 20 m; the outlet lies at 5 m.
  Raster const raster{5, 3, 30.0};
  std::vector<float> heights{90, 90, 90, 90, 90,  //
                             5,  20, 1,  40, 90,  //
                             90, 90, 90, 90, 90};
  std::vector<float> const variety{0.0F};
  WaterRoutes const routes = route_water(raster, heights, {{raster.cell(0, 1)}, {}}, variety);
  EXPECT_GT(heights[raster.cell(2, 1)], 20.0F);
  EXPECT_LT(heights[raster.cell(2, 1)], 20.1F);
  EXPECT_EQ(routes.next(raster, raster.cell(2, 1)), raster.cell(1, 1));
}

TEST(RouteWater, InletsAddWhatTheyBring) {
  Raster const raster{3, 1, 30.0};
  std::vector<float> heights{1, 2, 3};
  std::vector<float> const variety{0.5F};
  WaterRoutes const routes = route_water(raster, heights, {{0}, {{2, 100}}}, variety);
  EXPECT_EQ(routes.catchment, (std::vector<std::uint32_t>{103, 102, 101}));
}

TEST(RouteWater, EveryCellOfRandomGroundDrainsDownhillToAnOutlet) {
  Raster const raster{64, 48, 30.0};
  std::vector<float> heights(raster.size());
  RandomStream random(5, Purpose::test, 2);
  for (float& height : heights) {
    height = static_cast<float>(100.0 * random.next_unit());
  }
  std::vector<float> variety(256);
  for (float& luck : variety) {
    luck = static_cast<float>(random.next_unit());
  }
  std::vector<std::uint32_t> const outlets{raster.cell(0, 20), raster.cell(63, 3)};
  WaterRoutes const routes = route_water(raster, heights, {outlets, {}}, variety);
  ASSERT_EQ(routes.order.size(), raster.size());
  std::vector<std::uint8_t> is_seen(raster.size(), 0);
  for (std::uint32_t const cell : routes.order) {
    is_seen[cell] = 1;
    if (routes.downstream[cell] != WaterRoutes::kOutlet) {
      std::uint32_t const next = routes.next(raster, cell);
      EXPECT_EQ(is_seen[next], 1);
      EXPECT_LT(heights[next], heights[cell]);
    }
  }
  EXPECT_EQ(routes.catchment[outlets[0]] + routes.catchment[outlets[1]], raster.size());
}

}  // namespace
}  // namespace tongcun
