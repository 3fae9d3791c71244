// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/look_around.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

using Positions = std::vector<std::uint32_t>;

SiteSpot at(std::int32_t lon, SiteKind kind) {
  return {{lon, 0}, kind};
}

TEST(SitesInMind, AreTheNearestTwoAndTheCountyTown) {
  constexpr SiteKind kVillage = SiteKind::central_village;
  constexpr SiteKind kTown = SiteKind::county_town;
  std::vector<SiteSpot> const sites{at(50000, kTown), at(40000, kVillage), at(10000, kVillage),
                                    at(60000, kTown), at(20000, kVillage)};
  EXPECT_EQ(sites_in_mind(sites, {0, 0}), (Positions{2, 4, 0}));
  EXPECT_EQ(sites_in_mind(sites, {70000, 0}), (Positions{3, 0, 1}));  // a town is among them
}

TEST(SitesInMind, AreTheNearestThreeWithoutATown) {
  constexpr SiteKind kVillage = SiteKind::central_village;
  std::vector<SiteSpot> const sites{at(40000, kVillage), at(30000, kVillage), at(20000, kVillage),
                                    at(10000, kVillage)};
  EXPECT_EQ(sites_in_mind(sites, {0, 0}), (Positions{3, 2, 1}));
}

TEST(SitesInMind, AreAllOfFew) {
  std::vector<SiteSpot> const sites{at(20000, SiteKind::county_town),
                                    at(10000, SiteKind::market_town)};
  EXPECT_EQ(sites_in_mind(sites, {0, 0}), (Positions{1, 0}));
  EXPECT_EQ(sites_in_mind({}, {0, 0}), Positions{});
}

}  // namespace
}  // namespace tongcun
