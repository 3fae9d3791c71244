// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/services.h"
#include "engine/network/walking.h"
#include "engine/region/region.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <optional>
#include <vector>

namespace tongcun {

// How far from a village's point its houses may stand: to the farthest corner of its area.
struct VillageExtent {
  Length radius;
  GeoPoint farthest;
};
// None where only a point is known. O(corners).
[[nodiscard]] std::optional<VillageExtent> extent_of(Villages const& villages, VillageId village);

// What fetching water costs the houses of a village, as bounds: the village's point stands for
// houses anywhere within its extent.
struct WaterReach {
  // What kind of source the nearest water point is, by round trip on foot: an access fact, not what
  // people drink. Not applicable where none is reached.
  RuleValue nearest_source;
  RuleValue fetch_time;  // there and back, mean over the days of the year
  RuleValue distance;    // straight
  RuleValue height;      // difference between house and water point
};

struct WaterReachInput {
  Region const& region;
  Services const& services;
  FacilityUses const& uses;
  std::vector<VillageYears> const& years;
  WalkOptions const& walk;
  std::optional<Length> stated_radius;  // for villages without an area; none = unknown
};

// The service that water is fetched from: the first that is fetched and counts water points.
[[nodiscard]] ServiceId water_service(Services const& services);

// Times: the point's own round trip, more or less a walk across the extent and back off the road;
// up to beyond where a month cuts the point off.
// Distance: the point's own, more or less the radius (exact bounds by the triangle inequality).
// Height: that of the water point nearest in a straight line against the ground of the area,
// sampled on a 16 × 16 lattice and at the corners. Without an extent all three are unknown: an
// error of the point that may be larger than the norm says nothing. Deterministic; one nearest
// search a village.
[[nodiscard]] IdVector<VillageId, WaterReach> compute_water_reach(WaterReachInput const& input);

}  // namespace tongcun
