// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/road_rules.h"
#include "engine/scenario/profile.h"
#include "engine/types/finding.h"
#include "io/config_reader.h"

#include <vector>

namespace tongcun {

struct ReadRoadRules {
  RoadRules rules;
  std::vector<ValueSource> sources;
};

// Reads how one moves: [season], [terrain], [walking], [roads]. Every class × surface must have
// exactly one row of speeds, or of readings, and a high reading is never slower than the low one.
// `findings` are those that `profile` complains to.
[[nodiscard]] ReadRoadRules read_road_rules(ConfigReader& profile,
                                            std::vector<Finding> const& findings);

}  // namespace tongcun
