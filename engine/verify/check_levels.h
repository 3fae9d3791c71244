// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/verify_relocation.h"

#include <vector>

namespace tongcun::recount {

// Checks the levels before the cost: that they are those of the question, that each says what the
// question limits it to, and no higher bound than its multipliers prove (level); and that the
// largest least share is proved to be one where it was asked for (share_proof). Of a question
// without contradictions. O(levels · movers · stocks).
void check_levels(RelocationProblem const& problem, RelocationPlan const& plan,
                  std::vector<PlanFinding>& findings);

}  // namespace tongcun::recount
