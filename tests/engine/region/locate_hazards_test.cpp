// SPDX-License-Identifier: Apache-2.0
#include "engine/region/locate_hazards.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace tongcun {
namespace {

MultiPolygon square(std::int32_t west, std::int32_t south, std::int32_t side) {
  Ring const ring{{west, south},
                  {west + side, south},
                  {west + side, south + side},
                  {west, south + side},
                  {west, south}};
  return {{{{ring}}}};
}

// a: low, from 0 to 10; b: high, from 5 to 15; c: no level, from 8 to 18; d: high, from 5 to 15.
HazardZones four_zones() {
  HazardZones zones;
  auto const add = [&](char const* code, std::optional<HazardLevel> level, std::int32_t from) {
    zones.code.push_back(code);
    zones.name.push_back(code);
    zones.kind.push_back(std::nullopt);
    zones.level.push_back(level);
    zones.area.push_back(square(from, from, 10));
  };
  add("a", HazardLevel::low, 0);
  add("b", HazardLevel::high, 5);
  add("c", std::nullopt, 8);
  add("d", HazardLevel::high, 5);
  return zones;
}

HouseholdTable houses(std::vector<std::int32_t> const& places) {
  HouseholdTable table;
  table.resize(places.size());
  for (HouseholdId const id : table.code.ids()) {
    table.point[id] = {places[id.value()], places[id.value()]};
    table.geocode_level[id] = GeocodeLevel::house;
  }
  return table;
}

TEST(ZonesOfHouses, TheHighestLevelThenTheFirst) {
  HouseholdTable table = houses({-1, 0, 4, 5, 9, 16, 18, 19, 9});
  table.geocode_level[HouseholdId(8)] = GeocodeLevel::group;
  auto const zones = zones_of_houses(four_zones(), table);
  for (auto const& [house, zone] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{
           {1, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 2}, {6, 2}}) {
    EXPECT_EQ(zones[HouseholdId(house)], HazardId(zone)) << house;
  }
  for (std::uint32_t const house : {0U, 7U, 8U}) {
    EXPECT_TRUE(zones[HouseholdId(house)].is_none()) << house;
  }
}

TEST(LocateHazards, TheHighestLevelWithinBounds) {
  HouseholdTable table = houses({-1, 4, 9, 16, 9});
  table.geocode_level[HouseholdId(4)] = GeocodeLevel::village;
  HouseHazards const found = locate_hazards(four_zones(), table);
  using enum HazardExposure;
  EXPECT_EQ(found[HouseholdId(0)], (HazardRange{none, none}));
  EXPECT_EQ(found[HouseholdId(1)], (HazardRange{low, low}));
  EXPECT_EQ(found[HouseholdId(2)], (HazardRange{high, high}));
  EXPECT_EQ(found[HouseholdId(3)], (HazardRange{low, high}));  // a zone without a level
  EXPECT_EQ(found[HouseholdId(4)], std::nullopt);
}

}  // namespace
}  // namespace tongcun
