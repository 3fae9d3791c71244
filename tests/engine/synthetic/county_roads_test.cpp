// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/metric.h"
#include "engine/run/run_settings.h"
#include "engine/synthetic/line_contacts.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace tongcun {
namespace {

bool is_motor_road(SyntheticRoad const& road) {
  return road.traits.road_class != RoadClass::path;
}

// Families of roads that share a vertex.
class Families {
 public:
  GeoPoint head(GeoPoint point) {
    auto at = parent_.try_emplace(point, point).first;
    while (at->second != at->first) {
      at = parent_.find(at->second);
    }
    return at->first;
  }
  void unite(GeoPoint a, GeoPoint b) { parent_[head(a)] = head(b); }
  [[nodiscard]] bool knows(GeoPoint point) const { return parent_.contains(point); }

 private:
  std::map<GeoPoint, GeoPoint> parent_;
};

Families families_of(SyntheticCounty const& county,
                     std::function<bool(SyntheticRoad const&)> const& counts) {
  Families families;
  for (SyntheticRoad const& road : county.roads) {
    if (counts(road)) {
      for (GeoPoint const point : road.line) {
        families.unite(point, road.line.front());
      }
    }
  }
  return families;
}

// Whether one of the roads' vertices within 150 m belongs to the main family.
bool is_joined(SyntheticCounty const& county, Families& families, GeoPoint main, GeoPoint place) {
  for (SyntheticRoad const& road : county.roads) {
    for (GeoPoint const point : road.line) {
      if (distance(point, place) <= metres(150) && families.knows(point) &&
          families.head(point) == main) {
        return true;
      }
    }
  }
  return false;
}

TEST(CountyRoads, LinesHaveLengthAndCodesAreUnique) {
  std::set<std::string> codes;
  for (SyntheticRoad const& road : small_county().roads) {
    EXPECT_TRUE(codes.insert(road.code).second) << road.code;
    ASSERT_GE(road.line.size(), 2U) << road.code;
    for (std::size_t i = 1; i < road.line.size(); ++i) {
      EXPECT_NE(road.line[i], road.line[i - 1]) << road.code;
    }
    EXPECT_GT(road.width_decimetres, 0);
    EXPECT_LE(road.year_built, small_county().parameters.year);
  }
}

TEST(CountyRoads, MeetInVerticesOnly) {
  std::vector<std::vector<GeoPoint>> lines;
  for (SyntheticRoad const& road : small_county().roads) {
    lines.push_back(road.line);
  }
  EXPECT_TRUE(find_line_contacts(RunSettings{}, lines).empty());
}

TEST(CountyRoads, AllHangTogether) {
  Families families = families_of(small_county(), [](SyntheticRoad const&) { return true; });
  GeoPoint const main = families.head(small_county().roads.front().line.front());
  for (SyntheticRoad const& road : small_county().roads) {
    EXPECT_EQ(families.head(road.line.front()), main) << road.code;
  }
}

TEST(CountyRoads, ReachEveryTownshipAndNearlyEveryVillage) {
  SyntheticCounty const& county = small_county();
  Families families = families_of(county, is_motor_road);
  // Roads are in the order in which they were laid: the first one is national.
  EXPECT_EQ(county.roads.front().traits.road_class, RoadClass::national);
  GeoPoint const main = families.head(county.roads.front().line.front());
  for (SyntheticTownship const& township : county.townships) {
    EXPECT_TRUE(is_joined(county, families, main, township.seat)) << township.code;
  }
  std::size_t joined = 0;
  std::size_t unreached = 0;
  for (SyntheticVillage const& village : county.villages) {
    bool const has_road = is_joined(county, families, main, village.committee);
    EXPECT_EQ(has_road, village.reach == RoadReach::motor_road) << village.code;
    joined += has_road ? 1U : 0U;
    unreached += village.reach == RoadReach::footpath ? 1U : 0U;
  }
  EXPECT_GE(joined * 100, county.villages.size() * 95);
  EXPECT_EQ(unreached, 1U);  // 10 in a thousand of 60, rounded
}

TEST(CountyRoads, SomeLeaveTheMap) {
  SyntheticCounty const& county = small_county();
  SyntheticElevation const& elevation = county.elevation;
  int leaving = 0;
  for (SyntheticRoad const& road : county.roads) {
    for (GeoPoint const end : {road.line.front(), road.line.back()}) {
      std::int32_t const east = end.lon - elevation.north_west.lon;
      std::int32_t const south = elevation.north_west.lat - end.lat;
      std::int32_t const rim_lon = 8 * elevation.step_lon;
      std::int32_t const rim_lat = 8 * elevation.step_lat;
      leaving += east < rim_lon || south < rim_lat ||
                         east > elevation.columns * elevation.step_lon - rim_lon ||
                         south > elevation.rows * elevation.step_lat - rim_lat
                     ? 1
                     : 0;
    }
  }
  EXPECT_GE(leaving, 2);
}

TEST(CountyRoads, HaveRouteCodesByClass) {
  std::map<RoadClass, char> const letter{{RoadClass::national, 'G'},
                                         {RoadClass::provincial, 'S'},
                                         {RoadClass::county, 'X'},
                                         {RoadClass::township, 'Y'},
                                         {RoadClass::village, 'C'}};
  std::set<RoadClass> classes;
  for (SyntheticRoad const& road : small_county().roads) {
    classes.insert(road.traits.road_class);
    auto const expected = letter.find(road.traits.road_class);
    if (expected == letter.end()) {
      EXPECT_EQ(road.route_code, "");
    } else {
      ASSERT_FALSE(road.route_code.empty());
      EXPECT_EQ(road.route_code.front(), expected->second);
    }
  }
  EXPECT_GE(classes.size(), 6U);
}

TEST(CountyRoads, UnknownSurfacesFollowTheParameter) {
  CountyParameters parameters;
  parameters.villages = 20;
  parameters.unknown_surface_permille = 0;
  for (SyntheticRoad const& road : make_county(parameters, RunSettings{}).roads) {
    EXPECT_NE(road.traits.surface, RoadSurface::unknown);
  }
}

}  // namespace
}  // namespace tongcun
