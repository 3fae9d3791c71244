// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/assignment/relax_placement.h"

#include <vector>

namespace tongcun {

// A plan close to the linear relaxation: sites open that it opens by `least_opening` or more (and
// that fit what is shared, in their order), whole members go where it has them, the others where
// they fit at the least priced cost, those with most to lose first. By unit, then option. O(options
// log options + uses).
[[nodiscard]] std::vector<Placement> round_relaxation(PlacementProblem const& problem,
                                                      RelaxedPlacement const& relaxed,
                                                      double least_opening);

}  // namespace tongcun
