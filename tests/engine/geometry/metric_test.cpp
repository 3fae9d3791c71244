// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/metric.h"

#include "engine/run/random_stream.h"

#include <geodesic.h>
#include <gtest/gtest.h>

#include <cmath>

namespace tongcun {
namespace {

double geodesic_mm(GeoPoint a, GeoPoint b) {
  geod_geodesic ellipsoid;
  geod_init(&ellipsoid, 6378137.0, 1.0 / 298.257223563);
  double metres = 0.0;
  geod_inverse(&ellipsoid, a.lat / 1e7, a.lon / 1e7, b.lat / 1e7, b.lon / 1e7, &metres, nullptr,
               nullptr);
  return metres * 1000.0;
}

// Within the promised error of the geodesic (Karney, PROJ).
TEST(Metric, AgreesWithTheGeodesic) {
  RandomStream random(11, Purpose::test, 0);
  for (int i = 0; i < 20000; ++i) {
    GeoPoint const a{static_cast<std::int32_t>((random.next_unit() * 340 - 170) * 1e7),
                     static_cast<std::int32_t>((random.next_unit() * 110 - 55) * 1e7)};
    double const reach = i % 2 == 0 ? 0.12 : 2.0;  // degrees: some 15 and 250 km
    GeoPoint const b{a.lon + static_cast<std::int32_t>((random.next_unit() - 0.5) * reach * 1e7),
                     a.lat + static_cast<std::int32_t>((random.next_unit() - 0.5) * reach * 1e7)};
    double const expected = geodesic_mm(a, b);
    EXPECT_NEAR(distance_mm(a, b), expected, expected * (i % 2 == 0 ? 1e-6 : 2e-4) + 0.01);
    EXPECT_EQ(distance(a, b), distance(b, a));
  }
}

// Domain reference 2.15: 0.02° of longitude at 26° N is 1,998.8 m and 0.018° of latitude 2,001.5 m
// on the sphere of 6,371,008.8 m; the ellipsoid differs from it by less than 0.4 %.
TEST(Metric, AgreesWithTheReferenceExamples) {
  auto const metres = [](GeoPoint a, GeoPoint b) { return distance_mm(a, b) / 1000.0; };
  EXPECT_NEAR(metres({1060000000, 260000000}, {1060200000, 260000000}), 1998.8, 1998.8 * 0.004);
  EXPECT_NEAR(metres({1060000000, 260000000}, {1060000000, 260180000}), 2001.5, 2001.5 * 0.004);
}

TEST(Metric, OneUnitIsAboutACentimetre) {
  EXPECT_NEAR(scale_at(0).east, 11.1319, 0.0001);
  EXPECT_NEAR(scale_at(0).north, 11.0574, 0.0001);
  EXPECT_NEAR(scale_at(600000000).east, 11.1319 * 0.5 * 1.0025, 0.002);
}

TEST(Metric, PointBetweenRoundsToUnits) {
  EXPECT_EQ(point_between({0, 0}, {10, -10}, 0.5), (GeoPoint{5, -5}));
  EXPECT_EQ(point_between({0, 0}, {3, 3}, 0.0), (GeoPoint{0, 0}));
  EXPECT_EQ(point_between({0, 0}, {3, 3}, 1.0), (GeoPoint{3, 3}));
}

}  // namespace
}  // namespace tongcun
