// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/whole_files.h"

#include "io/read_layers.h"
#include "io/text_file.h"
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"
#include "tests/io/osm_maker.h"
#include "tests/io/shapefile_maker.h"
#include "tests/io/workbook_maker.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr int kRows = 20;

std::string code(int row) {
  return "s" + std::to_string(100 + row);
}
std::string longitude(int row) {
  return "104." + std::to_string(100 + row);
}

PackageLayer places() {
  PackageLayer layer{"sites", 4326, wkbPoint, {{"id", OFTString}, {"name", OFTString}}, {}};
  for (int i = 0; i < kRows; ++i) {
    layer.rows.push_back({{code(i), "北坪"}, "POINT (" + longitude(i) + " 30.25)"});
  }
  return layer;
}

std::string csv() {
  std::string text = "id,name,x,y\n";
  for (int i = 0; i < kRows; ++i) {
    text += code(i) + ",\"北坪\"," + longitude(i) + ",30.25\n";
  }
  return text;
}

std::string geojson() {
  std::string text = "{\"type\": \"FeatureCollection\", \"features\": [\n";
  for (int i = 0; i < kRows; ++i) {
    text += R"({"type": "Feature", "properties": {"id": ")" + code(i) +
            R"(", "name": "北坪"}, "geometry": {"type": "Point", "coordinates": [)" + longitude(i) +
            ", 30.25]}}" + (i + 1 < kRows ? ",\n" : "\n");
  }
  return text + "]}\n";
}

std::string workbook() {
  std::string rows = row_of(1, text_cell("A1", "id") + text_cell("B1", "name") +
                                   text_cell("C1", "x") + text_cell("D1", "y"));
  for (int i = 0; i < kRows; ++i) {
    std::string const number = std::to_string(i + 2);
    rows += row_of(i + 2, text_cell("A" + number, code(i)) + text_cell("B" + number, "北坪") +
                              number_cell("C" + number, longitude(i)) +
                              number_cell("D" + number, "30.25"));
  }
  return zip_bytes(workbook_parts({{"表", rows, {}}}));
}

OsmWorld roads() {
  OsmWorld world;
  for (int i = 0; i <= kRows; ++i) {
    world.nodes.push_back({i + 1, {1041000000 + i * 10000, 302500000}});
  }
  for (int i = 0; i < kRows; ++i) {
    world.ways.push_back({100 + i, {i + 1, i + 2}, {{"highway", "track"}, {"name", "北坪路"}}});
  }
  return world;
}

std::string content_of_rows(LayerTable const& table) {
  std::string content;
  auto const add = [&](GeoPoint point) {
    content += " " + std::to_string(point.lon) + " " + std::to_string(point.lat);
  };
  for (SiteRow const& site : table.sites) {
    content += site.code + " " + site.name;
    add(site.point);
    content += '\n';
  }
  for (RoadRow const& road : table.roads) {
    content += road.code + " " + road.name;
    for (GeoPoint const point : road.line) {
      add(point);
    }
    content += '\n';
  }
  return content;
}

}  // namespace

std::string const& WholeFile::bytes() const {
  auto const found = std::ranges::find(parts, damaged, &decltype(parts)::value_type::first);
  return found->second;
}

std::vector<WholeFile> whole_files(TemporaryFolder const& scratch) {
  std::vector<WholeFile> files;
  auto const add = [&](std::string const& format, LayerRole role, std::string const& name,
                       std::string bytes, std::string const& crs = "") {
    WholeFile file{format, layer_source(role, name, crs), name, {{name, std::move(bytes)}}};
    file.source.attribution = "invented";
    files.push_back(std::move(file));
  };
  add("CSV", LayerRole::sites, "a.csv", csv(), "EPSG:4490");
  add("GeoJSON", LayerRole::sites, "a.geojson", geojson());
  add("GeoPackage", LayerRole::sites, "a.gpkg",
      content_of(make_layer_file(scratch / "a.gpkg", "GPKG", places())));
  add("FlatGeobuf", LayerRole::sites, "a.fgb",
      content_of(make_layer_file(scratch / "a.fgb", "FlatGeobuf", places())));
  add("workbook", LayerRole::sites, "a.xlsx", workbook(), "EPSG:4490");
  add("OpenStreetMap XML", LayerRole::roads, "a.osm", osm_xml(roads()));
  add("OpenStreetMap PBF", LayerRole::roads, "a.pbf", PbfWriter::file(roads(), {}));
  DbfFile table;
  table.fields = {{"id", 'C', 10}, {"name", 'C', 20}};
  for (int i = 0; i < kRows; ++i) {
    table.rows.push_back({code(i), "北坪"});
  }
  make_shapefile(scratch, "a", table, "UTF-8");
  WholeFile shapefile{"shapefile", layer_source(LayerRole::sites, "a.shp"), "", {}};
  shapefile.source.attribution = "invented";
  for (char const* part : {"a.shp", "a.shx", "a.dbf", "a.prj", "a.cpg"}) {
    shapefile.parts.emplace_back(part, content_of(scratch / part));
  }
  for (char const* part : {"a.shp", "a.shx", "a.dbf"}) {
    shapefile.format = std::string("shapefile ") + part;
    shapefile.damaged = part;
    files.push_back(shapefile);
  }
  return files;
}

DamageReader::DamageReader(WholeFile file) : file_(std::move(file)) {
  std::string list;
  for (auto const& [name, bytes] : file_.parts) {
    static_cast<void>(folder_.write(name, bytes));
    list += sha256_of(bytes) + "  " + name + "\n";
  }
  static_cast<void>(folder_.write("inputs.sha256", list));
}

Outcome DamageReader::read(std::string_view bytes) const {
  static_cast<void>(folder_.write(file_.damaged, bytes));
  Scenario scenario;
  scenario.profile = invented_profile();
  scenario.input_folder = folder_.path().string();
  scenario.layers = {file_.source};
  std::vector<LayerTable> tables = read_layers(scenario, {}).tables;
  LayerTable& table = tables.front();
  Outcome outcome;
  outcome.is_unlisted = std::erase_if(table.findings, [](Finding const& finding) {
                          return finding.rule == "V925";
                        }) > 0;
  outcome.is_rejected = any_rejected(table.findings);
  outcome.is_warned = std::ranges::any_of(table.findings, [](Finding const& finding) {
    return finding.severity != Severity::information;
  });
  outcome.rows = table.layer.counts.read;
  outcome.content = content_of_rows(table);
  outcome.findings = listed(table.findings);
  EXPECT_TRUE(table.layer.counts.balanced());
  return outcome;
}

}  // namespace tongcun
