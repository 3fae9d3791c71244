// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/segment_index.h"
#include "engine/region/villages.h"
#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/quantity.h"

#include <cstdint>

namespace tongcun {

// How far a house may stand from the area of its village before its place is doubted (domain
// reference 3.12, V808, mark A).
constexpr std::int64_t kHouseReachMetres = 3000;
constexpr Length kHouseReach = metres(kHouseReachMetres);

// Whether points of houses can be true. Keeps the villages that it is given, and the border of the
// village that was asked for last: ask village by village.
class HousePlaces {
 public:
  HousePlaces(Villages const& villages, Length reach) : villages_(villages), reach_(reach) {}

  [[nodiscard]] Length reach() const { return reach_; }
  // Whether the house lies farther than the reach from its village's area, or from its point where
  // no area is known. O(corners) for the first house of a village that lies outside.
  [[nodiscard]] bool is_far(VillageId village, GeoPoint house);

 private:
  void take_border(VillageId village);

  Villages const& villages_;
  Length reach_;
  VillageId village_;  // of the border
  SegmentIndex border_;
};

}  // namespace tongcun
