// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_county.h"

#include "engine/geometry/metric.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace tongcun {
namespace {

TEST(MakeCounty, HasExactlyAsManyVillagesAsAskedFor) {
  for (std::int32_t const villages : {20, 33, 60}) {
    CountyParameters parameters;
    parameters.villages = villages;
    SyntheticCounty const county = make_county(parameters, RunSettings{});
    EXPECT_EQ(county.villages.size(), static_cast<std::size_t>(villages));
    EXPECT_EQ(county.counties.size(), 1U);
    EXPECT_EQ(county.counties.front().code, "529901");
  }
}

TEST(MakeCounty, CodesAreUniqueSortedAndNameTheirParents) {
  SyntheticCounty const& county = small_county();
  std::regex const village_pattern("^\\d{12}$");
  std::regex const township_pattern("^\\d{9}$");
  std::set<std::string> counties;
  for (SyntheticCountyRow const& row : county.counties) {
    counties.insert(row.code);
  }
  std::set<std::string> townships;
  for (SyntheticTownship const& township : county.townships) {
    EXPECT_TRUE(std::regex_match(township.code, township_pattern)) << township.code;
    EXPECT_EQ(township.code.substr(0, 6), township.county_code);
    EXPECT_TRUE(counties.contains(township.county_code));
    EXPECT_TRUE(townships.insert(township.code).second) << township.code;
  }
  std::set<std::string> villages;
  for (SyntheticVillage const& village : county.villages) {
    EXPECT_TRUE(std::regex_match(village.code, village_pattern)) << village.code;
    EXPECT_EQ(village.code.substr(0, 9), village.township_code);
    EXPECT_EQ(village.code.substr(0, 6), village.county_code);
    EXPECT_TRUE(townships.contains(village.township_code));
    EXPECT_TRUE(villages.insert(village.code).second) << village.code;
  }
  EXPECT_TRUE(std::ranges::is_sorted(county.villages, {}, &SyntheticVillage::code));
  EXPECT_TRUE(std::ranges::is_sorted(county.townships, {}, &SyntheticTownship::code));
  EXPECT_TRUE(std::ranges::is_sorted(county.roads, {}, &SyntheticRoad::code));
  EXPECT_TRUE(std::ranges::is_sorted(county.facilities, {}, &SyntheticFacility::code));
  std::set<std::string> codes;
  for (SyntheticFacility const& facility : county.facilities) {
    EXPECT_TRUE(codes.insert(facility.code).second) << facility.code;
    EXPECT_TRUE(villages.contains(facility.village_code));
  }
  for (SyntheticSite const& site : county.sites) {
    EXPECT_TRUE(codes.insert(site.code).second) << site.code;
    EXPECT_TRUE(townships.contains(site.township_code));
  }
}

TEST(MakeCounty, NamesAreUniqueWithinTheParent) {
  SyntheticCounty const& county = small_county();
  std::set<std::pair<std::string, std::string>> names;
  for (SyntheticVillage const& village : county.villages) {
    EXPECT_TRUE(names.emplace(village.township_code, village.name).second) << village.name;
  }
  for (SyntheticTownship const& township : county.townships) {
    EXPECT_TRUE(names.emplace(township.county_code, township.name).second) << township.name;
  }
}

TEST(MakeCounty, TownshipsHaveEightToSixteenVillages) {
  std::map<std::string, int> villages;
  for (SyntheticVillage const& village : small_county().villages) {
    ++villages[village.township_code];
  }
  EXPECT_EQ(villages.size(), small_county().townships.size());
  for (auto const& [code, count] : villages) {
    EXPECT_GE(count, 8) << code;
    EXPECT_LE(count, 16) << code;
  }
}

TEST(MakeCounty, ManyVillagesBecomeSeveralCounties) {
  CountyParameters parameters;
  parameters.villages = 450;
  RunSettings run;
  run.threads = 2;
  SyntheticCounty const county = make_county(parameters, run);
  EXPECT_EQ(county.villages.size(), 450U);
  ASSERT_EQ(county.counties.size(), 2U);
  EXPECT_EQ(county.counties[0].code, "529901");
  EXPECT_EQ(county.counties[1].code, "529902");
  EXPECT_NE(county.counties[0].name, county.counties[1].name);
  std::map<std::string, int> villages;
  for (SyntheticVillage const& village : county.villages) {
    ++villages[village.county_code];
  }
  for (auto const& [code, count] : villages) {
    EXPECT_LE(count, 400) << code;
  }
  auto const is_hospital = [](SyntheticFacility const& facility) {
    return facility.kind == FacilityKind::county_hospital;
  };
  EXPECT_EQ(std::ranges::count_if(county.facilities, is_hospital), 2);
}

TEST(MakeCounty, PeopleOfHamletsAddUpToTheVillage) {
  SyntheticCounty const& county = small_county();
  std::map<std::string, std::pair<Persons, Households>> sums;
  for (SyntheticHamlet const& hamlet : county.hamlets) {
    sums[hamlet.village_code].first += hamlet.persons;
    sums[hamlet.village_code].second += hamlet.households;
  }
  Persons persons;
  Households households;
  for (SyntheticVillage const& village : county.villages) {
    EXPECT_EQ(sums[village.code].first, village.persons);
    EXPECT_EQ(sums[village.code].second, village.households);
    EXPECT_GE(village.persons.count(), 300);
    EXPECT_LE(village.persons.count(), 3000);
    persons += village.persons;
    households += village.households;
  }
  double const size =
      static_cast<double>(persons.count()) / static_cast<double>(households.count());
  EXPECT_NEAR(size, 3.9, 0.15);
}

TEST(MakeCounty, RiversFallAlongTheirLinesAndLieOnTheElevation) {
  SyntheticCounty const& county = small_county();
  SyntheticElevation const& elevation = county.elevation;
  ASSERT_FALSE(county.rivers.empty());
  for (SyntheticRiver const& river : county.rivers) {
    ASSERT_GE(river.line.size(), 2U);
    ASSERT_EQ(river.line.size(), river.bed.size());
    EXPECT_TRUE(std::ranges::is_sorted(river.bed, std::greater<>())) << river.code;
    // Ends are not smoothed: they lie on the cells whose heights they carry.
    for (std::size_t const i : {std::size_t{0}, river.line.size() - 1}) {
      std::int32_t const column =
          (river.line[i].lon - elevation.north_west.lon) / elevation.step_lon;
      std::int32_t const row = (elevation.north_west.lat - river.line[i].lat) / elevation.step_lat;
      auto const cell =
          static_cast<std::size_t>(row) * static_cast<std::size_t>(elevation.columns) +
          static_cast<std::size_t>(column);
      EXPECT_EQ(elevation.decimetres[cell], river.bed[i]);
    }
  }
}

TEST(MakeCounty, RiversJoinAtTheirEndsAndGrow) {
  // A stretch that begins where others end drains at least as much as they do together, and its
  // order follows Strahler: the highest of them, one more if two have that.
  SyntheticCounty const& county = small_county();
  std::map<GeoPoint, std::vector<SyntheticRiver const*>> ending_at;
  for (SyntheticRiver const& river : county.rivers) {
    ending_at[river.line.back()].push_back(&river);
  }
  int confluences = 0;
  for (SyntheticRiver const& river : county.rivers) {
    auto const above = ending_at.find(river.line.front());
    if (above == ending_at.end()) {
      EXPECT_EQ(river.order, 1);
      continue;
    }
    ++confluences;
    std::int64_t hectares = 0;
    std::int32_t highest = 0;
    for (SyntheticRiver const* tributary : above->second) {
      hectares += tributary->hectares;
      highest = std::max(highest, tributary->order);
    }
    auto const is_highest = [highest](SyntheticRiver const* tributary) {
      return tributary->order == highest;
    };
    bool const is_doubled = std::ranges::count_if(above->second, is_highest) > 1;
    EXPECT_EQ(river.order, highest + (is_doubled ? 1 : 0)) << river.code;
    EXPECT_GE(river.hectares, hectares) << river.code;
  }
  EXPECT_GT(confluences, 0);
}

TEST(MakeCounty, HasMountainsAndValleys) {
  auto const [low, high] = std::ranges::minmax(small_county().elevation.decimetres);
  EXPECT_GE(low, 5990);  // the lowest outlet lies at 600 m
  EXPECT_GE(high - low, 5000);
  EXPECT_LE(high, 32500);
}

TEST(MakeCounty, EveryTownshipHasItsServices) {
  SyntheticCounty const& county = small_county();
  std::map<std::string, std::map<FacilityKind, int>> count;
  for (SyntheticFacility const& facility : county.facilities) {
    ++count[facility.village_code.substr(0, 9)][facility.kind];
  }
  for (SyntheticTownship const& township : county.townships) {
    EXPECT_EQ(count[township.code][FacilityKind::township_hospital], 1);
    EXPECT_EQ(count[township.code][FacilityKind::market], 1);
    EXPECT_GE(count[township.code][FacilityKind::complete_primary] +
                  count[township.code][FacilityKind::nine_year],
              1);
  }
  EXPECT_FALSE(county.sites.empty());
}

TEST(MakeCounty, ClinicsThatServeAVillageExistAndAreNotClosed) {
  SyntheticCounty const& county = small_county();
  std::map<std::string, SyntheticFacility const*> by_code;
  for (SyntheticFacility const& facility : county.facilities) {
    by_code[facility.code] = &facility;
  }
  int own = 0;
  int shared = 0;
  for (SyntheticVillage const& village : county.villages) {
    if (village.clinic == ClinicArrangement::none) {
      EXPECT_EQ(village.clinic_code, "");
      continue;
    }
    ASSERT_TRUE(by_code.contains(village.clinic_code)) << village.code;
    SyntheticFacility const& clinic = *by_code[village.clinic_code];
    EXPECT_NE(clinic.status, FacilityStatus::closed);
    EXPECT_EQ(clinic.village_code.substr(0, 9), village.township_code);
    bool const is_at_home = clinic.village_code == village.code;
    EXPECT_EQ(is_at_home, village.clinic != ClinicArrangement::shared);
    own += village.clinic == ClinicArrangement::own ? 1 : 0;
    shared += village.clinic == ClinicArrangement::shared ? 1 : 0;
  }
  EXPECT_GT(own, 30);
  EXPECT_GT(shared, 0);
}

}  // namespace
}  // namespace tongcun
