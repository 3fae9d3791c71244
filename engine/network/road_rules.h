// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/roads.h"
#include "engine/types/month.h"
#include "engine/types/quantity.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tongcun {

// Terrain along a road by its mean absolute grade (domain reference 2.12.2).
enum class Terrain : std::uint8_t { plain, hill, mountain };
constexpr int kTerrains = 3;

// How a surface that is not recorded precisely is understood: both are computed, both are shown.
enum class Reading : std::uint8_t { low, high };
constexpr std::array<Reading, 2> kReadings{Reading::low, Reading::high};

// A column of values by road class × surface.
template <class T>
using ByClassAndSurface = std::array<std::array<T, kRoadSurfaces>, kRoadClasses>;

// How vehicles move on one class × surface.
struct MotorRule {
  bool motorable = false;                // false: never, at any time of the year
  std::array<Speed, kTerrains> speed{};  // dry, by terrain; > 0 where motorable
  std::int32_t wet_permille = 1000;      // of the dry speed in wet months; 0 = closed then
};

// How people walk on one class of road.
struct WalkRule {
  bool walkable = true;
  std::int32_t wet_permille = 1000;  // of the dry walking speed in wet months, > 0
};

// What a class × surface is taken for under the low and the high reading; a surface that is
// recorded precisely stands for itself.
struct SurfaceReading {
  RoadSurface low = RoadSurface::unknown;
  RoadSurface high = RoadSurface::unknown;

  [[nodiscard]] RoadSurface under(Reading reading) const {
    return reading == Reading::low ? low : high;
  }
};

// The profile's rules of moving: every class × surface has an entry.
struct RoadRules {
  ByClassAndSurface<MotorRule> motor{};
  ByClassAndSurface<SurfaceReading> reading{};
  std::array<WalkRule, kRoadClasses> walk{};
  std::array<bool, kRoadSurfaces> hardened{};         // 硬化路 surfaces
  RoadClass lowest_anchor_class = RoadClass::county;  // hardened roads of this class or wider
                                                      // anchor the hardened network
  MonthSet wet_months;                                // rainy season
  bool fords_close_when_wet = true;
  std::int32_t hill_grade_permille = 30;      // mean grade from which a road is hilly
  std::int32_t mountain_grade_permille = 80;  // … mountainous

  [[nodiscard]] MotorRule const& motor_rule(RoadTraits const& traits, Reading r) const {
    auto const road_class = static_cast<std::size_t>(traits.road_class);
    RoadSurface const surface =
        reading[road_class][static_cast<std::size_t>(traits.surface)].under(r);
    return motor[road_class][static_cast<std::size_t>(surface)];
  }
  [[nodiscard]] WalkRule const& walk_rule(RoadTraits const& traits) const {
    return walk[static_cast<std::size_t>(traits.road_class)];
  }
  // Whether the road counts as hardened under the reading: its surface does and vehicles may and
  // can use it.
  [[nodiscard]] bool is_hardened(RoadTraits const& traits, Reading r) const {
    auto const road_class = static_cast<std::size_t>(traits.road_class);
    RoadSurface const surface =
        reading[road_class][static_cast<std::size_t>(traits.surface)].under(r);
    return hardened[static_cast<std::size_t>(surface)] && motor_rule(traits, r).motorable &&
           traits.motor == MotorAccess::allowed;
  }
};

// Speed of vehicles on a road in a month; none = closed. Recorded passable months decide before
// the season does: a road recorded as open in a wet month runs at its wet speed, or at its dry
// speed where the season alone would close it. One of the worked cases: earth roads (wet factor 0)
// are closed in wet months unless recorded open. Monotone: the high reading is never slower than
// the low one if the profile's rows are (checked when the profile is read).
[[nodiscard]] std::optional<Speed> motor_speed(RoadRules const& rules, RoadTraits const& traits,
                                               Terrain terrain, Month month, Reading reading);

}  // namespace tongcun
