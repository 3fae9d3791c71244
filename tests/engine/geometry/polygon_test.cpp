// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/polygon.h"

#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

MultiPolygon square(std::int32_t side) {
  return {{{{{{0, 0}, {side, 0}, {side, side}, {0, side}, {0, 0}}}}}};
}

TEST(Polygon, ValidityIsThatOfSimpleRings) {
  EXPECT_TRUE(is_valid(square(100)));
  MultiPolygon const bow_tie{{{{{{0, 0}, {100, 100}, {100, 0}, {0, 100}, {0, 0}}}}}};
  EXPECT_FALSE(is_valid(bow_tie));
}

// A bow-tie's halves cancel in its drawn area, so mending it would change the area: refused.
TEST(Polygon, RefusesToGuessABowTie) {
  MultiPolygon const bow_tie{{{{{{0, 0}, {100, 100}, {100, 0}, {0, 100}, {0, 0}}}}}};
  EXPECT_FALSE(repaired(bow_tie, 0.001));
}

// A spike has no area: cut off.
TEST(Polygon, CutsOffASpike) {
  MultiPolygon const spiked{
      {{{{{0, 0}, {100, 0}, {100, 100}, {150, 150}, {100, 100}, {0, 100}, {0, 0}}}}}};
  EXPECT_FALSE(is_valid(spiked));
  auto const mended = repaired(spiked, 0.001);
  ASSERT_TRUE(mended);
  EXPECT_TRUE(is_valid(*mended));
  EXPECT_FALSE(covers(*mended, {120, 120}));
  EXPECT_TRUE(covers(*mended, {99, 99}));
}

TEST(Polygon, RefusesWhatHasNoArea) {
  MultiPolygon const flat{{{{{{0, 0}, {100, 0}, {50, 0}, {0, 0}}}}}};
  EXPECT_FALSE(repaired(flat, 0.5));
}

TEST(Polygon, PointOnSurfaceLiesInside) {
  RandomStream random(5, Purpose::test, 0);
  for (int i = 0; i < 300; ++i) {
    // A horseshoe whose centroid lies outside it.
    auto const w = static_cast<std::int32_t>(1000 + random.next_below(100000));
    auto const t = static_cast<std::int32_t>(10 + random.next_below(200));
    MultiPolygon const horseshoe{
        {{{{{0, 0}, {w, 0}, {w, w}, {w - t, w}, {w - t, t}, {t, t}, {t, w}, {0, w}, {0, 0}}}}}};
    auto const point = point_on_surface(horseshoe);
    ASSERT_TRUE(point);
    EXPECT_TRUE(covers(horseshoe, *point));
  }
  EXPECT_FALSE(point_on_surface({}));
}

// Two squares, the second one south-west of the first; a hole changes nothing.
TEST(Polygon, BoxAroundAllParts) {
  MultiPolygon two = square(100);
  two.polygons.front().rings.push_back({{10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}});
  two.polygons.push_back({{{{-50, -70}, {-40, -70}, {-40, -60}, {-50, -60}, {-50, -70}}}});
  EXPECT_EQ(box_of(square(100)), (GeoBox{0, 0, 100, 100}));
  EXPECT_EQ(box_of(two), (GeoBox{-50, -70, 100, 100}));
}

TEST(Polygon, CoversBordersAndSparesHoles) {
  MultiPolygon const ring{{{{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}},
                             {{40, 40}, {60, 40}, {60, 60}, {40, 60}, {40, 40}}}}}};
  EXPECT_TRUE(covers(ring, {0, 50}));
  EXPECT_TRUE(covers(ring, {0, 0}));
  EXPECT_TRUE(covers(ring, {40, 50}));
  EXPECT_FALSE(covers(ring, {50, 50}));
  EXPECT_FALSE(covers(ring, {101, 50}));
  // Through a vertex: the ray from (-10, 100) touches only the corner.
  EXPECT_FALSE(covers(ring, {-10, 100}));
}

}  // namespace
}  // namespace tongcun
