// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_result.h"
#include "engine/region/region.h"
#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// What the measures of poverty that a scenario or its profile asks for cannot be taken from:
//   without a register all that the scenario itself asks for (P080), rejected
//   codes of no village, township or county (P081), rejected
//   zones of hazard without a layer of them (P082), rejected
// Deterministic.
[[nodiscard]] std::vector<Finding> check_measures(Scenario const& scenario, Region const& region,
                                                  bool has_register);

// What they could not tell of every household: indicators of an index (P083) and of a score card
// (P084) that are not known, each with the number of households. Deterministic.
[[nodiscard]] std::vector<Finding> note_measures(Scenario const& scenario,
                                                 PovertyResult const& result);

}  // namespace tongcun
