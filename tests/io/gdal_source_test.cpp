// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_source.h"

#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class GdalSourceTest : public testing::Test {
 protected:
  // Reads the package's first layer, or the one of that name.
  LayerTable read(LayerRole role, std::vector<PackageLayer> const& layers,
                  std::string const& name = "") {
    std::filesystem::remove(folder_ / "layer.gpkg");
    make_geopackage(folder_ / "layer.gpkg", layers);
    return read_again(role, name);
  }
  LayerTable read_again(LayerRole role, std::string const& name = "") {
    LayerSource source = layer_source(role, "layer.gpkg");
    source.layer = name;
    return read_layer(source, folder_ / "layer.gpkg");
  }
  LayerTable read_geojson(LayerRole role, std::string const& text) {
    return read_layer(layer_source(role, "layer.geojson"), folder_.write("layer.geojson", text));
  }

  TemporaryFolder folder_;
};

PackageLayer site_layer(std::string name, std::vector<PackageLayer::Row> rows) {
  return {
      std::move(name), 4326, wkbPoint, {{"id", OFTString}, {"name", OFTString}}, std::move(rows)};
}

// Rows, their feature ids and points; the reference system is the file's own.
TEST_F(GdalSourceTest, ReadsGeopackage) {
  LayerTable const table =
      read(LayerRole::sites, {site_layer("sites", {{{"s1", "北坪"}, "POINT (104.5 30.25)"},
                                                   {{"s2", std::nullopt}, "POINT (105 31)"}})});
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{2, 2, 0, 0}));
  EXPECT_EQ(table.layer.crs, "EPSG:4326");
  ASSERT_EQ(table.sites.size(), 2U);
  EXPECT_EQ(table.sites[0].name, "北坪");
  EXPECT_EQ(table.sites[0].point, (GeoPoint{1045000000, 302500000}));
  EXPECT_EQ(table.sites[0].row, 1);  // a GeoPackage counts its features from 1
  EXPECT_EQ(table.sites[1].name, "");
}

// What another program has not yet written into the database makes it a wrong one; empty files and
// blanked journals beside it are nothing.
TEST_F(GdalSourceTest, UnfinishedChanges) {
  PackageLayer const layer = site_layer("sites", {{{"s1", "北坪"}, "POINT (104.5 30.25)"}});
  for (std::string const& ending : {std::string("-wal"), std::string("-journal")}) {
    EXPECT_TRUE(is_accepted(read(LayerRole::sites, {layer})));
    static_cast<void>(folder_.write("layer.gpkg" + ending, "something"));
    LayerTable const table = read_again(LayerRole::sites);
    EXPECT_EQ(findings_of(table.findings, "V027").size(), 1U) << listed(table.findings);
    for (std::string const& harmless : {std::string(), std::string(512, '\0')}) {
      static_cast<void>(folder_.write("layer.gpkg" + ending, harmless));
      EXPECT_TRUE(is_accepted(read_again(LayerRole::sites)));
    }
    std::filesystem::remove(folder_ / ("layer.gpkg" + ending));
  }
}

// A view is a program that runs while it is read: refused, and the layer beside it is not.
TEST_F(GdalSourceTest, ViewsAreNoLayers) {
  PackageLayer layer = site_layer("sites", {{{"s1", "北坪"}, "POINT (104.5 30.25)"}});
  layer.fields.emplace_back("persons", OFTInteger);
  layer.rows[0].cells.emplace_back("7");
  std::filesystem::remove(folder_ / "layer.gpkg");
  make_geopackage(folder_ / "layer.gpkg", {layer});
  change_geopackage(folder_ / "layer.gpkg",
                    "CREATE VIEW v AS SELECT id, name, persons, geom FROM sites");
  change_geopackage(folder_ / "layer.gpkg",
                    "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES "
                    "('v', 'features', 'v', 4326)");
  change_geopackage(folder_ / "layer.gpkg",
                    "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 4326, 0, 0)");
  LayerTable const view = read_again(LayerRole::sites, "v");
  ASSERT_EQ(findings_of(view.findings, "V922").size(), 1U) << listed(view.findings);
  EXPECT_EQ(value_of(findings_of(view.findings, "V922")[0], "name"), "v");
  LayerTable const table = read_again(LayerRole::sites, "sites");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
}

// The same as GeoJSON, which is in longitude and latitude by its standard (RFC 7946).
TEST_F(GdalSourceTest, ReadsGeojson) {
  LayerTable const table = read_geojson(LayerRole::sites, R"({"type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {"id": "s1", "name": "北坪"},
                  "geometry": {"type": "Point", "coordinates": [104.5, 30.25]}}]})");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.crs, "EPSG:4326");
  EXPECT_EQ(table.sites.at(0).name, "北坪");
  EXPECT_EQ(table.sites.at(0).point, (GeoPoint{1045000000, 302500000}));
}

// Metres of the three-degree zone at 114 E: the easting of the meridian is 500 km.
TEST_F(GdalSourceTest, ProjectedLayer) {
  PackageLayer layer = site_layer("sites", {{{"s1", "n"}, "POINT (500000 3320113.4)"}});
  layer.epsg = 4547;
  LayerTable const table = read(LayerRole::sites, {layer});
  EXPECT_EQ(table.layer.crs, "EPSG:4547");
  EXPECT_NEAR(table.sites.at(0).point.lon, 1140000000, 1);
}

// Without a reference system the scenario must state one; what it states is then used.
TEST_F(GdalSourceTest, NoReferenceSystem) {
  PackageLayer layer = site_layer("sites", {{{"s1", "n"}, "POINT (104 30)"}});
  layer.epsg = 0;
  EXPECT_EQ(findings_of(read(LayerRole::sites, {layer}).findings, "V005").size(), 1U);
  LayerSource source = layer_source(LayerRole::sites, "layer.gpkg", "EPSG:4490");
  LayerTable const table = read_layer(source, folder_ / "layer.gpkg");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.crs, "EPSG:4490");
  source.crs = "EPSG:999999";
  EXPECT_EQ(findings_of(read_layer(source, folder_ / "layer.gpkg").findings, "V015").size(), 1U);
}

// A wrong layer name, or none where there are several: the file's layers are listed.
TEST_F(GdalSourceTest, LayerByName) {
  std::vector<PackageLayer> const layers{site_layer("north", {{{"n", ""}, "POINT (104 30)"}}),
                                         site_layer("south", {{{"s", ""}, "POINT (105 31)"}})};
  EXPECT_EQ(read(LayerRole::sites, layers, "south").sites.at(0).code, "s");
  for (char const* name : {"", "east", "gpkg_contents", "sqlite_master"}) {
    LayerTable const table = read_again(LayerRole::sites, name);
    std::vector<Finding> const missing = findings_of(table.findings, "V007");
    ASSERT_EQ(missing.size(), 1U) << name << "\n" << listed(table.findings);
    EXPECT_EQ(value_of(missing[0], "layers"), "north, south");
    EXPECT_EQ(missing[0].treatment, Treatment::rejected);
  }
}

// Codes keep their zeros as text; a column of whole numbers gives its digits and no more.
TEST_F(GdalSourceTest, CodesStayText) {
  std::string const square = "POLYGON ((104 30, 104.1 30, 104.1 30.1, 104 30.1, 104 30))";
  PackageLayer layer{"villages",
                     4326,
                     wkbPolygon,
                     {{"code", OFTString}, {"name", OFTString}},
                     {{{"010203004005", "a"}, square}}};
  EXPECT_EQ(read(LayerRole::villages, {layer}).villages.at(0).code, "010203004005");
  layer.fields[0].second = OFTInteger64;
  layer.rows[0].cells[0] = "530112345678";
  EXPECT_EQ(read(LayerRole::villages, {layer}).villages.at(0).code, "530112345678");
  layer.fields[0].second = OFTReal;
  EXPECT_EQ(read(LayerRole::villages, {layer}).villages.at(0).code, "530112345678");
  layer.fields[0].second = OFTInteger64;
  layer.rows[0].cells[0] = "10203004005";  // the zero was lost before: 11 digits are no code
  EXPECT_EQ(findings_of(read(LayerRole::villages, {layer}).findings, "V208").size(), 1U);
}

// A string of GeoJSON that looks like a date or a number is not rewritten.
TEST_F(GdalSourceTest, TextOfGeojsonStays) {
  LayerTable const table = read_geojson(LayerRole::sites, R"({"type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {"id": "2026-01-02", "name": "007"},
                  "geometry": {"type": "Point", "coordinates": [104, 30]}}]})");
  EXPECT_EQ(table.sites.at(0).code, "2026-01-02");
  EXPECT_EQ(table.sites.at(0).name, "007");
}

// SQLite keeps any text in a column of numbers, which the library reads as 0, 12 and 1. It is read
// as the text that it is: a count that is none refuses the layer, an optional value is unknown with
// a warning, a word for "unknown" is unknown, and so is NULL, never zero.
TEST_F(GdalSourceTest, TextInColumnsOfNumbers) {
  std::string const square = "POLYGON ((104 30, 104.1 30, 104.1 30.1, 104 30.1, 104 30))";
  PackageLayer const layer{"vil \"lages'",
                           4326,
                           wkbPolygon,
                           {{"code", OFTString},
                            {"name", OFTString},
                            {"persons", OFTInteger},
                            {"electricity_rate", OFTReal}},
                           {{{"530112345671", "a", "567", "0.5"}, square},
                            {{"530112345672", "b", std::nullopt, std::nullopt}, square}}};
  LayerTable const good = read(LayerRole::villages, {layer});
  EXPECT_TRUE(is_accepted(good)) << listed(good.findings);
  EXPECT_EQ(good.villages.at(0).persons, Persons(567));
  EXPECT_EQ(good.villages.at(1).persons, std::nullopt);
  auto const with_content = [&](std::string const& column, std::string const& content) {
    static_cast<void>(read(LayerRole::villages, {layer}));
    change_geopackage(folder_ / "layer.gpkg", "UPDATE \"vil \"\"lages'\" SET " + column + " = " +
                                                  content + " WHERE name = 'b'");
    return read_again(LayerRole::villages);
  };
  for (char const* content : {"'约500'", "'12a'", "1.5", "x'0102'"}) {
    LayerTable const table = with_content("persons", content);
    std::vector<Finding> const found = findings_of(table.findings, "V201");
    ASSERT_EQ(found.size(), 1U) << content << "\n" << listed(table.findings);
    EXPECT_TRUE(found[0].field.starts_with("persons")) << found[0].field;
    EXPECT_EQ(found[0].row, 2);
    EXPECT_EQ(found[0].treatment, Treatment::rejected);
  }
  LayerTable const unknown = with_content("persons", "'无数据'");
  EXPECT_TRUE(is_accepted(unknown)) << listed(unknown.findings);
  EXPECT_EQ(unknown.villages.at(1).persons, std::nullopt);
  LayerTable const optional = with_content("electricity_rate", "'约98'");
  EXPECT_TRUE(is_accepted(optional)) << listed(optional.findings);
  EXPECT_EQ(optional.villages.at(0).record.electricity_rate, 500000);
  EXPECT_EQ(optional.villages.at(1).record.electricity_rate, std::nullopt);
  std::vector<Finding> const found = findings_of(optional.findings, "V201", "electricity_rate");
  ASSERT_EQ(found.size(), 1U) << listed(optional.findings);
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].row, 2);
}

// A table without geometry has its coordinates in columns, as CSV has.
TEST_F(GdalSourceTest, TableWithoutGeometry) {
  PackageLayer const layer{"sites",
                           0,
                           wkbNone,
                           {{"id", OFTString}, {"经度", OFTReal}, {"纬度", OFTString}},
                           {{{"s1", "104.5", "30.25"}, ""}}};
  make_geopackage(folder_ / "layer.gpkg", {layer});
  LayerTable const table =
      read_layer(layer_source(LayerRole::sites, "layer.gpkg", "EPSG:4490"), folder_ / "layer.gpkg");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{1, 1, 0, 0}));
  ASSERT_EQ(table.sites.size(), 1U);
  EXPECT_EQ(table.sites[0].point, (GeoPoint{1045000000, 302500000}));
}

// Bytes that are no UTF-8 in a text column: named by row and column, never shown.
TEST_F(GdalSourceTest, BrokenText) {
  make_geopackage(folder_ / "layer.gpkg", {site_layer("sites", {{{"s1", "x"}, "POINT (104 30)"}})});
  change_geopackage(folder_ / "layer.gpkg", "UPDATE sites SET name = CAST(x'b4e5' AS TEXT)");
  std::vector<Finding> const found =
      findings_of(read_again(LayerRole::sites).findings, "V001", "name");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 1);
}

// Names that end a string or a statement in SQL are names like any other.
TEST_F(GdalSourceTest, HostileNames) {
  std::string const name = "x'; DROP TABLE gpkg_contents; --\"";
  PackageLayer layer = site_layer(name, {{{"s1", "'; DROP TABLE sites; --"}, "POINT (104 30)"}});
  layer.fields.emplace_back("a\"b'; --", OFTInteger);
  LayerTable const table = read(LayerRole::sites, {layer}, name);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.sites.at(0).name, "'; DROP TABLE sites; --");
}

}  // namespace
}  // namespace tongcun
