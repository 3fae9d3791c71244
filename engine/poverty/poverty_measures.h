// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/area_warning.h"
#include "engine/poverty/deprivation_rules.h"
#include "engine/poverty/exit_rates.h"
#include "engine/poverty/score_card.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Measures that a profile or a scenario asks for beside lines and classes, in their order; a
// scenario's come over those of the profile with the same key.
struct PovertyMeasures {
  struct Sample {
    CountySample counts;
    std::string source;
  };
  std::vector<WarningOption> warnings;
  std::vector<DeprivationRules> indices;
  std::vector<ScoreCardRules> score_cards;
  std::optional<CountyLimits> county_limits;
  std::optional<Sample> county_sample;
};

}  // namespace tongcun
