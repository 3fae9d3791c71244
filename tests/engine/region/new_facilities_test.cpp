// SPDX-License-Identifier: Apache-2.0
#include "engine/region/new_facilities.h"

#include "engine/region/build_region.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::vector<LayerTable> world_with(std::vector<NewFacility> const& facilities) {
  DrawnWorld world("a---b", metres(1000));
  world.road("ab");
  world.village('a', 10);
  world.village('b', 10);
  world.clinic('a');
  std::vector<LayerTable> tables = world.tables();
  tables.push_back(table_of(facilities, "county.toml"));
  return tables;
}

TEST(NewFacilities, StandWhereTheyAreAskedForAndAreNotOpen) {
  NewFacility const at_village{
      "one", FacilityKind::village_clinic, "b", std::nullopt, std::nullopt, std::nullopt};
  NewFacility const at_point{
      "two", FacilityKind::market, "", GeoPoint{1000000100, 50}, std::nullopt, 2028};
  std::vector<NewFacility> const asked{at_village, at_point};
  Region const region = build_region(world_with(asked), {}).region;
  Facilities const& facilities = region.facilities;
  ASSERT_EQ(facilities.size(), 3U);
  FacilityId const first(1);  // "drawn:a" stands before "new:…"
  FacilityId const second(2);
  EXPECT_EQ(facilities.name[first], "one");
  EXPECT_EQ(facilities.point[first], region.villages.point[VillageId(1)]);
  EXPECT_EQ(facilities.village_code[first], "b");
  EXPECT_EQ(facilities.status[first], FacilityStatus::planned);
  EXPECT_EQ(facilities.point[second], (GeoPoint{1000000100, 50}));

  using Opened = IdVector<FacilityId, std::uint8_t>;
  EXPECT_EQ(opened_facilities(facilities, asked, std::nullopt), Opened({0, 1, 0}));
  EXPECT_EQ(opened_facilities(facilities, asked, 2027), Opened({0, 1, 0}));
  EXPECT_EQ(opened_facilities(facilities, asked, 2028), Opened({0, 1, 1}));
}

TEST(NewFacilities, OfAVillageThatIsNotThereAreRejected) {
  try {
    static_cast<void>(build_region(world_with({{"one", FacilityKind::village_clinic, "z",
                                                std::nullopt, std::nullopt, std::nullopt}}),
                                   {}));
    FAIL();
  } catch (InputError const& error) {
    auto const found = std::ranges::find(error.findings(), "S015", &Finding::rule);
    ASSERT_NE(found, error.findings().end());
    EXPECT_EQ(found->values[1].second, "z");
  }
}

}  // namespace
}  // namespace tongcun
