// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_region.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tongcun {
namespace {

bool has_rule(std::vector<Finding> const& findings, std::string const& rule) {
  return std::ranges::any_of(findings, [&](Finding const& f) { return f.rule == rule; });
}

LayerTable table_of(LayerRole role, std::string key, std::size_t rows) {
  LayerTable table;
  table.layer.role = role;
  table.layer.key = std::move(key);
  table.layer.counts.read = static_cast<std::int64_t>(rows);
  table.layer.counts.accepted = table.layer.counts.read;
  return table;
}

VillageRow village(std::string code, MultiPolygon area) {
  VillageRow row;
  row.code = std::move(code);
  row.area = std::move(area);
  row.persons = Persons(100);
  return row;
}

MultiPolygon square_at(std::int32_t lon, std::int32_t lat) {
  return {{{{{{lon, lat},
              {lon + 1000, lat},
              {lon + 1000, lat + 1000},
              {lon, lat + 1000},
              {lon, lat}}}}}};
}

RoadRow road(std::string code, std::vector<GeoPoint> line) {
  RoadRow row;
  row.code = std::move(code);
  row.line = std::move(line);
  return row;
}

TEST(BuildRegion, IdsFollowTheSortedCodes) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 3);
  villages.villages = {village("30", square_at(0, 0)), village("10", square_at(5000, 0)),
                       village("20", square_at(9000, 0))};
  Region const region = build_region({villages}, {}).region;
  EXPECT_EQ(region.villages.code[VillageId(0)], "10");
  EXPECT_EQ(region.villages.code[VillageId(2)], "30");
  EXPECT_EQ(region.villages.point_source[VillageId(0)], PointSource::point_on_surface);
  EXPECT_TRUE(covers(region.villages.area[VillageId(0)], region.villages.point[VillageId(0)]));
}

TEST(BuildRegion, CodesNameTownshipAndCounty) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("529901101201", square_at(0, 0))};
  Region const region = build_region({villages}, {9, 6}).region;
  EXPECT_EQ(region.villages.township_code[VillageId(0)], "529901101");
  EXPECT_EQ(region.villages.county_code[VillageId(0)], "529901");
}

// Committee layer before columns before the layer's own point before a point on the surface.
TEST(BuildRegion, CommitteeSeatsComeFirst) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 2);
  villages.villages = {village("1", square_at(0, 0)), village("2", square_at(5000, 0))};
  villages.villages[1].committee = GeoPoint{5100, 100};
  LayerTable committees = table_of(LayerRole::committees, "committees", 3);
  committees.committees = {{1, "1", {10, 20}}, {2, "9", {0, 0}}, {3, "1", {30, 40}}};
  BuiltRegion const built = build_region({villages, committees}, {});
  EXPECT_EQ(built.region.villages.point[VillageId(0)], (GeoPoint{10, 20}));
  EXPECT_EQ(built.region.villages.point[VillageId(1)], (GeoPoint{5100, 100}));
  EXPECT_EQ(built.region.villages.point_source[VillageId(1)], PointSource::committee);
  EXPECT_TRUE(has_rule(built.findings, "V401"));  // a committee of no village
  EXPECT_TRUE(has_rule(built.findings, "V112"));  // a second seat
  Layer const& layer = built.region.layers[LayerId(0)];
  EXPECT_EQ(layer.key, "committees");
  EXPECT_EQ(layer.counts.quarantined, 2);
  EXPECT_TRUE(layer.counts.balanced());
}

TEST(BuildRegion, SaysWhenTheSeatLiesOutside) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  villages.villages[0].committee = GeoPoint{9999, 9999};
  EXPECT_TRUE(has_rule(build_region({villages}, {}).findings, "V844"));
}

TEST(BuildRegion, RejectsRepeatedVillagesWithAllFindings) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 3);
  MultiPolygon const bow_tie{{{{{{0, 0}, {100, 100}, {100, 0}, {0, 100}, {0, 0}}}}}};
  villages.villages = {village("1", square_at(0, 0)), village("1", square_at(0, 0)),
                       village("2", bow_tie)};
  try {
    static_cast<void>(build_region({villages}, {}));
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_TRUE(has_rule(error.findings(), "V110"));
    EXPECT_TRUE(has_rule(error.findings(), "V801"));
  }
}

TEST(BuildRegion, QuarantinesRepeatedAndEmptyLines) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  LayerTable roads = table_of(LayerRole::roads, "roads", 4);
  roads.roads = {road("a", {{0, 0}, {100, 0}, {100, 0}, {200, 0}}),
                 road("b", {{200, 0}, {100, 0}, {100, 0}, {0, 0}}),  // a turned round
                 road("c", {{5, 5}, {5, 5}}), road("", {{0, 0}, {0, 900}})};
  for (std::size_t i = 0; i < 4; ++i) {
    roads.roads[i].row = static_cast<std::int64_t>(i) + 1;
  }
  BuiltRegion const built = build_region({villages, roads}, {});
  Roads const& made = built.region.roads;
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made.code[RoadId(0)], "a");
  EXPECT_EQ(made.line[RoadId(0)].size(), 3U);  // the repeated point is gone
  EXPECT_EQ(made.code[RoadId(1)], "r0000001");
  EXPECT_TRUE(has_rule(built.findings, "V820"));
  EXPECT_TRUE(has_rule(built.findings, "V821"));
  EXPECT_EQ(built.region.layers[LayerId(0)].counts.quarantined, 2);
  EXPECT_TRUE(built.region.layers[LayerId(0)].counts.balanced());
}

// A feature in parts is one row: kept apart only when its last part is.
TEST(BuildRegion, CountsFeaturesNotParts) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  LayerTable roads = table_of(LayerRole::roads, "roads", 2);
  RoadRow const dot = road("a", {{5, 5}, {5, 5}});
  RoadRow const line = road("a", {{0, 0}, {100, 0}});
  roads.roads = {dot, dot, line, dot, dot, dot};
  for (std::size_t i = 0; i < 6; ++i) {
    roads.roads[i].row = i < 3 ? 1 : 2;
    roads.roads[i].code = (i < 3 ? "a/" : "b/") + std::to_string(i);
  }
  LayerCounts const counts = build_region({villages, roads}, {}).region.layers[LayerId(0)].counts;
  EXPECT_EQ(counts.accepted, 1);
  EXPECT_EQ(counts.quarantined, 1);
  EXPECT_TRUE(counts.balanced());
}

TEST(BuildRegion, MadeCodesDoNotMeetGivenOnes) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  LayerTable roads = table_of(LayerRole::roads, "roads", 5);
  std::int32_t lat = 0;
  for (char const* code : {"12", "12", "12#2", "r0000001", ""}) {
    lat += 10;
    roads.roads.push_back(road(code, {{0, lat}, {100, lat}}));
  }
  Roads const made = build_region({villages, roads}, {}).region.roads;
  EXPECT_EQ(std::vector(made.code.values().begin(), made.code.values().end()),
            (std::vector<std::string>{"12", "12#2", "12#3", "r0000001", "r0000002"}));
}

// Rows that differ in one thing alone: the order of the file must not choose.
TEST(BuildRegion, OrderOfRowsDoesNotChooseAmongTwins) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  LayerTable roads = table_of(LayerRole::roads, "roads", 2);
  roads.roads = {road("", {{0, 0}, {100, 0}}), road("", {{0, 0}, {100, 0}})};
  roads.roads[1].traits.one_way = OneWay::forward;
  LayerTable clinics = table_of(LayerRole::facilities, "facilities.clinics", 2);
  FacilityRow clinic;
  clinic.kind = FacilityKind::village_clinic;
  clinics.facilities = {clinic, clinic};
  clinics.facilities[0].recorded_kind = "clinic";
  clinics.facilities[1].recorded_kind = "health post";
  Region const one = build_region({villages, roads, clinics}, {}).region;
  std::ranges::reverse(roads.roads);
  std::ranges::reverse(clinics.facilities);
  Region const other = build_region({villages, roads, clinics}, {}).region;
  EXPECT_EQ(one.roads, other.roads);
  EXPECT_EQ(one.facilities, other.facilities);
}

// Easting and northing swapped, a wrong zone: the layer is somewhere else altogether.
TEST(BuildRegion, RejectsALayerThatLiesElsewhere) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(1'050'000'000, 300'000'000))};
  LayerTable roads = table_of(LayerRole::roads, "roads", 1);
  roads.roads = {road("a", {{1'080'000'000, 300'000'000}, {1'080'001'000, 300'000'000}})};
  EXPECT_THROW(static_cast<void>(build_region({villages, roads}, {})), InputError);
  roads.roads.push_back(road("b", {{1'054'000'000, 300'000'000}, {1'054'001'000, 300'000'000}}));
  roads.layer.counts = {2, 2, 0, 0};
  EXPECT_EQ(build_region({villages, roads}, {}).region.roads.size(), 2U);
}

TEST(BuildRegion, TellsRepeatedFacilityCodesApart) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  LayerTable clinics = table_of(LayerRole::facilities, "facilities.clinics", 4);
  FacilityRow row;
  row.code = "7";
  row.kind = FacilityKind::village_clinic;
  row.point = {1, 1};
  clinics.facilities = {row, row, row, row};
  clinics.facilities[1].point = {2, 2};
  clinics.facilities[2].code = "";
  BuiltRegion const built = build_region({villages, clinics}, {});
  ASSERT_EQ(built.region.facilities.size(), 3U);  // the fourth repeats the first altogether
  EXPECT_EQ(built.region.facilities.code[FacilityId(0)], "clinics:7");
  EXPECT_EQ(built.region.facilities.code[FacilityId(1)], "clinics:7#2");
  EXPECT_EQ(built.region.facilities.code[FacilityId(2)], "clinics:f0000001");
}

TEST(BuildRegion, DoesNotDependOnTheOrderOfRows) {
  DrawnWorld world(R"(
    a---b---c
        |
        d---e
  )",
                   metres(500));
  world.road("abc");
  world.road("bd");
  world.road("de");
  world.road_of({world.at('a'), world.at('e')});
  world.village('a', 10);
  world.village('e', 20);
  world.clinic('c');
  world.clinic('d');
  std::vector<LayerTable> const tables = world.tables();
  Region const first = build_region(tables, {}).region;
  std::mt19937 shuffle(1);
  for (int i = 0; i < 20; ++i) {
    std::vector<LayerTable> other = tables;
    std::ranges::shuffle(other, shuffle);
    for (LayerTable& table : other) {
      std::ranges::shuffle(table.villages, shuffle);
      std::ranges::shuffle(table.roads, shuffle);
      std::ranges::shuffle(table.facilities, shuffle);
    }
    Region const second = build_region(other, {}).region;
    EXPECT_EQ(first.villages, second.villages);
    EXPECT_EQ(first.roads, second.roads);
    EXPECT_EQ(first.facilities, second.facilities);
  }
}

TEST(BuildRegion, NamesAbsentOptionalLayers) {
  LayerTable villages = table_of(LayerRole::villages, "villages", 1);
  villages.villages = {village("1", square_at(0, 0))};
  std::vector<Finding> const findings = build_region({villages}, {}).findings;
  EXPECT_EQ(std::ranges::count_if(findings, [](Finding const& f) { return f.rule == "V023"; }), 6);
}

// Bilinear heights reproduce a plane exactly and are unknown beside a cell without data.
TEST(ElevationGrid, IsBilinear) {
  auto const plane = [](GeoPoint p) -> std::optional<double> {
    if (p.lon > 80000) {
      return std::nullopt;
    }
    return 100.0 + 0.001 * p.lon + 0.002 * p.lat;
  };
  ElevationGrid const grid = make_elevation({0, 0}, 10000, 12, 12, plane);
  for (GeoPoint const p : {GeoPoint{0, 0}, GeoPoint{12345, 54321}, GeoPoint{79999, 99999}}) {
    auto const height = grid.height_mm(p);
    ASSERT_TRUE(height) << p.lon;
    EXPECT_NEAR(*height, 1000.0 * *plane({p.lon, p.lat}), 0.01);
  }
  EXPECT_FALSE(grid.height_mm({80001, 0}));  // beside no data
  EXPECT_FALSE(grid.height_mm({-1, 0}));
  EXPECT_FALSE(grid.height_mm({0, 110001}));
}

}  // namespace
}  // namespace tongcun
