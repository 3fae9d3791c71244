// SPDX-License-Identifier: Apache-2.0
#include "io/reference_notes.h"

#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class ZonesTest : public testing::Test {
 protected:
  // One site at metres of a system.
  LayerTable read(std::string const& crs, std::string const& x, std::string const& y) {
    return read_layer(layer_source(LayerRole::sites, "layer.csv", crs),
                      folder_.write("layer.csv", "id,name,x,y\ns,n," + x + "," + y + "\n"));
  }

  TemporaryFolder folder_;
};

// The central meridian of each zone of CGCS2000, by 3 and by 6 degrees, with and without the zone
// number, is where the code says: zone n of 3 degrees has 3n, of 6 degrees 6n - 3.
TEST_F(ZonesTest, CentralMeridians) {
  std::string const north = "3320113.398";  // 30 N on the meridian
  for (int zone = 34; zone <= 39; ++zone) {
    for (ZoneNumber const number : {ZoneNumber::in_easting, ZoneNumber::left_out}) {
      std::string const easting =
          number == ZoneNumber::in_easting ? std::to_string(zone) + "500000" : "500000";
      LayerTable const table = read(cgcs2000_zone(zone, number), easting, north);
      ASSERT_TRUE(is_accepted(table)) << zone << listed(table.findings);
      EXPECT_EQ(table.sites.at(0).point, (GeoPoint{zone * 30000000, 300000000})) << zone;
    }
  }
  for (int zone = 18; zone <= 20; ++zone) {
    LayerTable const table =
        read(cgcs2000_zone(zone, ZoneNumber::in_easting), std::to_string(zone) + "500000", north);
    ASSERT_TRUE(is_accepted(table)) << zone << listed(table.findings);
    EXPECT_EQ(table.sites.at(0).point, (GeoPoint{(6 * zone - 3) * 10000000, 300000000})) << zone;
  }
  EXPECT_EQ(cgcs2000_zone(24, ZoneNumber::in_easting), "");
  EXPECT_EQ(cgcs2000_zone(46, ZoneNumber::left_out), "");
  EXPECT_EQ(cgcs2000_zone(38, ZoneNumber::in_easting), "EPSG:4526");
  EXPECT_EQ(cgcs2000_zone(38, ZoneNumber::left_out), "EPSG:4547");
}

// Eastings that carry a number which the declared system has not, lack it, or carry another one:
// refused with the code that fits, never read as 10 degrees further east.
TEST_F(ZonesTest, NumbersThatDoNotFit) {
  struct Case {
    char const* crs;
    char const* x;
    char const* rule;
    char const* zone;
    char const* code;
  };
  for (Case const& c : {Case{"EPSG:4547", "38500123.4", "V863", "38", "EPSG:4526"},
                        Case{"EPSG:4526", "500123.4", "V864", "38", "EPSG:4547"},
                        Case{"EPSG:4526", "37500123.4", "V863", "37", "EPSG:4525"},
                        Case{"EPSG:4508", "19500123.4", "V863", "19", "EPSG:4497"},
                        Case{"EPSG:4497", "500123.4", "V864", "19", "EPSG:4508"}}) {
    LayerTable const table = read(c.crs, c.x, "3320113.4");
    EXPECT_TRUE(any_rejected(table.findings)) << c.crs;
    std::vector<Finding> const found = findings_of(table.findings, c.rule);
    ASSERT_EQ(found.size(), 1U) << c.crs << listed(table.findings);
    EXPECT_EQ(value_of(found[0], "zone"), c.zone);
    EXPECT_EQ(value_of(found[0], "code"), c.code);
  }
  // A place west of the zone's false origin is no zone number.
  EXPECT_TRUE(findings_of(read("EPSG:32648", "-100000", "3320113.4").findings, "V864").empty());
}

// Datums without a published way to WGS 84 are refused at a plain zone too; those of CGCS2000 and
// of WGS 84 are not.
TEST_F(ZonesTest, Datums) {
  for (char const* crs : {"EPSG:4610", "EPSG:2365", "EPSG:4214"}) {
    bool const is_zone = std::string(crs) == "EPSG:2365";
    LayerTable const table = read(crs, is_zone ? "41400000" : "110", is_zone ? "3320113" : "30");
    EXPECT_EQ(findings_of(table.findings, "V025").size(), 1U) << crs << listed(table.findings);
    EXPECT_TRUE(table.sites.empty()) << crs;
  }
  for (char const* crs : {"EPSG:4490", "EPSG:4326", "EPSG:4547", "EPSG:32648", "EPSG:3857"}) {
    LayerTable const table = read(crs, "500000", "3320113");
    EXPECT_TRUE(findings_of(table.findings, "V025").empty()) << crs;
    EXPECT_TRUE(findings_of(table.findings, "V026").empty()) << crs;
  }
}

}  // namespace
}  // namespace tongcun
