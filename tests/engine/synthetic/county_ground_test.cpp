// SPDX-License-Identifier: Apache-2.0
// What the plan, the ground and the water of an invented county say about its villages.
#include "engine/geometry/polygon.h"
#include "engine/synthetic/draw_yield.h"
#include "engine/synthetic/make_county.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace tongcun {
namespace {

std::int64_t persons_in(DwellingCounts const& dwellings) {
  std::int64_t persons = 0;
  for (std::size_t i = 0; i < dwellings.size(); ++i) {
    persons += dwellings[i] * kDwellingClasses[i].persons;
  }
  return persons;
}

SyntheticCounty county_of(std::int32_t villages, std::int32_t year) {
  CountyParameters parameters;
  parameters.villages = villages;
  parameters.year = year;
  RunSettings run;
  run.threads = 2;
  return make_county(parameters, run);
}

SyntheticCounty const& county_of_2026() {
  static SyntheticCounty const county = county_of(200, 2026);
  return county;
}

TEST(CountyGround, HazardZonesAreValidAndNameAVillage) {
  SyntheticCounty const& county = county_of_2026();
  ASSERT_GT(county.hazards.size(), 20U);
  std::set<std::string> villages;
  for (SyntheticVillage const& village : county.villages) {
    villages.insert(village.code);
  }
  std::set<std::string> codes;
  std::set<HazardKind> kinds;
  std::set<HazardLevel> levels;
  for (SyntheticHazard const& hazard : county.hazards) {
    EXPECT_TRUE(codes.insert(hazard.code).second) << hazard.code;
    EXPECT_TRUE(villages.contains(hazard.village_code)) << hazard.code;
    EXPECT_TRUE(is_valid(hazard.area)) << hazard.code;
    EXPECT_GT(twice_area(hazard.area.polygons.front().rings.front()), 0.0) << hazard.code;
    kinds.insert(hazard.kind);
    levels.insert(hazard.level);
  }
  EXPECT_EQ(kinds.size(), 4U);
  EXPECT_EQ(levels.size(), 3U);
}

// A zone that threatens nobody would be no ground for a move.
TEST(CountyGround, HazardZonesReachHousesHereAndThere) {
  SyntheticCounty const& county = county_of_2026();
  std::multimap<std::string, GeoPoint> hamlets;
  for (SyntheticHamlet const& hamlet : county.hamlets) {
    hamlets.emplace(hamlet.village_code, hamlet.point);
  }
  auto const threatens = [&hamlets](SyntheticHazard const& hazard) {
    auto const [first, last] = hamlets.equal_range(hazard.village_code);
    return std::any_of(
        first, last, [&hazard](auto const& hamlet) { return covers(hazard.area, hamlet.second); });
  };
  auto const threats = std::ranges::count_if(county.hazards, threatens);
  EXPECT_GT(3 * threats, static_cast<std::ptrdiff_t>(county.hazards.size()));
  EXPECT_LT(county.hazards.size(), county.hamlets.size() / 3);
}

TEST(CountyGround, ClassesFollowTheGroundAndTheRoads) {
  SyntheticCounty const& county = county_of_2026();
  std::map<VillageClass, int> count;
  int blank = 0;
  for (SyntheticVillage const& village : county.villages) {
    std::optional<VillageClass> const village_class = village.record.village_class;
    if (!village_class) {
      ++blank;
      continue;
    }
    ++count[*village_class];
    if (village_class == VillageClass::relocate_merge && village.reach == RoadReach::motor_road) {
      EXPECT_TRUE(std::ranges::any_of(county.hazards, [&](SyntheticHazard const& hazard) {
        return hazard.village_code == village.code && hazard.level == HazardLevel::high;
      })) << village.code;
    }
  }
  EXPECT_EQ(count.size(), 5U);
  EXPECT_GT(blank, 0);
  EXPECT_LT(blank, 20);
  EXPECT_GT(count[VillageClass::cluster], count[VillageClass::relocate_merge]);
}

TEST(CountyGround, TheYearOfTheRegisterDecidesWhatIsKnown) {
  SyntheticCounty const early = county_of(40, 2016);
  EXPECT_TRUE(std::ranges::none_of(early.villages, [](SyntheticVillage const& village) {
    return village.record.village_class.has_value();
  }));
  EXPECT_TRUE(std::ranges::none_of(
      early.sites, [](SyntheticSite const& site) { return site.lived_in.has_value(); }));
  EXPECT_FALSE(early.hazards.empty());
}

TEST(CountyGround, SitesHoldAsManyAsTheirDwellings) {
  SyntheticCounty const& county = county_of_2026();
  std::size_t lived_in = 0;
  for (SyntheticSite const& site : county.sites) {
    EXPECT_EQ(site.capacity.count(), persons_in(site.dwellings)) << site.code;
    if (!site.lived_in) {
      continue;
    }
    ++lived_in;
    SiteOccupancy const& people = *site.lived_in;
    std::int64_t const homes =
        std::accumulate(site.dwellings.begin(), site.dwellings.end(), std::int64_t{0});
    EXPECT_LE(people.moved.count(), homes) << site.code;
    EXPECT_LE(people.occupied, people.moved) << site.code;      // V913
    EXPECT_LE(people.certificates, people.moved) << site.code;  // V913
    EXPECT_LE(people.employed, people.labourers) << site.code;  // V913
    EXPECT_LE(people.zero_job, people.moved) << site.code;
    EXPECT_GE(people.year, 2017);
    EXPECT_LE(people.year, 2020);
  }
  EXPECT_GT(lived_in, 0U);
  EXPECT_LT(lived_in, county.sites.size());
}

TEST(CountyGround, OpenSourcesGiveWaterEveryMonthAndClosedOnesAreNotMeasured) {
  std::map<WaterSource, int> dry_short;  // fewer than 40 litres a head in the driest month
  for (SyntheticFacility const& facility : small_county().facilities) {
    bool const is_water =
        facility.kind == FacilityKind::water_point || facility.kind == FacilityKind::waterworks;
    EXPECT_EQ(facility.yield.has_value(), is_water && facility.status == FacilityStatus::open)
        << facility.code;
    if (facility.yield) {
      auto const& litres = facility.yield->litres_a_day;
      EXPECT_GT(facility.yield->designed.count(), 0);
      EXPECT_TRUE(std::ranges::all_of(litres, [](std::int64_t flow) { return flow > 0; }));
      bool const is_short = std::ranges::min(litres) < 40 * facility.yield->designed.count();
      dry_short[facility.source] += is_short ? 1 : 0;
    }
  }
  EXPECT_GT(dry_short[WaterSource::spring], 0);
  EXPECT_EQ(dry_short[WaterSource::none], 0);
}

// The shape's months add up to twelve times the mean, so the year's mean does not swing.
TEST(CountyGround, SeasonsMoveWithTheHemisphere) {
  RandomStream north(1, Purpose::test, 7);
  RandomStream south(1, Purpose::test, 7);
  SyntheticYield const a = draw_yield({WaterSource::spring, Persons(200), false}, north);
  SyntheticYield const b = draw_yield({WaterSource::spring, Persons(200), true}, south);
  for (std::size_t month = 0; month < 12; ++month) {
    EXPECT_EQ(a.litres_a_day[month], b.litres_a_day[(month + 6) % 12]);
  }
  EXPECT_EQ(std::ranges::max_element(a.litres_a_day) - a.litres_a_day.begin(), 6);
  EXPECT_LT(a.litres_a_day[1], a.litres_a_day[0]);
}

}  // namespace
}  // namespace tongcun
