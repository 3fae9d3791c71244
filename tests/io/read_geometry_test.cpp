// SPDX-License-Identifier: Apache-2.0
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kSquare = "POLYGON ((104 30, 104.1 30, 104.1 30.1, 104 30.1, 104 30))";
constexpr char const* kLine = "LINESTRING (104 30, 104.1 30)";
constexpr char const* kPoint = "POINT (104 30)";

class ReadGeometryTest : public testing::Test {
 protected:
  // One layer of the role whose rows have these geometries ("" = none), codes by number.
  LayerTable read(LayerRole role, std::vector<std::string> const& geometries,
                  std::string const& crs = "") {
    PackageLayer layer{
        "tested",
        4326,
        wkbUnknown,
        {{role == LayerRole::committees ? "village_code" : "code", OFTString}, {"name", OFTString}},
        {}};
    for (std::size_t i = 0; i < geometries.size(); ++i) {
      layer.rows.push_back({{std::to_string(530112345000 + i), "n"}, geometries[i]});
    }
    std::filesystem::remove(folder_ / "layer.gpkg");
    make_geopackage(folder_ / "layer.gpkg", {layer});
    return read_layer(layer_source(role, "layer.gpkg", crs), folder_ / "layer.gpkg");
  }
  // Rows with findings of the rule, all of the same treatment.
  static std::vector<std::int64_t> rows_of(LayerTable const& table, std::string_view rule,
                                           Treatment treatment) {
    std::vector<std::int64_t> rows;
    for (Finding const& finding : findings_of(table.findings, rule)) {
      EXPECT_EQ(finding.treatment, treatment) << listed(table.findings);
      rows.push_back(finding.row);
    }
    return rows;
  }

  TemporaryFolder folder_;
};

using Rows = std::vector<std::int64_t>;

// Point layers keep rows without a usable point apart: none, empty, another kind, two points.
TEST_F(ReadGeometryTest, PointsOfOtherKinds) {
  for (LayerRole const role : {LayerRole::facilities, LayerRole::sites, LayerRole::committees}) {
    LayerTable const table =
        read(role, {kPoint, "", "POINT EMPTY", kLine, kSquare, "MULTIPOINT (104 30, 105 31)",
                    "MULTIPOINT (105 31)", "GEOMETRYCOLLECTION (POINT (104 30))"});
    EXPECT_EQ(table.layer.counts, (LayerCounts{8, 2, 0, 6})) << listed(table.findings);
    EXPECT_EQ(rows_of(table, "V840", Treatment::quarantined), (Rows{2, 3, 4, 5, 6, 8}));
    EXPECT_TRUE(is_accepted(table));
  }
}

// Road layers keep apart what is no line; parts of several kinds are none.
TEST_F(ReadGeometryTest, RoadsOfOtherKinds) {
  LayerTable const table =
      read(LayerRole::roads, {kLine, "", kPoint, kSquare, "LINESTRING EMPTY",
                              "GEOMETRYCOLLECTION (LINESTRING (104 30, 104.1 30))",
                              "LINESTRING Z (104 30 9, 105 31 9)"});
  EXPECT_EQ(table.layer.counts, (LayerCounts{7, 2, 0, 5})) << listed(table.findings);
  EXPECT_EQ(rows_of(table, "V840", Treatment::quarantined), (Rows{2, 3, 4, 5, 6}));
}

// A line of several parts is one row of the file and several roads, told apart by "/1", "/2".
TEST_F(ReadGeometryTest, RoadsOfSeveralParts) {
  LayerTable const table =
      read(LayerRole::roads, {"MULTILINESTRING ((104 30, 104.1 30), (105 31, 105.1 31))",
                              "MULTILINESTRING ((106 30, 106.1 30))"});
  EXPECT_EQ(table.layer.counts, (LayerCounts{2, 2, 0, 0}));
  ASSERT_EQ(table.roads.size(), 3U);
  EXPECT_EQ(table.roads[0].code, "530112345000/1");
  EXPECT_EQ(table.roads[1].code, "530112345000/2");
  EXPECT_EQ(table.roads[2].code, "530112345001");
  EXPECT_EQ(table.roads[1].line,
            (std::vector<GeoPoint>{{1050000000, 310000000}, {1051000000, 310000000}}));
  EXPECT_EQ(table.roads[1].row, 1);
}

// A village without an area or a point cannot be used, and nothing may stand for it.
TEST_F(ReadGeometryTest, VillagesOfOtherKinds) {
  LayerTable const table =
      read(LayerRole::villages, {kSquare, kPoint, "", kLine, "MULTIPOINT (104 30, 105 31)"});
  EXPECT_EQ(rows_of(table, "V840", Treatment::rejected), (Rows{3, 4, 5})) << listed(table.findings);
  EXPECT_EQ(value_of(findings_of(table.findings, "V840").at(0), "code"), "530112345002");
  EXPECT_EQ(table.villages.at(0).area.polygons.size(), 1U);
  EXPECT_EQ(table.villages.at(1).layer_point, (GeoPoint{1040000000, 300000000}));
}

// Holes and parts of an area arrive as they are.
TEST_F(ReadGeometryTest, AreasWithHolesAndParts) {
  LayerTable const table = read(
      LayerRole::villages,
      {"MULTIPOLYGON (((104 30, 105 30, 105 31, 104 31, 104 30), (104.2 30.2, 104.4 30.2, 104.4 "
       "30.4, 104.2 30.2)), ((106 30, 107 30, 107 31, 106 30)))"});
  ASSERT_TRUE(is_accepted(table)) << listed(table.findings);
  std::vector<Polygon> const& parts = table.villages.at(0).area.polygons;
  ASSERT_EQ(parts.size(), 2U);
  ASSERT_EQ(parts[0].rings.size(), 2U);
  EXPECT_EQ(parts[0].rings[1].size(), 4U);
  EXPECT_EQ(parts[1].rings[0][1], (GeoPoint{1070000000, 300000000}));
}

// One point in a hundred outside the country is kept apart; the layer is used.
TEST_F(ReadGeometryTest, FewRowsOutside) {
  std::vector<std::string> geometries(100, kPoint);
  geometries[41] = "POINT (99.9 30)";
  LayerTable const table = read(LayerRole::facilities, geometries);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{100, 99, 0, 1}));
  EXPECT_EQ(rows_of(table, "V841", Treatment::quarantined), (Rows{42}));
}

// Two in a hundred are more than the share of slips: the reference system is wrong.
TEST_F(ReadGeometryTest, ManyRowsOutside) {
  std::vector<std::string> geometries(100, kPoint);
  geometries[41] = "POINT (99.9 30)";
  geometries[42] = "POINT (120.1 30)";
  LayerTable const table = read(LayerRole::facilities, geometries);
  std::vector<Finding> const found = findings_of(table.findings, "V843");
  ASSERT_EQ(found.size(), 1U) << listed(table.findings);
  EXPECT_EQ(found[0].treatment, Treatment::rejected);
  EXPECT_EQ(value_of(found[0], "count"), "2");
  EXPECT_EQ(value_of(found[0], "of"), "100");
}

// Points on the border of the extent are inside, one unit beyond they are not.
TEST_F(ReadGeometryTest, ExtentIsInclusive) {
  EXPECT_TRUE(is_accepted(read(LayerRole::sites, {"POINT (100 20)", "POINT (120 40)"})));
  for (char const* point : {"POINT (99.9999999 20)", "POINT (120.0000001 40)",
                            "POINT (110 19.9999999)", "POINT (110 40.0000001)"}) {
    EXPECT_EQ(findings_of(read(LayerRole::sites, {point}).findings, "V843").size(), 1U) << point;
  }
}

// A road with one point outside is outside; a part of it too.
TEST_F(ReadGeometryTest, RoadsOutside) {
  std::vector<std::string> geometries(200, kLine);
  geometries[0] = "LINESTRING (104 30, 104 19)";
  geometries[1] = "MULTILINESTRING ((104 30, 104.1 30), (104 30, 130 30))";
  LayerTable const table = read(LayerRole::roads, geometries);
  EXPECT_EQ(table.layer.counts, (LayerCounts{200, 198, 0, 2})) << listed(table.findings);
  EXPECT_EQ(rows_of(table, "V841", Treatment::quarantined), (Rows{1, 2}));
  EXPECT_EQ(table.roads.size(), 198U);
}

// A village outside the country rejects the layer by itself.
TEST_F(ReadGeometryTest, VillagesOutside) {
  LayerTable const table =
      read(LayerRole::villages, {kSquare, "POINT (30 104)", "POINT (30 40)",
                                 "POLYGON ((104 30, 104.1 30, 104.1 41, 104 30))"});
  EXPECT_EQ(rows_of(table, "V842", Treatment::rejected), (Rows{2, 3, 4})) << listed(table.findings);
}

// Metres declared as degrees lie nowhere: every layer is refused with the rule that says so, not
// emptied row by row.
TEST_F(ReadGeometryTest, MetresReadAsDegrees) {
  for (LayerRole const role : {LayerRole::sites, LayerRole::facilities, LayerRole::committees}) {
    LayerTable const table = read(role, {"POINT (512345 3320000)", "POINT (512400 3320100)"});
    EXPECT_EQ(findings_of(table.findings, "V843").size(), 1U) << listed(table.findings);
  }
  LayerTable const roads = read(LayerRole::roads, {"LINESTRING (512345 3320000, 512400 3320100)"});
  EXPECT_EQ(findings_of(roads.findings, "V843").size(), 1U) << listed(roads.findings);
  LayerTable const villages =
      read(LayerRole::villages,
           {"POLYGON ((512345 3320000, 512400 3320100, 512400 3320000, 512345 3320000))", kSquare});
  EXPECT_EQ(rows_of(villages, "V842", Treatment::rejected), (Rows{1})) << listed(villages.findings);
  LayerTable const csv = read_csv(folder_, LayerRole::sites, "id,x,y\ns1,512345,3320000\n");
  EXPECT_EQ(findings_of(csv.findings, "V843").size(), 1U) << listed(csv.findings);
}

// Coordinates in CSV cells: none, half a pair, words, impossible ones.
TEST_F(ReadGeometryTest, CoordinatesInCells) {
  std::string text = "id,x,y\n";
  for (int i = 0; i < 200; ++i) {
    text += "s" + std::to_string(i) + ",104,30\n";
  }
  text += "a,,\nb,-,无数据\nc,104,\nd,东,30\ne,104E,30\nf,nan,nan\ng,200,30\nh,104,91\n";
  LayerTable const table = read_csv(folder_, LayerRole::sites, text);
  EXPECT_EQ(table.layer.counts, (LayerCounts{208, 200, 0, 8})) << listed(table.findings);
  EXPECT_EQ(rows_of(table, "V840", Treatment::quarantined), (Rows{202, 203, 204, 205, 206, 207}));
  EXPECT_EQ(rows_of(table, "V841", Treatment::quarantined), (Rows{208, 209}));
}

// Numbers that are none (NaN, infinity) in a GeoPackage's geometry: written as bytes, since no text
// form of a geometry has them (OGC 12-128, 2.1.3: "GP", version 0, little endian, system 4326).
TEST_F(ReadGeometryTest, NotANumber) {
  std::string const nan = "000000000000F87F";
  std::string const infinity = "000000000000F07F";
  std::string const thirty = "0000000000003E40";
  static_cast<void>(read(LayerRole::facilities, std::vector<std::string>(300, kPoint)));
  int fid = 0;
  for (std::string const& place :
       {nan + thirty, thirty + nan, thirty + infinity, infinity + thirty}) {
    change_geopackage(folder_ / "layer.gpkg",
                      "UPDATE tested SET geom = x'47500001E61000000101000000" + place +
                          "' WHERE fid = " + std::to_string(++fid));
  }
  LayerTable const table =
      read_layer(layer_source(LayerRole::facilities, "layer.gpkg"), folder_ / "layer.gpkg");
  EXPECT_EQ(table.layer.counts, (LayerCounts{300, 296, 0, 4})) << listed(table.findings);
  EXPECT_EQ(rows_of(table, "V841", Treatment::quarantined), (Rows{1, 2, 3, 4}));
}

// A ring that does not close is no area, even where all its points are good.
TEST_F(ReadGeometryTest, OpenRings) {
  LayerTable const table = read(LayerRole::villages, {"POLYGON ((104 30, 104.1 30, 104.1 30.1))",
                                                      "POLYGON ((104 30, 104.1 30, 104 30))"});
  EXPECT_EQ(rows_of(table, "V840", Treatment::rejected), (Rows{1, 2})) << listed(table.findings);
}

}  // namespace
}  // namespace tongcun
