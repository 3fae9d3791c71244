// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/published_plan.h"

namespace tongcun {

// A plan of the question in words. O(movers + limits · levels).
[[nodiscard]] PublishedPlan publish_plan(RelocationProblem const& problem,
                                         RelocationPlan const& plan, PlanNames const& names);

}  // namespace tongcun
