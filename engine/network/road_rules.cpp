// SPDX-License-Identifier: Apache-2.0
#include "engine/network/road_rules.h"

namespace tongcun {

std::optional<Speed> motor_speed(RoadRules const& rules, RoadTraits const& traits, Terrain terrain,
                                 Month month, Reading reading) {
  MotorRule const& rule = rules.motor_rule(traits, reading);
  if (!rule.motorable || traits.motor == MotorAccess::closed) {
    return std::nullopt;
  }
  bool const recorded = traits.passable_months.has_value();
  if (recorded && !traits.passable_months->contains(month)) {
    return std::nullopt;
  }
  Speed const dry = rule.speed[static_cast<std::size_t>(terrain)];
  if (!rules.wet_months.contains(month)) {
    return dry;
  }
  if (traits.ford && rules.fords_close_when_wet && !recorded) {
    return std::nullopt;
  }
  if (rule.wet_permille == 0) {
    return recorded ? std::optional<Speed>(dry) : std::nullopt;
  }
  return Speed(dry.count() * rule.wet_permille / 1000);
}

}  // namespace tongcun
