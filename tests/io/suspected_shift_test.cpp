// SPDX-License-Identifier: Apache-2.0
#include "io/suspected_shift.h"

#include "engine/geometry/gcj02.h"
#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr GeoPoint kTown{1069000000, 263000000};
constexpr std::int32_t kHundredMetres = 10000;  // along a meridian: 0.001 degree are 111 m

GeoPoint shifted(GeoPoint point) {
  Degrees const to = gcj02_of_wgs84({point.lon / 1e7, point.lat / 1e7});
  return {static_cast<std::int32_t>(std::floor(to.lon * 1e7 + 0.5)),
          static_cast<std::int32_t>(std::floor(to.lat * 1e7 + 0.5))};
}

LayerTable table_of(LayerRole role, std::string const& key) {
  LayerTable table;
  table.layer.role = role;
  table.layer.key = key;
  table.layer.file = key + ".csv";
  return table;
}

// Ten roads in each direction, 3 km apart, in kinks so that no shift maps them on each other.
LayerTable roads(GeoPoint from = kTown) {
  LayerTable table = table_of(LayerRole::roads, "roads");
  for (std::int32_t i = 0; i < 10; ++i) {
    for (bool const east : {true, false}) {
      RoadRow road;
      for (std::int32_t j = 0; j < 20; ++j) {
        std::int32_t const along = j * 14 * kHundredMetres;
        std::int32_t const kink = (j % 3) * 4 * kHundredMetres + (i % 4) * 3 * kHundredMetres;
        std::int32_t const across = i * 27 * kHundredMetres + kink;
        road.line.push_back(
            {from.lon + (east ? along : across), from.lat + (east ? across : along)});
      }
      table.roads.push_back(std::move(road));
    }
  }
  return table;
}

// Clinics within 30 m of vertices of the roads.
LayerTable clinics(std::size_t count) {
  LayerTable const where = roads();
  RandomStream random(1, Purpose::test, 7);
  LayerTable table = table_of(LayerRole::facilities, "facilities.clinics");
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<GeoPoint> const& line = where.roads[i % where.roads.size()].line;
    GeoPoint const at = line[1 + random.next_below(18)];
    FacilityRow row;
    row.point = {at.lon + static_cast<std::int32_t>(random.next_below(3000)), at.lat};
    table.facilities.push_back(row);
  }
  return table;
}

std::vector<Finding> found_in(LayerTable const& one, LayerTable const& other, std::size_t which) {
  std::vector<LayerTable> tables{one, other};
  note_suspected_shifts(tables);
  return tables[which].findings;
}

std::string value_of(Finding const& finding, std::string const& key) {
  for (auto const& [name, value] : finding.values) {
    if (name == key) {
      return value;
    }
  }
  return "";
}

TEST(SuspectedShift, ClinicsOfAWebMapBesideTrueRoads) {
  LayerTable points = clinics(60);
  EXPECT_TRUE(found_in(points, roads(), 0).empty());
  for (FacilityRow& row : points.facilities) {
    row.point = shifted(row.point);
  }
  std::vector<Finding> const found = found_in(points, roads(), 0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().rule, "V802");
  EXPECT_EQ(found.front().treatment, Treatment::noted);
  EXPECT_EQ(value_of(found.front(), "against"), "roads");
  int const size = std::stoi(value_of(found.front(), "shift"));
  EXPECT_GT(size, 300);
  EXPECT_LT(size, 700);
  EXPECT_LT(std::stoi(value_of(found.front(), "after")), 40);
  EXPECT_TRUE(found_in(points, roads(), 1).empty());
}

TEST(SuspectedShift, RoadsOfAWebMapBesideTrueClinics) {
  LayerTable lines = roads();
  for (RoadRow& road : lines.roads) {
    for (GeoPoint& point : road.line) {
      point = shifted(point);
    }
  }
  EXPECT_EQ(found_in(clinics(60), lines, 1).size(), 1U);
  EXPECT_TRUE(found_in(clinics(60), lines, 0).empty());
}

// Points that have nothing to do with roads; few points; a county where nothing is shifted.
TEST(SuspectedShift, NothingIsSuspectedWithoutGround) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    RandomStream random(seed, Purpose::test, 8);
    LayerTable scattered = table_of(LayerRole::sites, "sites");
    for (int i = 0; i < 25; ++i) {
      SiteRow row;
      row.point = {kTown.lon + static_cast<std::int32_t>(random.next_below(2700000)),
                   kTown.lat + static_cast<std::int32_t>(random.next_below(2700000))};
      scattered.sites.push_back(row);
    }
    std::vector<LayerTable> tables{scattered, roads()};
    note_suspected_shifts(tables);
    EXPECT_TRUE(tables[0].findings.empty() && tables[1].findings.empty()) << seed;
  }
  LayerTable few = clinics(19);
  for (FacilityRow& row : few.facilities) {
    row.point = shifted(row.point);
  }
  EXPECT_TRUE(found_in(few, roads(), 0).empty());
  EXPECT_TRUE(found_in(clinics(60), roads({300000000, -20000000}), 0).empty());
}

}  // namespace
}  // namespace tongcun
