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

std::int32_t persons_in(SitePhase const& phase) {
  std::int32_t persons = 0;
  for (DwellingStock const& stock : phase.dwellings) {
    persons += stock.count * static_cast<std::int32_t>(stock.area / 2500);  // 25 m2 a person
  }
  return persons;
}

std::int32_t dwellings_in(SiteRecord const& record) {
  std::int32_t count = 0;
  for (SitePhase const& phase : record.phases) {
    for (DwellingStock const& stock : phase.dwellings) {
      count += stock.count;
    }
  }
  return count;
}

SyntheticCounty county_of(std::int32_t villages, std::int32_t year) {
  CountyParameters parameters;
  parameters.villages = villages;
  parameters.era = year <= years_of(CountyEra::y2016).last ? CountyEra::y2016 : CountyEra::y2026;
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
  EXPECT_TRUE(std::ranges::none_of(early.sites, [](SyntheticSite const& site) {
    return site.record.status == SiteStatus::occupied;
  }));
  EXPECT_FALSE(early.hazards.empty());
}

TEST(CountyGround, SitesHoldAsManyAsTheirDwellings) {
  SyntheticCounty const& county = county_of_2026();
  std::size_t lived_in = 0;
  for (SyntheticSite const& site : county.sites) {
    for (SitePhase const& phase : site.record.phases) {
      EXPECT_EQ(phase.persons_capacity, persons_in(phase)) << site.code;
    }
    if (site.record.status != SiteStatus::occupied) {
      EXPECT_EQ(site.record.lived_in, SiteFollowUp()) << site.code;
      continue;
    }
    ++lived_in;
    SiteFollowUp const& people = site.record.lived_in;
    ASSERT_EQ(site.record.phases.size(), 1U) << site.code;
    EXPECT_LE(people.moved, dwellings_in(site.record)) << site.code;
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

// A planner finds all that it asks of a candidate: dates, costs, posts, seats, water, ground.
TEST(CountyGround, CandidatesSayWhatAPlannerNeeds) {
  SyntheticCounty const& county = county_of_2026();
  std::int64_t persons = 0;
  std::int64_t cost = 0;  // fen, at 25 m2 a person
  std::int32_t jobs = 0;
  std::int32_t homes = 0;
  std::size_t phased = 0;
  for (SyntheticSite const& site : county.sites) {
    SiteRecord const& record = site.record;
    if (record.status != SiteStatus::candidate) {
      continue;
    }
    ASSERT_TRUE(record.cost_per_area && record.jobs && record.primary_seats &&
                record.junior_seats && record.clinic_persons && record.water_litres &&
                record.production_land && record.has_lift && record.ground_floor)
        << site.code;
    EXPECT_LE(record.ground_floor, dwellings_in(record)) << site.code;
    std::int32_t capacity = 0;
    for (SitePhase const& phase : record.phases) {
      ASSERT_TRUE(phase.available_from && phase.infrastructure_cost) << site.code;
      EXPECT_EQ(*phase.available_from / 100, 2026 + phase.number) << site.code;
      capacity += *phase.persons_capacity;
      cost += *phase.infrastructure_cost + *phase.persons_capacity * 25 * *record.cost_per_area;
    }
    EXPECT_EQ(record.phases.size(), capacity < 800 ? 1U : 2U) << site.code;
    phased += record.phases.size() > 1 ? 1 : 0;
    persons += capacity;
    jobs += *record.jobs;
    homes += dwellings_in(record);
    bool const is_in_zone = std::ranges::any_of(
        county.hazards,
        [&site](SyntheticHazard const& hazard) { return covers(hazard.area, site.point); });
    EXPECT_TRUE(!is_in_zone || record.hazard == GroundState::touched) << site.code;
  }
  EXPECT_GT(phased, 0U);
  // About 60,000 yuan a person all in (domain reference 2.3), about one post a household.
  EXPECT_NEAR(static_cast<double>(cost) / static_cast<double>(persons), 6.0e6, 6.0e5);
  EXPECT_NEAR(static_cast<double>(jobs) / homes, 1.1, 0.3);
}

struct Candidates {
  std::size_t sites = 0;
  std::int64_t room = 0;
};

Candidates candidates_of(CountyParameters const& parameters) {
  Candidates found;
  RunSettings run;
  run.threads = 2;
  for (SyntheticSite const& site : make_county(parameters, run).sites) {
    if (site.record.status == SiteStatus::candidate) {
      ++found.sites;
      for (SitePhase const& phase : site.record.phases) {
        found.room += *phase.persons_capacity;
      }
    }
  }
  return found;
}

// The room follows from who is expected to move, the number of sites from the room.
TEST(CountyGround, RoomAndNumberOfCandidatesAreAsAsked) {
  CountyParameters parameters;
  parameters.villages = 60;
  Candidates const usual = candidates_of(parameters);
  parameters.site_room_permille *= 2;
  parameters.persons_a_site *= 2;
  Candidates const roomy = candidates_of(parameters);
  EXPECT_EQ(roomy.sites, usual.sites);
  EXPECT_NEAR(static_cast<double>(roomy.room) / static_cast<double>(usual.room), 2.0, 0.05);
  parameters.persons_a_site /= 4;
  Candidates const many = candidates_of(parameters);
  EXPECT_NEAR(static_cast<double>(many.sites), 4.0 * static_cast<double>(usual.sites), 2.0);
  EXPECT_NEAR(static_cast<double>(many.room) / static_cast<double>(roomy.room), 1.0, 0.05);
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
