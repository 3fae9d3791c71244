// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/metric.h"
#include "engine/geometry/polygon.h"
#include "engine/run/random_stream.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tongcun {
namespace {

// Twice the signed area, exact: coordinates relative to the county's corner fit 26 bits.
std::int64_t twice_area(Ring const& ring, GeoPoint corner) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    std::int64_t const x0 = std::int64_t{ring[i].lon} - corner.lon;
    std::int64_t const y0 = std::int64_t{ring[i].lat} - corner.lat;
    std::int64_t const x1 = std::int64_t{ring[i + 1].lon} - corner.lon;
    std::int64_t const y1 = std::int64_t{ring[i + 1].lat} - corner.lat;
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}

TEST(CountyAreas, AreValidAndHoldTheirCommittee) {
  for (SyntheticVillage const& village : small_county().villages) {
    ASSERT_EQ(village.area.polygons.size(), 1U) << village.code;
    EXPECT_TRUE(is_valid(village.area)) << village.code;
    EXPECT_TRUE(covers(village.area, village.committee)) << village.code;
  }
}

TEST(CountyAreas, HoldTheirHamlets) {
  SyntheticCounty const& county = small_county();
  std::map<std::string, SyntheticVillage const*> by_code;
  for (SyntheticVillage const& village : county.villages) {
    by_code[village.code] = &village;
  }
  std::size_t inside = 0;
  for (SyntheticHamlet const& hamlet : county.hamlets) {
    inside += covers(by_code[hamlet.village_code]->area, hamlet.point) ? 1U : 0U;
  }
  // Borders are smoothed after hamlets are placed; a few at the very border may change sides.
  EXPECT_GE(inside * 100, county.hamlets.size() * 97);
}

TEST(CountyAreas, ShareEveryBorderWithExactlyOneNeighbourOrTheOutside) {
  // Shells turn one way and holes the other, so each side of a border is walked once: an edge
  // walked twice the same way would be an overlap. What is walked one way only is the outline.
  SyntheticCounty const& county = small_county();
  GeoPoint const corner = county.elevation.north_west;
  std::map<std::pair<GeoPoint, GeoPoint>, int> walked;
  std::int64_t areas = 0;
  for (SyntheticVillage const& village : county.villages) {
    for (Ring const& ring : village.area.polygons.front().rings) {
      areas += twice_area(ring, corner);
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        EXPECT_EQ(++walked[std::pair(ring[i], ring[i + 1])], 1) << village.code;
      }
    }
  }
  std::map<GeoPoint, GeoPoint> outline;
  for (auto const& [edge, count] : walked) {
    if (!walked.contains(std::pair(edge.second, edge.first))) {
      EXPECT_TRUE(outline.emplace(edge.first, edge.second).second);
    }
  }
  // The outline is one closed ring around everything, and its area is that of all villages.
  Ring ring{outline.begin()->first};
  do {
    ring.push_back(outline.at(ring.back()));
  } while (ring.back() != ring.front() && ring.size() <= outline.size());
  EXPECT_EQ(ring.size(), outline.size() + 1);
  EXPECT_EQ(twice_area(ring, corner), areas);
  EXPECT_TRUE(is_valid({{Polygon{{ring}}}}));
}

TEST(CountyAreas, LeaveNoGapAndDoNotOverlap) {
  // Brute force: points of the map lie in at most one area; points near a committee in just one.
  SyntheticCounty const& county = small_county();
  SyntheticElevation const& elevation = county.elevation;
  RandomStream random(1, Purpose::test, 0);
  int inside = 0;
  for (int i = 0; i < 2000; ++i) {
    auto const width = static_cast<std::uint32_t>(elevation.columns * elevation.step_lon);
    auto const height = static_cast<std::uint32_t>(elevation.rows * elevation.step_lat);
    GeoPoint const point{
        elevation.north_west.lon + static_cast<std::int32_t>(random.next_below(width)),
        elevation.north_west.lat - static_cast<std::int32_t>(random.next_below(height))};
    auto const owners = std::ranges::count_if(
        county.villages,
        [point](SyntheticVillage const& village) { return covers(village.area, point); });
    EXPECT_LE(owners, 1);
    inside += owners > 0 ? 1 : 0;
  }
  EXPECT_GT(inside, 700);  // the county covers half of the map or more
}

TEST(CountyAreas, AreAboutAsLargeAsAskedFor) {
  SyntheticCounty const& county = small_county();
  GeoPoint const corner = county.elevation.north_west;
  double units = 0.0;
  for (SyntheticVillage const& village : county.villages) {
    for (Ring const& ring : village.area.polygons.front().rings) {
      units += 0.5 * static_cast<double>(twice_area(ring, corner));
    }
  }
  LocalScale const scale = scale_at(county.parameters.centre.lat);
  double const hectares = std::abs(units) * scale.east * scale.north / 1.0e6 / 1.0e4;
  double const each = hectares / static_cast<double>(county.villages.size());
  EXPECT_GE(each, 0.75 * county.parameters.hectares_per_village);
  EXPECT_LE(each, 1.25 * county.parameters.hectares_per_village);
}

}  // namespace
}  // namespace tongcun
