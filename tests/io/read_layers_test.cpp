// SPDX-License-Identifier: Apache-2.0
#include "io/read_layers.h"

#include "engine/region/build_region.h"
#include "io/text_file.h"
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kVillages =
    "code,name,persons,x,y\n530112345001,甲,500,104,30\n530112345002,乙,无数据,104.01,30\n";
constexpr char const* kRoads = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "r1", "class": "乡道", "surface": "沥青"}, "geometry":
 {"type": "LineString", "coordinates": [[104, 30], [104.01, 30]]}},
{"type": "Feature", "properties": {"code": "r2"}, "geometry": null}]})";

struct RasterForm {
  int bands = 1;
  GDALDataType type = GDT_Float32;
  bool has_colours = false;
};

// Heights of 7 m over a degree, in cells of 0.01 degrees.
void make_raster(std::filesystem::path const& path, RasterForm const& form) {
  start_gdal();
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  std::unique_ptr<GDALDataset> const raster(
      driver->Create(path.c_str(), 100, 100, form.bands, form.type, nullptr));
  std::array<double, 6> place{103.9, 0.01, 0.0, 30.9, 0.0, -0.01};
  OGRSpatialReference system;
  system.importFromEPSG(4490);
  raster->SetSpatialRef(&system);
  raster->SetGeoTransform(place.data());
  if (form.has_colours) {
    GDALColorTable colours;
    GDALColorEntry const green{0, 255, 0, 255};
    colours.SetColorEntry(7, &green);
    raster->GetRasterBand(1)->SetColorTable(&colours);
  }
  for (int band = 1; band <= form.bands; ++band) {
    raster->GetRasterBand(band)->Fill(7.0);
  }
}

class ReadLayersTest : public testing::Test {
 protected:
  ReadLayersTest() {
    scenario_.input_folder = (folder_ / "in").string();
    scenario_.profile = invented_profile();
    static_cast<void>(folder_.write("in/villages.csv", kVillages));
    static_cast<void>(folder_.write("in/roads.geojson", kRoads));
    static_cast<void>(folder_.write("secret/people.csv", kVillages));
  }

  LayerSource& add(std::string key, LayerRole role, std::string file, std::string crs = "") {
    scenario_.layers.push_back(layer_source(role, std::move(file), std::move(crs)));
    scenario_.layers.back().key = std::move(key);
    return scenario_.layers.back();
  }
  ReadLayers read() { return read_layers(scenario_, RunSettings()); }
  // All findings that stop the run.
  std::vector<Finding> rejections() {
    try {
      static_cast<void>(build_region(read().tables, CodeLevels()));
    } catch (InputError const& error) {
      return error.findings();
    }
    return {};
  }

  TemporaryFolder folder_;
  Scenario scenario_;
};

// Without villages or roads there is nothing to say: a header alone stops the run, and so do layers
// of which no row is left. One empty layer beside others does not.
TEST_F(ReadLayersTest, NoRowsAtAll) {
  static_cast<void>(folder_.write("in/none.csv", "code,name,persons,x,y\n"));
  static_cast<void>(
      folder_.write("in/none.geojson", R"({"type": "FeatureCollection", "features": []})"));
  add("villages", LayerRole::villages, "none.csv", "EPSG:4490");
  add("roads.a", LayerRole::roads, "none.geojson");
  std::vector<Finding> const all = rejections();
  EXPECT_EQ(findings_of(all, "V028").size(), 2U) << listed(all);
  scenario_.layers.clear();
  add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
  add("roads.a", LayerRole::roads, "none.geojson");
  add("roads.b", LayerRole::roads, "roads.geojson");
  EXPECT_EQ(listed(rejections()), "");
}

// The raster behind the map is an input like any other: recorded, and refused by name where it is
// missing, outside or without colours; no layer of the region comes of it.
TEST_F(ReadLayersTest, BackgroundOfTheMap) {
  add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
  add("roads", LayerRole::roads, "roads.geojson");
  RasterForm form;
  form.bands = 3;
  form.type = GDT_Byte;
  make_raster(folder_ / "in/map.tif", form);
  scenario_.background = layer_source(LayerRole::villages, "map.tif");
  scenario_.background->key = "report.background";
  ReadLayers const layers = read();
  EXPECT_EQ(layers.tables.size(), 2U);
  ASSERT_TRUE(layers.background);
  EXPECT_EQ(std::ranges::count(layers.inputs, "map.tif", &InputRecord::file), 1);
  EXPECT_EQ(listed(rejections()), "");
  make_raster(folder_ / "in/heights.tif", {});
  for (auto const& [file, rule] : {std::pair{"none.tif", "V022"},
                                   {"../secret/people.csv", "V021"},
                                   {"heights.tif", "V867"},
                                   {"roads.geojson", "V010"}}) {
    scenario_.background->file = file;
    EXPECT_FALSE(read().background);
    EXPECT_EQ(findings_of(rejections(), rule).size(), 1U) << file << listed(rejections());
  }
}

// The elevation is cut to what the region covers, seats of committees given as columns included.
TEST_F(ReadLayersTest, ElevationCoversCommitteeColumns) {
  static_cast<void>(folder_.write(
      "in/seats.csv", "code,name,村委会经度,村委会纬度,x,y\n530112345001,甲,104.5,30.5,104,30\n"));
  make_raster(folder_ / "in/dem.tif", {});
  add("villages", LayerRole::villages, "seats.csv", "EPSG:4490");
  add("roads", LayerRole::roads, "roads.geojson");
  add("elevation", LayerRole::elevation, "dem.tif");
  ReadLayers const layers = read();
  ASSERT_TRUE(layers.tables.back().elevation) << listed(layers.tables.back().findings);
  ElevationGrid const& grid = *layers.tables.back().elevation;
  EXPECT_GE(grid.columns, 50);  // cells of 0.01 degrees
  EXPECT_GE(grid.rows, 50);
}

// Heights are one band: of several, the one that the scenario names; colours are none.
TEST_F(ReadLayersTest, BandsOfElevation) {
  struct Case {
    RasterForm form;
    int band;
    char const* rule;
  };
  for (Case const& one :
       {Case{{3, GDT_Byte, false}, 0, "V855"}, Case{{2, GDT_Float32, false}, 0, "V855"},
        Case{{2, GDT_Float32, false}, 3, "V855"}, Case{{3, GDT_Byte, false}, 1, "V856"},
        Case{{1, GDT_Byte, true}, 0, "V856"}, Case{{2, GDT_Float32, false}, 1, ""},
        Case{{1, GDT_Int16, false}, 0, ""}}) {
    scenario_.layers.clear();
    make_raster(folder_ / "in/dem.tif", one.form);
    add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
    add("roads", LayerRole::roads, "roads.geojson");
    add("elevation", LayerRole::elevation, "dem.tif").band = one.band;
    std::vector<Finding> const all = rejections();
    std::string rule;
    for (Finding const& finding : all) {
      rule += finding.treatment == Treatment::rejected ? finding.rule : "";
    }
    EXPECT_EQ(rule, one.rule) << one.form.bands << " " << one.band << listed(all);
  }
}

// Two good layers: every row is somewhere, and the files are recorded with their digests.
TEST_F(ReadLayersTest, GoodLayers) {
  add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
  add("roads", LayerRole::roads, "roads.geojson");
  ReadLayers const layers = read();
  ASSERT_EQ(layers.tables.size(), 2U);
  EXPECT_EQ(layers.tables[0].layer.counts, (LayerCounts{2, 2, 0, 0}));
  EXPECT_EQ(layers.tables[1].layer.counts, (LayerCounts{2, 1, 0, 1}));
  ASSERT_EQ(layers.inputs.size(), 2U);
  EXPECT_EQ(layers.inputs[0].file, "roads.geojson");  // by file name
  EXPECT_EQ(layers.inputs[0].sha256, sha256_of(kRoads));
  EXPECT_EQ(layers.inputs[1].bytes, std::string(kVillages).size());
  BuiltRegion const built = build_region(layers.tables, CodeLevels());
  for (Layer const& layer : built.region.layers.values()) {
    EXPECT_TRUE(layer.counts.balanced()) << layer.key;
  }
  EXPECT_EQ(built.region.villages.persons[VillageId(0)], Persons(500));
  EXPECT_EQ(built.region.villages.persons[VillageId(1)], std::nullopt);
}

// A file that several layers come from is recorded once.
TEST_F(ReadLayersTest, OneFileTwoLayers) {
  add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
  add("sites", LayerRole::sites, "villages.csv", "EPSG:4490");
  EXPECT_EQ(read().inputs.size(), 1U);
}

// Names that are no file of the input folder, each with the rule that says why; none is opened.
TEST_F(ReadLayersTest, FilesElsewhere) {
  for (auto const& [file, rule] : std::vector<std::pair<std::string, std::string>>{
           {"../secret/people.csv", "V021"},
           {(folder_ / "secret/people.csv").string(), "V021"},
           {"/vsicurl/http://127.0.0.1:9/x.geojson", "V020"},
           {"PG:dbname=x", "V020"},
           {"<OGRVRTDataSource></OGRVRTDataSource>", "V020"},
           {"absent.gpkg", "V022"},
           {"", "V020"}}) {
    scenario_.layers.clear();
    add("villages", LayerRole::villages, file, "EPSG:4490");
    ReadLayers const layers = read();
    ASSERT_EQ(layers.tables.size(), 1U);
    EXPECT_EQ(findings_of(layers.tables[0].findings, rule).size(), 1U)
        << file << "\n"
        << listed(layers.tables[0].findings);
    EXPECT_TRUE(any_rejected(layers.tables[0].findings));
    EXPECT_TRUE(layers.inputs.empty()) << file;
    EXPECT_EQ(layers.tables[0].layer.key, "villages");
  }
}

// Faults of every layer arrive together, in one complaint that names each file: a ragged row, a
// wrong encoding, an absent file, a file outside, a wrong layer name, an unknown format, no
// reference system, a truncated text, and what is wrong between good layers is said as well.
TEST_F(ReadLayersTest, AllFaultsTogether) {
  static_cast<void>(
      folder_.write("in/ragged.csv", std::string(kVillages) + "530112345001,x,1,104\n"));
  static_cast<void>(folder_.write("in/gbk.csv", "id,name,x,y\ns1,\xb4\xe5,104,30\n"));
  static_cast<void>(folder_.write("in/cut.geojson", std::string(kRoads).substr(0, 150)));
  static_cast<void>(folder_.write("in/points.csv", "id,x,y\np1,104,30\n"));
  static_cast<void>(folder_.write("in/points.kml", "x"));
  static_cast<void>(folder_.write("in/dem.tif", "no raster"));
  make_geopackage(folder_ / "in/two.gpkg",
                  {{"a", 4326, wkbPoint, {}, {}}, {"b", 4326, wkbPoint, {}, {}}});
  add("villages", LayerRole::villages, "ragged.csv", "EPSG:4490");
  add("roads.main", LayerRole::roads, "cut.geojson");
  add("roads.good", LayerRole::roads, "roads.geojson");
  add("sites", LayerRole::sites, "gbk.csv", "EPSG:4490");
  add("committees", LayerRole::committees, "absent.csv", "EPSG:4490");
  add("facilities.a", LayerRole::facilities, "../secret/people.csv", "EPSG:4490");
  add("facilities.b", LayerRole::facilities, "two.gpkg").layer = "c";
  add("facilities.c", LayerRole::facilities, "points.kml");
  add("facilities.d", LayerRole::facilities, "points.csv");
  add("elevation", LayerRole::elevation, "dem.tif");
  std::set<std::pair<std::string, std::string>> rules;
  for (Finding const& finding : rejections()) {
    if (finding.treatment == Treatment::rejected) {
      rules.emplace(finding.file, finding.rule);
    }
  }
  EXPECT_EQ(rules, (std::set<std::pair<std::string, std::string>>{{"ragged.csv", "V004"},
                                                                  {"cut.geojson", "V064"},
                                                                  {"gbk.csv", "V001"},
                                                                  {"absent.csv", "V022"},
                                                                  {"../secret/people.csv", "V021"},
                                                                  {"two.gpkg", "V007"},
                                                                  {"points.kml", "V018"},
                                                                  {"points.csv", "V005"},
                                                                  {"dem.tif", "V010"}}));
}

// A layer that is there but cannot be read is not said to be absent (V023).
TEST_F(ReadLayersTest, UnreadableIsNotAbsent) {
  static_cast<void>(folder_.write("in/dem.tif", "no raster"));
  add("villages", LayerRole::villages, "absent.csv", "EPSG:4490");
  add("elevation", LayerRole::elevation, "dem.tif");
  for (Finding const& finding : findings_of(rejections(), "V023")) {
    EXPECT_NE(value_of(finding, "role"), "elevation");
  }
  EXPECT_EQ(findings_of(rejections(), "V022").size(), 1U);
}

// Rows in another order give the same region and the same findings but for their row numbers.
TEST_F(ReadLayersTest, OrderOfRowsDoesNotMatter) {
  add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
  add("roads", LayerRole::roads, "roads.geojson");
  Region const before = build_region(read().tables, CodeLevels()).region;
  static_cast<void>(folder_.write(
      "in/villages.csv",
      "y,code,x,persons,name\n30,530112345002,104.01,无数据,乙\n30,530112345001,104,500,甲\n"));
  Region const after = build_region(read().tables, CodeLevels()).region;
  EXPECT_EQ(before.villages, after.villages);
  EXPECT_EQ(before.layers, after.layers);
}

// Progress tells how many layers are read; a wish to stop is heard before the next one.
TEST_F(ReadLayersTest, ProgressAndStop) {
  add("villages", LayerRole::villages, "villages.csv", "EPSG:4490");
  add("roads", LayerRole::roads, "roads.geojson");
  std::vector<std::int64_t> done;
  std::atomic<bool> stop = false;
  RunSettings run;
  run.progress = [&](std::string_view, std::int64_t now, std::int64_t total) {
    EXPECT_EQ(total, 2);
    done.push_back(now);
  };
  run.stop = &stop;
  static_cast<void>(read_layers(scenario_, run));
  EXPECT_EQ(done, (std::vector<std::int64_t>{0, 1, 2}));
  stop = true;
  EXPECT_THROW(static_cast<void>(read_layers(scenario_, run)), Stopped);
}

}  // namespace
}  // namespace tongcun
