// SPDX-License-Identifier: Apache-2.0
// Names that try to be markup, script or formula, through the whole program and into every format.
#include "io/gdal_session.h"
#include "io/xml_reader.h"
#include "tests/cli/program.h"
#include "tests/io/xml_check.h"
#include "tests/worlds/hostile_payloads.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Thirty ways out of a cell, each in five surroundings.
std::vector<std::string> const& payloads() {
  static std::vector<std::string> const kPayloads = [] {
    std::vector<std::string> texts = hostile_payloads();
    texts.insert(texts.end(), {"'=1+1", "]]><![CDATA[<Placemark>"});
    return texts;
  }();
  return kPayloads;
}

std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts;
  for (char const* const around : {"", "甲", "a\n", "\"", "<b>"}) {
    for (std::string const& payload : payloads()) {
      texts.push_back(around + payload);
    }
  }
  return texts;
}

std::string csv_cell(std::string const& text) {
  std::string cell = "\"";
  for (char const c : text) {
    cell += c;
    cell += c == '"' ? "\"" : "";
  }
  return cell + "\"";
}

// A basic string of TOML.
std::string toml_text(std::string const& text) {
  return Json(text).dump(-1, ' ', true);
}

class HostileNames : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new TemporaryFolder;
    write_villages();
    write_layers();
    ProgramResult const run =
        run_tongcun({"run", *folder / "scenario.toml", "--out", *folder / "run", "--quiet"});
    ASSERT_EQ(run.status, 0) << run.err;
    ProgramResult const report =
        run_tongcun({"report", *folder / "run", "--out", *folder / "report", "--format", "kml",
                     "--format", "shapefile"});
    ASSERT_EQ(report.status, 0) << report.err;
  }
  static void TearDownTestSuite() { delete std::exchange(folder, nullptr); }

  static void write_villages() {
    std::string villages = "village_code,village_name,persons,households,longitude,latitude\n";
    int number = 0;
    for (std::string const& text : hostile_texts()) {
      villages += "520123" + std::to_string(100001 + number) + "," + csv_cell(text) + ",90,30," +
                  std::to_string(106.90 + 0.0005 * number) + ",26.3\n";
      ++number;
    }
    write_file(*folder / "villages.csv", villages);
    write_file(*folder / "roads.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"class": "village", "surface": "concrete",
       "name": "<script>alert(2)</script>"},
       "geometry": {"type": "LineString", "coordinates": [[106.89, 26.3], [106.99, 26.3]]}}]})");
  }

  // Every payload names a layer, to whom thanks are owed for it, and the clinic in it.
  static void write_layers() {
    std::string scenario = "schema = 1\nkind = \"scenario\"\nname = \"hostile\"\ntitle = " +
                           toml_text(payloads().front()) +
                           "\nprofile = \"cn-2026\"\nyear = 2026\nlanguage = \"en\"\n"
                           "[layers.villages]\nfile = \"villages.csv\"\ncrs = \"EPSG:4490\"\n"
                           "[layers.roads]\nfile = \"roads.geojson\"\n";
    int number = 0;
    for (std::string const& text : payloads()) {
      std::string const key = "clinics_" + std::to_string(++number);
      Json const clinic{
          {"type", "Feature"},
          {"properties", {{"name", text}, {"kind", "village_clinic"}}},
          {"geometry", {{"type", "Point"}, {"coordinates", {106.90 + 0.002 * number, 26.3}}}}};
      Json const layer{
          {"type", "FeatureCollection"}, {"name", text}, {"features", Json::array({clinic})}};
      write_file(*folder / (key + ".geojson"), layer.dump());
      scenario += "[layers.facilities." + key + "]\nfile = \"" + key +
                  ".geojson\"\nlayer = " + toml_text(text) + "\nattribution = " + toml_text(text) +
                  "\nlicence = " + toml_text(text) + "\n";
    }
    write_file(*folder / "scenario.toml", scenario);
  }

  static std::string content(std::string const& name) { return content_of(*folder / name); }

  static TemporaryFolder* folder;
};

TemporaryFolder* HostileNames::folder = nullptr;

// What a browser takes for the block of data, and what it takes for the rest of the page.
std::pair<std::string, std::string> block_and_rest(std::string const& page) {
  std::string const begin = "<script type=\"application/json\" id=\"data\">";
  std::size_t const from = page.find(begin) + begin.size();
  std::size_t const end = page.find("</script", from);
  return {page.substr(from, end - from), page.substr(0, from) + page.substr(end)};
}

TEST_F(HostileNames, AreReadAllTheSame) {
  EXPECT_EQ(hostile_texts().size(), 150U);
  Json const summary = Json::parse(content("run/summary.json"));
  EXPECT_EQ(summary.at("title"), payloads().front());
  EXPECT_EQ(csv_rows(*folder / "run/public/tables/villages.csv").size(), 150U);
  EXPECT_EQ(csv_rows(*folder / "run/public/tables/layers.csv").size(), 32U);
}

TEST_F(HostileNames, InTheReport) {
  std::string const page = content("run/public/report.html");
  auto const [block, rest] = block_and_rest(page);
  EXPECT_EQ(block.find_first_of("<>&"), std::string::npos);
  Json const data = Json::parse(block);
  Json const& names = data.at("tables").at("villages").at("columns");
  EXPECT_EQ(names.at(0).at("key"), "village_code");
  EXPECT_EQ(data.at("title"), payloads().front());
  // The page around it is the template's: the same as that of a run with tame names.
  EXPECT_EQ(rest.find("alert("), std::string::npos);
  EXPECT_EQ(rest.find("@TONGCUN_DATA@"), std::string::npos);
}

// No cell begins as a formula does; numbers may begin with a sign.
TEST_F(HostileNames, InCsv) {
  int texts = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(*folder / "run")) {
    if (entry.path().extension() != ".csv") {
      continue;
    }
    for (auto const& row : csv_rows(entry.path())) {
      for (auto const& [key, cell] : row) {
        bool const begins_so =
            !cell.empty() && std::string("=+-@\t\r").find(cell.front()) != std::string::npos;
        EXPECT_TRUE(!begins_so || cell.find_first_not_of("-.0123456789") == std::string::npos)
            << entry.path() << " " << key << " " << cell;
        texts += cell.starts_with('\'') ? 1 : 0;
      }
    }
  }
  EXPECT_GE(texts, 5);  // what would have been formulas
}

// The elements of a document by name.
std::map<std::string, int> elements_of(std::string const& document) {
  std::map<std::string, int> elements;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, XmlAttributes const&) {
    ++elements[std::string(name)];
  };
  handlers.end = [](std::string_view) {};
  handlers.text = [](std::string_view) {};
  EXPECT_TRUE(read_xml(document, handlers));
  return elements;
}

TEST_F(HostileNames, InKml) {
  std::string const kml = content("report/public/plan.kml");
  std::map<std::string, int> const elements = elements_of(kml);
  for (auto const& [name, count] : elements) {
    static std::set<std::string> const kKml{
        "kml",           "Document",    "name",       "description",     "Schema",
        "SimpleField",   "displayName", "Folder",     "Placemark",       "ExtendedData",
        "SchemaData",    "SimpleData",  "Point",      "LineString",      "coordinates",
        "MultiGeometry", "Polygon",     "LinearRing", "outerBoundaryIs", "innerBoundaryIs"};
    EXPECT_TRUE(kKml.contains(name)) << name << " " << count;
  }
  EXPECT_GE(elements.at("Placemark"), 150 + 30 + 1);
  // Viewers show texts as HTML.
  EXPECT_EQ(kml.find("&lt;"), std::string::npos);
  EXPECT_EQ(kml.find("<!["), std::string::npos);
  EXPECT_NE(kml.find("＜script＞alert(1)＜/script＞"), std::string::npos);
}

TEST_F(HostileNames, InTheProjectAndThePackage) {
  std::string const project = content("run/public/plan.qgs");
  EXPECT_EQ(XmlCheck::problem_of(project), "");
  EXPECT_EQ(project.find("<script"), std::string::npos);
  EXPECT_EQ(project.find("<img"), std::string::npos);
  start_gdal();
  std::unique_ptr<GDALDataset> const package(GDALDataset::Open(
      (*folder / "run/public/plan.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  ASSERT_TRUE(package);
  for (OGRLayer* const layer : package->GetLayers()) {
    EXPECT_EQ(
        std::string(layer->GetName()).find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789"),
        std::string::npos)
        << layer->GetName();
  }
  OGRLayer* const villages = package->GetLayerByName("villages");
  ASSERT_NE(villages, nullptr);
  EXPECT_EQ(villages->GetFeatureCount(), 150);
  std::set<std::string> names;
  while (std::unique_ptr<OGRFeature> const village{villages->GetNextFeature()}) {
    names.insert(village->GetFieldAsString("village_name"));
  }
  // As they were read: a name is a text there.
  EXPECT_TRUE(names.contains("<img src=x onerror=alert(1)>"));
  EXPECT_TRUE(names.contains("'; DROP TABLE villages;--"));
  OGRLayer* const styles = package->GetLayerByName("layer_styles");
  ASSERT_NE(styles, nullptr);
  while (std::unique_ptr<OGRFeature> const style{styles->GetNextFeature()}) {
    std::string const qml = style->GetFieldAsString("styleQML");
    EXPECT_EQ(XmlCheck::problem_of(qml), "");
    EXPECT_EQ(qml.find("alert("), std::string::npos);
  }
}

// Every document of ours is one.
TEST_F(HostileNames, InJson) {
  int documents = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(*folder / "run")) {
    if (entry.path().extension() == ".json") {
      EXPECT_FALSE(Json::parse(content_of(entry.path()), nullptr, false).is_discarded())
          << entry.path();
      ++documents;
    }
  }
  EXPECT_EQ(documents, 5);
}

// Read by a library of another language: no formula, the same numbers and texts as CSV.
TEST_F(HostileNames, InTheWorkbook) {
  if (std::system("python3 --version > /dev/null 2>&1") != 0) {
    GTEST_SKIP() << "SKIPPED: there is no python3";
  }
  std::string const command = std::string("python3 '") + TONGCUN_SOURCE_DIR +
                              "/tests/cli/read_workbook.py' '" + (*folder / "run") + "' > '" +
                              (*folder / "said") + "' 2>&1";
  int const status = std::system(command.c_str());
  std::string const said = content("said");
  EXPECT_EQ(status, 0) << said;
  EXPECT_NE(said.find(" 0 differences"), std::string::npos) << said;
}

}  // namespace
}  // namespace tongcun
