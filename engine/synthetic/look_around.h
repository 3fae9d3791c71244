// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/site_record.h"
#include "engine/synthetic/synthetic_county.h"
#include "engine/types/geo_point.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// How a hamlet lies, as far as it decides whether its people are offered a move.
struct HamletOutlook {
  std::uint32_t village = 0;   // row
  bool is_remote = false;      // no motor road to its village, or far from the committee
  bool is_threatened = false;  // in a zone of medium or high hazard

  [[nodiscard]] bool is_offered() const { return is_remote || is_threatened; }
};

// Of every hamlet, in the order of the county's, which is that of its villages. Rests on villages,
// hamlets and hazards alone. O(hamlets + hazards).
[[nodiscard]] std::vector<HamletOutlook> look_around(SyntheticCounty const& county);

// A candidate site as people see it.
struct SiteSpot {
  GeoPoint point;
  SiteKind kind = SiteKind::market_town;
};

// Where people think of moving: up to three of the sites, by position. The nearest two and, farther
// off, the nearest of the county town, else the third nearest; equally near ones in their order.
// O(sites log sites).
[[nodiscard]] std::vector<std::uint32_t> sites_in_mind(std::span<SiteSpot const> sites,
                                                       GeoPoint from);

}  // namespace tongcun
