// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/run_scenario.h"
#include "engine/synthetic/make_county.h"
#include "io/coordinates.h"
#include "io/enum_names.h"
#include "io/read_county_parameters.h"
#include "io/read_layers.h"
#include "io/read_profile.h"
#include "io/reference_notes.h"
#include "io/write_run.h"
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"
#include "tests/worlds/drawn_world.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

struct Form {
  char const* name;
  char const* driver;  // nullptr: CSV, which has points only
  char const* extension;
  std::vector<std::string> creation;
};

std::vector<Form> const& forms() {
  static std::vector<Form> const kForms{
      {"GeoPackage", "GPKG", ".gpkg", {}},
      {"FlatGeobuf", "FlatGeobuf", ".fgb", {}},
      {"GeoJSON", "GeoJSON", ".geojson", {}},
      {"shapefile, UTF-8", "ESRI Shapefile", ".shp", {"ENCODING=UTF-8"}},
      {"shapefile, GBK", "ESRI Shapefile", ".shp", {"ENCODING=GBK"}},
      {"CSV", nullptr, ".csv", {}}};
  return kForms;
}

// The layers of an invented county, with the words an office would use, in one form and system.
class CountyFiles {
 public:
  CountyFiles(SyntheticCounty const& county, int epsg)
      : county_(county),
        epsg_(epsg),
        on_map_(*FromCanonical::from_text("EPSG:" + std::to_string(epsg))) {}

  [[nodiscard]] PackageLayer villages(bool as_points) const {
    PackageLayer layer{"villages",
                       epsg_,
                       as_points ? wkbPoint : wkbMultiPolygon,
                       {{"行政区划代码", OFTString},
                        {"行政村", OFTString},
                        {"乡镇名称", OFTString},
                        {"户籍人口", OFTInteger},
                        {"户籍户数", OFTInteger}},
                       {}};
    for (SyntheticVillage const& village : county_.villages) {
      layer.rows.push_back(
          {{village.code, village.name, village.township_name,
            std::to_string(village.persons.count()), std::to_string(village.households.count())},
           as_points ? text(village.committee) : text(village.area)});
    }
    return layer;
  }

  [[nodiscard]] PackageLayer facilities() const {
    PackageLayer layer{"facilities",
                       epsg_,
                       wkbPoint,
                       {{"编号", OFTString}, {"名称", OFTString}, {"类别", OFTString}},
                       {}};
    for (SyntheticFacility const& facility : county_.facilities) {
      layer.rows.push_back(
          {{facility.code, facility.name, std::string(name_of(facility.kind, kFacilityKindNames))},
           text(facility.point)});
    }
    return layer;
  }

  [[nodiscard]] PackageLayer roads() const {
    PackageLayer layer{"roads",
                       epsg_,
                       wkbLineString,
                       {{"路段编号", OFTString},
                        {"路线名称", OFTString},
                        {"行政等级", OFTString},
                        {"路面类型", OFTString},
                        {"桥", OFTString}},
                       {}};
    for (SyntheticRoad const& road : county_.roads) {
      layer.rows.push_back(
          {{road.code, road.name, std::string(name_of(road.traits.road_class, kRoadClassNames)),
            std::string(name_of(road.traits.surface, kRoadSurfaceNames)),
            road.traits.level != 0 ? "是" : "否"},
           "LINESTRING (" + list(road.line) + ")"});
    }
    return layer;
  }

 private:
  [[nodiscard]] std::string place(GeoPoint point) const {
    FromCanonical::Place const place = on_map_(point).value();
    return fmt::format("{:.10f} {:.10f}", place.x, place.y);
  }
  [[nodiscard]] std::string text(GeoPoint point) const { return "POINT (" + place(point) + ")"; }
  [[nodiscard]] std::string list(std::vector<GeoPoint> const& points) const {
    std::string result;
    for (GeoPoint const point : points) {
      result += (result.empty() ? "" : ", ") + place(point);
    }
    return result;
  }
  [[nodiscard]] std::string text(MultiPolygon const& area) const {
    std::string result;
    for (Polygon const& polygon : area.polygons) {
      std::string rings;
      for (Ring const& ring : polygon.rings) {
        rings += (rings.empty() ? "(" : ", (") + list(ring) + ")";
      }
      result += (result.empty() ? "(" : ", (") + rings + ")";
    }
    return "MULTIPOLYGON (" + result + ")";
  }

  SyntheticCounty const& county_;
  int epsg_;
  FromCanonical on_map_;
};

std::string csv_of(PackageLayer const& layer) {
  std::string csv;
  for (auto const& [name, type] : layer.fields) {
    csv += name + ",";
  }
  csv += "经度,纬度\n";
  for (PackageLayer::Row const& row : layer.rows) {
    for (std::optional<std::string> const& cell : row.cells) {
      csv += cell.value_or("") + ",";
    }
    std::string point = row.wkt.substr(row.wkt.find('(') + 1);
    point.resize(point.find(')'));
    csv += point.replace(point.find(' '), 1, ",") + "\n";
  }
  return csv;
}

struct Outcome {
  Region region;
  std::string summary;
};

class SixFormsTest : public testing::Test {
 protected:
  SixFormsTest() {
    start_gdal();
    CountyParameters parameters = read_county_parameters("");
    parameters.villages = 30;
    county_ = make_county(parameters, quiet_run(2));
    std::int32_t const lon = county_.villages.front().committee.lon;
    zone_ = static_cast<int>((std::int64_t{lon} + 15000000) / 30000000);
    profile_ = read_profile("cn-2026", "").profile;
  }

  // Reads and runs the county with its layers in a form; the roads in that form too, unless the
  // villages are points.
  Outcome outcome(Form const& form, int epsg, bool as_points) {
    TemporaryFolder const folder;
    CountyFiles const files(county_, epsg);
    CountyFiles const plain(county_, 4326);
    Scenario scenario;
    scenario.name = "six";
    scenario.profile = profile_;
    scenario.input_folder = folder.path().string();
    scenario.thresholds = {Duration(3600000)};
    auto const add = [&](LayerRole role, std::string const& key, PackageLayer const& layer,
                         Form const& of) {
      LayerSource source = layer_source(role, layer.name + of.extension);
      source.key = key;
      if (of.driver == nullptr) {
        source.crs = "EPSG:" + std::to_string(epsg);
        folder.write(source.file, csv_of(layer));
      } else {
        make_layer_file(folder / source.file, of.driver, layer, of.creation);
      }
      scenario.layers.push_back(std::move(source));
    };
    add(LayerRole::villages, "villages", files.villages(as_points), form);
    add(LayerRole::facilities, "facilities.all", files.facilities(), form);
    if (as_points) {
      add(LayerRole::roads, "roads", plain.roads(), forms().front());
    } else {
      add(LayerRole::roads, "roads", files.roads(), form);
    }
    std::vector<LayerTable> tables = read_layers(scenario, quiet_run()).tables;
    for (LayerTable& table : tables) {
      EXPECT_FALSE(any_rejected(table.findings)) << listed(table.findings);
      EXPECT_TRUE(findings_of(table.findings, "V010").empty()) << listed(table.findings);
      // What names the form itself is not compared.
      table.layer.file = "the file";
      table.layer.crs = "the system";
      std::erase_if(table.findings,
                    [](Finding const& f) { return f.severity == Severity::information; });
    }
    ScenarioResult result = run_scenario(scenario, std::move(tables), quiet_run(2));
    Region region = result.places.region;
    RunResult const published = disclosed(std::move(result), scenario.profile.guarantees);
    return {std::move(region), summary_json(scenario, published)};
  }

  void expect_equal_outcomes(bool as_points) {
    Outcome const first = outcome(forms().front(), 4326, as_points);
    EXPECT_EQ(first.region.villages.code.size(), 30U);
    EXPECT_GT(first.region.roads.code.size(), 100U);
    int const zone = std::stoi(cgcs2000_zone(zone_, ZoneNumber::in_easting).substr(5));
    int compared = 0;
    for (Form const& form : forms()) {
      for (int const epsg : {4326, 4490, zone}) {
        if (form.driver == nullptr && !as_points) {
          continue;
        }
        Outcome const other = outcome(form, epsg, as_points);
        EXPECT_TRUE(other.region.villages == first.region.villages) << form.name << " " << epsg;
        EXPECT_TRUE(other.region.roads == first.region.roads) << form.name << " " << epsg;
        EXPECT_TRUE(other.region.facilities == first.region.facilities) << form.name << " " << epsg;
        EXPECT_TRUE(other.summary == first.summary) << form.name << " " << epsg;
        ++compared;
      }
    }
    EXPECT_EQ(compared, as_points ? 18 : 15);
  }

  SyntheticCounty county_;
  int zone_ = 0;
  Profile profile_;
};

// Points in six forms and three systems give the same columns and the same bytes of the summary.
TEST_F(SixFormsTest, Points) {
  expect_equal_outcomes(true);
}

// Areas and lines in the five forms that hold them.
TEST_F(SixFormsTest, AreasAndLines) {
  expect_equal_outcomes(false);
}

}  // namespace
}  // namespace tongcun
