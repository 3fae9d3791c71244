// SPDX-License-Identifier: Apache-2.0
#include "io/gcj02.h"

#include "io/coordinates.h"
#include "tests/io/input_layers.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>

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

// A layer that declares it is moved back, and says so.
TEST(Gcj02Test, DeclaredLayer) {
  TemporaryFolder const folder;
  Degrees const gcj02 = gcj02_of_wgs84({104.5, 30.25});
  Degrees const bd09 = bd09_of_gcj02(gcj02);
  for (auto const& [crs, place] : {std::pair{"GCJ-02", gcj02}, std::pair{"BD-09", bd09}}) {
    std::string const text = fmt::format("id,name,x,y\ns,n,{:.9f},{:.9f}\n", place.lon, place.lat);
    LayerTable const table = read_layer(layer_source(LayerRole::sites, "layer.csv", crs),
                                        folder.write("layer.csv", text));
    EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
    EXPECT_EQ(table.layer.crs, crs);
    EXPECT_EQ(table.sites.at(0).point, (GeoPoint{1045000000, 302500000}));
    EXPECT_EQ(findings_of(table.findings, "V865").size(), 1U);
  }
  EXPECT_FALSE(ToCanonical::from_text("gcj"));
}

}  // namespace
}  // namespace tongcun
