// SPDX-License-Identifier: Apache-2.0
#include "io/osm_source.h"

#include "io/osm_elements.h"
#include "tests/io/input_layers.h"
#include "tests/io/osm_maker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr GeoPoint at(int column, int row) {
  return {1040000000 + column * 10000, 300000000 + row * 10000};
}

// Two roads that share node 3, a footbridge, a building site; a spring and a hospital's outline.
OsmWorld world() {
  return {{{1, at(0, 0)},
           {2, at(1, 0)},
           {3, at(2, 0)},
           {4, at(2, 1)},
           {5, at(2, 2)},
           {6, at(5, 5), {{"amenity", "drinking_water"}, {"name", "北泉"}}},
           {7, at(6, 6), {{"amenity", "bench"}}},
           {8, at(8, 6)},
           {9, at(8, 8)}},
          {{11, {1, 2, 3}, {{"highway", "tertiary"}, {"surface", "gravel"}, {"name", "村道"}}},
           {12, {3, 4, 5}, {{"highway", "track"}, {"tracktype", "grade4"}, {"oneway", "-1"}}},
           {13, {2, 4}, {{"highway", "path"}, {"bridge", "yes"}, {"motor_vehicle", "no"}}},
           {14, {1, 5}, {{"highway", "construction"}}},
           {15, {7, 8, 9, 7}, {{"amenity", "hospital"}, {"building", "yes"}}},
           {16, {1, 5}, {{"waterway", "stream"}}}},
          {{21, {{"amenity", "drinking_water"}}}}};
}

class OsmSourceTest : public testing::Test {
 protected:
  LayerTable read(LayerSource const& source, std::string const& content) {
    return read_layer(source, folder_.write(source.file, content));
  }
  LayerTable roads(OsmWorld const& elements) {
    return read(layer_source(LayerRole::roads, "x.osm"), osm_xml(elements));
  }

  TemporaryFolder folder_;
};

RoadRow const& road(LayerTable const& table, std::string const& code) {
  auto const found = std::ranges::find(table.roads, code, &RoadRow::code);
  EXPECT_NE(found, table.roads.end()) << code;
  return *found;
}

// Ways with a known highway; tags as traits; shared nodes as equal vertices; the others are said.
TEST_F(OsmSourceTest, Roads) {
  LayerTable const table = roads(world());
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{3, 3, 0, 0}));
  EXPECT_EQ(table.layer.crs, "EPSG:4326");
  RoadRow const& first = road(table, "w11");
  EXPECT_EQ(first.row, 11);
  EXPECT_EQ(first.name, "村道");
  EXPECT_EQ(first.traits.road_class, RoadClass::township);
  EXPECT_EQ(first.traits.surface, RoadSurface::gravel);
  EXPECT_EQ(first.line, (std::vector<GeoPoint>{at(0, 0), at(1, 0), at(2, 0)}));
  RoadRow const& second = road(table, "w12");
  EXPECT_EQ(second.line.front(), first.line.back());
  EXPECT_EQ(second.traits.surface, RoadSurface::earth);
  EXPECT_EQ(second.recorded_surface, "grade4");
  EXPECT_EQ(second.traits.one_way, OneWay::backward);
  RoadRow const& bridge = road(table, "w13");
  EXPECT_EQ(bridge.traits.level, 1);
  EXPECT_EQ(bridge.traits.motor, MotorAccess::closed);
  std::vector<Finding> const found = findings_of(table.findings, "V060");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "passed_over"), "construction (1)");
}

// What tags imply: rings and motorways are one-way, tunnels lie below, the narrower access counts.
TEST_F(OsmSourceTest, ImpliedTags) {
  OsmWorld elements = world();
  elements.ways = {
      {1, {1, 2}, {{"highway", "primary"}, {"junction", "roundabout"}}},
      {2, {1, 2}, {{"highway", "motorway"}}},
      {3, {1, 2}, {{"highway", "motorway"}, {"oneway", "no"}}},
      {4, {1, 2}, {{"highway", "residential"}, {"tunnel", "yes"}}},
      {5, {1, 2}, {{"highway", "service"}, {"access", "no"}, {"motor_vehicle", "yes"}}},
      {6, {1, 2}, {{"highway", "service"}, {"vehicle", "no"}}},
      {7, {1, 2}, {{"highway", "track"}, {"tracktype", "grade1"}}},
      {8, {1, 2}, {{"highway", "track"}, {"tracktype", "grade2"}, {"surface", "asphalt"}}}};
  LayerTable const table = roads(elements);
  EXPECT_EQ(road(table, "w1").traits.one_way, OneWay::forward);
  EXPECT_EQ(road(table, "w2").traits.one_way, OneWay::forward);
  EXPECT_EQ(road(table, "w3").traits.one_way, OneWay::both);
  EXPECT_EQ(road(table, "w4").traits.level, -1);
  EXPECT_NE(road(table, "w5").traits.motor, MotorAccess::closed);
  EXPECT_EQ(road(table, "w6").traits.motor, MotorAccess::closed);
  EXPECT_EQ(road(table, "w7").traits.surface, RoadSurface::unknown);
  EXPECT_EQ(road(table, "w8").traits.surface, RoadSurface::asphalt);
}

// Tags that the scenario names, and words that it explains.
TEST_F(OsmSourceTest, ScenarioWords) {
  LayerSource source = layer_source(LayerRole::roads, "x.osm");
  source.fields["name"] = "name:en";
  source.values["class"]["construction"] = "village";
  OsmWorld elements = world();
  elements.ways[0].tags.emplace_back("name:en", "Village road");
  LayerTable const table = read(source, osm_xml(elements));
  EXPECT_EQ(road(table, "w11").name, "Village road");
  EXPECT_EQ(road(table, "w14").traits.road_class, RoadClass::village);
}

// The same elements in every form of PBF give the same rows as XML.
TEST_F(OsmSourceTest, PbfIsXml) {
  for (LayerRole const role : {LayerRole::roads, LayerRole::facilities}) {
    LayerTable const xml = read(layer_source(role, "x.osm"), osm_xml(world()));
    for (bool const is_dense : {true, false}) {
      for (bool const is_packed : {true, false}) {
        PbfWriter::Form const form{is_dense, is_packed};
        LayerTable const pbf =
            read(layer_source(role, "x.osm.pbf"), PbfWriter::file(world(), form));
        EXPECT_TRUE(is_accepted(pbf)) << listed(pbf.findings);
        ASSERT_EQ(pbf.roads.size(), xml.roads.size());
        for (std::size_t i = 0; i < xml.roads.size(); ++i) {
          EXPECT_EQ(pbf.roads[i].code, xml.roads[i].code);
          EXPECT_EQ(pbf.roads[i].line, xml.roads[i].line);
          EXPECT_EQ(pbf.roads[i].traits, xml.roads[i].traits);
        }
        ASSERT_EQ(pbf.facilities.size(), xml.facilities.size());
        for (std::size_t i = 0; i < xml.facilities.size(); ++i) {
          EXPECT_EQ(pbf.facilities[i].code, xml.facilities[i].code);
          EXPECT_EQ(pbf.facilities[i].point, xml.facilities[i].point);
        }
      }
    }
  }
}

// Facilities by words that stand for a kind; an outline by its middle; the rest counted.
TEST_F(OsmSourceTest, Facilities) {
  LayerSource source = layer_source(LayerRole::facilities, "x.osm");
  LayerTable const plain = read(source, osm_xml(world()));
  ASSERT_EQ(plain.facilities.size(), 1U) << listed(plain.findings);
  EXPECT_EQ(plain.facilities[0].code, "n6");
  EXPECT_EQ(plain.facilities[0].name, "北泉");
  EXPECT_EQ(plain.facilities[0].kind, FacilityKind::water_point);
  EXPECT_EQ(value_of(findings_of(plain.findings, "V060").at(0), "passed_over"),
            "bench (1), hospital (1)");
  EXPECT_EQ(value_of(findings_of(plain.findings, "V062").at(0), "count"), "1");
  source.values["kind"]["hospital"] = "township_hospital";
  LayerTable const mapped = read(source, osm_xml(world()));
  ASSERT_EQ(mapped.facilities.size(), 2U);
  EXPECT_EQ(mapped.facilities[1].kind, FacilityKind::township_hospital);
  EXPECT_EQ(mapped.facilities[1].point, at(7, 7));
  source.kind = FacilityKind::township_hospital;
  LayerTable const one_kind = read(source, osm_xml(world()));
  ASSERT_EQ(one_kind.facilities.size(), 1U);
  EXPECT_EQ(one_kind.facilities[0].code, "w15");
}

// Nodes outside the extract: the way is cut there and nothing is drawn across the gap.
TEST_F(OsmSourceTest, MissingNodes) {
  OsmWorld elements = world();
  elements.ways = {{1, {1, 2, 99, 4, 5}, {{"highway", "track"}}},
                   {2, {98, 1, 2}, {{"highway", "track"}}},
                   {3, {97, 1, 96}, {{"highway", "track"}}}};
  LayerTable const table = roads(elements);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{3, 2, 0, 1}));
  EXPECT_EQ(road(table, "w1/1").line, (std::vector<GeoPoint>{at(0, 0), at(1, 0)}));
  EXPECT_EQ(road(table, "w1/2").line, (std::vector<GeoPoint>{at(2, 1), at(2, 2)}));
  EXPECT_EQ(road(table, "w2").line.size(), 2U);
  std::vector<Finding> const found = findings_of(table.findings, "V061");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "count"), "3");
  EXPECT_EQ(value_of(found[0], "nodes"), "4");
}

// Elements that an editor marks as deleted are none.
TEST_F(OsmSourceTest, DeletedElements) {
  std::string xml = osm_xml(world());
  xml = with(xml, "<way id=\"12\"", "<way id=\"12\" action=\"delete\"");
  xml = with(xml, "<way id=\"13\"", "<way id=\"13\" visible=\"false\"");
  LayerTable const table = read(layer_source(LayerRole::roads, "x.osm"), xml);
  EXPECT_EQ(table.roads.size(), 1U);
}

// Every beginning of a file but the whole is refused; a PBF also says what it needs.
TEST_F(OsmSourceTest, DamagedFiles) {
  std::string const xml = osm_xml(world());
  for (std::size_t size = 0; size + 2 < xml.size(); size += 7) {
    EXPECT_TRUE(
        any_rejected(read(layer_source(LayerRole::roads, "x.osm"), xml.substr(0, size)).findings))
        << size;
  }
  std::string const pbf = PbfWriter::file(world(), {});
  // A file that ends after its header block is a file without elements.
  std::size_t const header =
      PbfWriter::blob(
          "OSMHeader",
          PbfWriter::bytes_field(4, "OsmSchema-V0.6") + PbfWriter::bytes_field(4, "DenseNodes"), {})
          .size();
  for (std::size_t size = 0; size < pbf.size(); ++size) {
    LayerTable const table = read(layer_source(LayerRole::roads, "x.pbf"), pbf.substr(0, size));
    EXPECT_EQ(any_rejected(table.findings), size != header) << size;
  }
  LayerTable const history =
      read(layer_source(LayerRole::roads, "x.pbf"),
           PbfWriter::file(world(), {true, true, {"HistoricalInformation"}}));
  EXPECT_EQ(value_of(findings_of(history.findings, "V065").at(0), "text"), "HistoricalInformation");
}

// Each byte changed in turn: refused or read, never a crash; the packed form has a checksum.
TEST_F(OsmSourceTest, ChangedBytes) {
  for (bool const is_packed : {true, false}) {
    std::string const bytes = PbfWriter::file(world(), {true, is_packed});
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (char const value : {'\0', '\x7f', '\xff'}) {
        std::string changed = bytes;
        changed[at] = value;
        LayerTable const table = read(layer_source(LayerRole::roads, "x.pbf"), changed);
        EXPECT_TRUE(any_rejected(table.findings) || table.layer.counts.balanced()) << at;
      }
    }
  }
}

// Other roles are refused in words.
TEST_F(OsmSourceTest, OtherRoles) {
  LayerTable const table = read(layer_source(LayerRole::villages, "x.osm"), osm_xml(world()));
  EXPECT_EQ(findings_of(table.findings, "V063").size(), 1U);
}

// Andorra: the extract's own note counts 1,614 highway lines, two of them under construction.
TEST_F(OsmSourceTest, Andorra) {
  std::filesystem::path const file =
      std::filesystem::path(TONGCUN_SOURCE_DIR) / "../shared/data/osm_pbf/andorra.osm.pbf";
  if (!std::filesystem::exists(file)) {
    GTEST_SKIP() << "SKIPPED: ../shared/data/osm_pbf not present";
  }
  Profile profile = invented_profile();
  profile.extent = {0, 400000000, 30000000, 500000000};
  LayerTable const table =
      read_layer(layer_source(LayerRole::roads, "andorra.osm.pbf"), file, profile);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  // Besides the lines there is one area for pedestrians, a closed way.
  EXPECT_EQ(table.layer.counts.accepted, 1614 - 2 + 1);
  EXPECT_EQ(value_of(findings_of(table.findings, "V060").at(0), "passed_over"), "construction (2)");
}

}  // namespace
}  // namespace tongcun
