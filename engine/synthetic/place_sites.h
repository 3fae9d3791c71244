// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/site_record.h"
#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/expect_movers.h"
#include "engine/synthetic/place_facilities.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// A site before it has code and name.
struct SiteDraft {
  std::uint32_t village = 0;
  std::uint32_t county = 0;
  SiteKind kind = SiteKind::market_town;
  SiteStatus status = SiteStatus::candidate;  // or occupied
  std::int64_t capacity = 0;                  // persons; of a candidate 0 until size_sites
  GeoPoint point;
  DwellingCounts dwellings{};
  std::optional<SiteOccupancy> lived_in;  // of an occupied one, from house_sites on
};

// What sites are placed on.
struct SiteGround {
  PlacingMap const& map;
  Settlement const& settlement;
  RouteNet const& net;
  std::vector<std::uint8_t> is_unfit;  // by village: no site is built there
};

// Resettlement sites on gentle, dry ground by a road, by village, the occupied first.
//   occupied    sites of the programme of 2016-2020, lived in from 2017 on [M]: none is in
//               registers until 2017, a few in 2018, nearly half of the places have one from 2019
//               on [A]; in county towns and most market towns, and in villages with wide valleys
//   candidates  of each county as many as hold those who are expected to move with
//               site_room_permille, at persons_a_site, at least one: in the county town, half of
//               the rest in market towns by lot, the others in the villages with the widest valleys
// A county with fewer places than that has fewer candidates.
// O(villages log villages).
[[nodiscard]] std::vector<SiteDraft> place_sites(RunSettings const& run, SiteGround const& ground,
                                                 CountyParameters const& parameters,
                                                 std::span<ExpectedMovers const> movers);

}  // namespace tongcun
