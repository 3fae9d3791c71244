// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/other_plan.h"
#include "engine/relocation/published_plan.h"

#include <vector>

namespace tongcun {

// A plan of the question, and others of it, in words. O(movers · plans + limits · levels).
[[nodiscard]] PublishedPlan publish_plan(RelocationProblem const& problem,
                                         RelocationPlan const& plan,
                                         std::vector<OtherPlan> const& others,
                                         PlanNames const& names);

}  // namespace tongcun
