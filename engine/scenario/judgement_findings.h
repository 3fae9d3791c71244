// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// What the judging of villages has to tell before its verdicts:
//   rules that do not hold in the scenario's year and so judge nothing, all at once where the year
//   is outside the profile's own
//   per layer, facilities that record the code of a village that is not in the village layer. A
//   clinic among them serves no village as its own: it may belong to a neighbouring county, and
//   where it stands does not say whose it is.
// Deterministic.
[[nodiscard]] std::vector<Finding> judgement_findings(Scenario const& scenario,
                                                      Region const& region);

}  // namespace tongcun
