// SPDX-License-Identifier: Apache-2.0
// How often a shift is noticed in invented counties, and how often where there is none.
#include "engine/geometry/gcj02.h"
#include "engine/synthetic/make_county.h"
#include "io/suspected_shift.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uint64_t kCounties = 20;

// Towards GCJ-02 by a part of the way.
GeoPoint shifted(GeoPoint point, double part) {
  Degrees const from{point.lon / kUnitsPerDegree, point.lat / kUnitsPerDegree};
  Degrees const to = gcj02_of_wgs84(from);
  auto const units = [&](double of, double at) {
    return static_cast<std::int32_t>(std::floor(part * (at - of) * kUnitsPerDegree + 0.5));
  };
  return {point.lon + units(from.lon, to.lon), point.lat + units(from.lat, to.lat)};
}

LayerTable roads_of(SyntheticCounty const& county, double part) {
  LayerTable table;
  table.layer.role = LayerRole::roads;
  table.layer.key = "roads";
  for (SyntheticRoad const& road : county.roads) {
    RoadRow row;
    for (GeoPoint const point : road.line) {
      row.line.push_back(shifted(point, part));
    }
    table.roads.push_back(std::move(row));
  }
  return table;
}

LayerTable facilities_of(SyntheticCounty const& county, double part) {
  LayerTable table;
  table.layer.role = LayerRole::facilities;
  table.layer.key = "facilities.public";
  for (SyntheticFacility const& facility : county.facilities) {
    if (facility.kind != FacilityKind::water_point && facility.kind != FacilityKind::waterworks) {
      FacilityRow row;
      row.point = shifted(facility.point, part);
      table.facilities.push_back(row);
    }
  }
  return table;
}

LayerTable water_of(SyntheticCounty const& county, double part) {
  LayerTable table;
  table.layer.role = LayerRole::facilities;
  table.layer.key = "facilities.water";
  for (SyntheticFacility const& facility : county.facilities) {
    if (facility.kind == FacilityKind::water_point || facility.kind == FacilityKind::waterworks) {
      FacilityRow row;
      row.point = shifted(facility.point, part);
      table.facilities.push_back(row);
    }
  }
  return table;
}

LayerTable committees_of(SyntheticCounty const& county, double part) {
  LayerTable table;
  table.layer.role = LayerRole::committees;
  table.layer.key = "committees";
  for (SyntheticVillage const& village : county.villages) {
    table.committees.push_back({1, village.code, shifted(village.committee, part)});
  }
  return table;
}

// Whether exactly the layer asked about is suspected beside the others.
bool is_noticed(std::vector<LayerTable> tables, std::size_t which) {
  note_suspected_shifts(tables);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if ((i == which) == tables[i].findings.empty()) {
      return false;
    }
  }
  return true;
}

bool is_quiet(std::vector<LayerTable> tables) {
  note_suspected_shifts(tables);
  return std::ranges::all_of(tables, [](LayerTable const& t) { return t.findings.empty(); });
}

// Counties of 20 villages, the smallest that are made: the fewest points.
TEST(SuspectedShiftCounty, RecallAndFalseAlarms) {
  int clean = 0;
  std::array<int, 4> facilities{};  // by part of the shift
  int committees = 0;
  int roads = 0;
  constexpr std::array<double, 4> kParts{1.0, 0.8, 0.5, 0.2};
  for (std::uint64_t seed = 1; seed <= kCounties; ++seed) {
    CountyParameters parameters;
    parameters.seed = seed;
    parameters.villages = 20;
    RunSettings run;
    run.threads = 1;
    SyntheticCounty const county = make_county(parameters, run);
    LayerTable const true_roads = roads_of(county, 0.0);
    clean += is_quiet({true_roads, facilities_of(county, 0.0), water_of(county, 0.0),
                       committees_of(county, 0.0)})
                 ? 1
                 : 0;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
      facilities[i] += is_noticed({true_roads, facilities_of(county, kParts[i]),
                                   water_of(county, 0.0), committees_of(county, 0.0)},
                                  1)
                           ? 1
                           : 0;
    }
    committees += is_noticed({true_roads, facilities_of(county, 0.0), water_of(county, 0.0),
                              committees_of(county, 1.0)},
                             3)
                      ? 1
                      : 0;
    roads += is_noticed({roads_of(county, 1.0), facilities_of(county, 0.0), water_of(county, 0.0),
                         committees_of(county, 0.0)},
                        0)
                 ? 1
                 : 0;
  }
  RecordProperty("clean", clean);
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    RecordProperty("facilities_" + std::to_string(i), facilities[i]);
  }
  RecordProperty("committees", committees);
  RecordProperty("roads", roads);
  EXPECT_EQ(clean, static_cast<int>(kCounties));
  EXPECT_GE(facilities[0] * 20, static_cast<int>(kCounties) * 19);
  EXPECT_GE(committees * 20, static_cast<int>(kCounties) * 19);
  EXPECT_GE(roads * 20, static_cast<int>(kCounties) * 19);
  EXPECT_EQ(facilities[3], 0);  // a fifth of the shift is another question
}

}  // namespace
}  // namespace tongcun
