// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/gcj02.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tongcun {
namespace {

// Points that public implementations of the formula publish with their results.
TEST(Gcj02Test, PublishedPoints) {
  struct Case {
    Degrees wgs84;
    Degrees gcj02;
  };
  for (Case const& c : {Case{{121.5272106, 31.1774276}, {121.531541859215, 31.17530398364597}},
                        Case{{113.912316, 22.543847}, {113.9171764808363, 22.540796131694766}},
                        Case{{116.377817, 39.911954}, {116.38404722455657, 39.91334545536069}}}) {
    Degrees const moved = gcj02_of_wgs84(c.wgs84);
    EXPECT_NEAR(moved.lon, c.gcj02.lon, 2e-7);
    EXPECT_NEAR(moved.lat, c.gcj02.lat, 2e-7);
    Degrees const back = wgs84_of_gcj02(c.gcj02);
    EXPECT_NEAR(back.lon, c.wgs84.lon, 2e-7);
    EXPECT_NEAR(back.lat, c.wgs84.lat, 2e-7);
  }
}

// There and back over the whole country, and the size of the shift.
TEST(Gcj02Test, InverseIsExact) {
  for (double lon = 74.05; lon < 135.0; lon += 0.73) {
    for (double lat = 18.05; lat < 53.0; lat += 0.61) {
      Degrees const moved = gcj02_of_wgs84({lon, lat});
      Degrees const back = wgs84_of_gcj02(moved);
      EXPECT_NEAR(back.lon, lon, 1e-9);
      EXPECT_NEAR(back.lat, lat, 1e-9);
      double const east = (moved.lon - lon) * 111320.0 * std::cos(lat / 57.2957795);
      double const north = (moved.lat - lat) * 110900.0;
      double const metres = std::sqrt(east * east + north * north);
      EXPECT_GT(metres, 10.0) << lon << " " << lat;
      EXPECT_LT(metres, 1000.0) << lon << " " << lat;
      Degrees const twice = gcj02_of_bd09(bd09_of_gcj02(moved));
      EXPECT_NEAR(twice.lon, moved.lon, 1e-9);
      EXPECT_NEAR(twice.lat, moved.lat, 1e-9);
    }
  }
}

// Abroad nothing is moved.
TEST(Gcj02Test, NotMovedAbroad) {
  Degrees const place = gcj02_of_wgs84({30.1, -1.9});
  EXPECT_EQ(place.lon, 30.1);
  EXPECT_EQ(place.lat, -1.9);
}

// The same of canonical coordinates, to the nearest unit.
TEST(Gcj02Test, CanonicalCoordinates) {
  EXPECT_EQ(gcj02_of(GeoPoint{1163778170, 399119540}), (GeoPoint{1163840472, 399133455}));
  EXPECT_EQ(gcj02_of(GeoPoint{301000000, -19000000}), (GeoPoint{301000000, -19000000}));
}

}  // namespace
}  // namespace tongcun
