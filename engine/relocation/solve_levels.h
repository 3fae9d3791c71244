// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// A question with what its levels have reached, and its plan.
struct LevelledPlan {
  RelocationProblem problem;  // goal: the cost
  RelocationPlan plan;
};

// Solves a question level by level (Goal): what a plan was found for is a limit of the levels after
// it, so that each of them starts from a plan that it allows, and the last gives the plan. A level
// whose start cannot be bettered, at 0, is not searched. Where the largest least share is asked
// for, it is found first (find_fair_share). `search` holds for each level; search.start is any plan
// of the question without its shares, and what it has found of the cost is kept if they allow it.
// Of a question without shares: solve_relocation.
[[nodiscard]] LevelledPlan solve_levels(RelocationProblem problem, RelocationSearch const& search,
                                        RunSettings const& run);

// Multipliers that prove that nothing is below 0, where the goal is not the cost.
[[nodiscard]] RelocationCertificate zero_certificate(RelocationProblem const& problem);

// The status of a plan with the levels before it: plan.status is that of its last question alone.
// `was_stopped`: a level was, perhaps before it had reached its best.
[[nodiscard]] PlanStatus levelled_status(RelocationPlan const& plan, bool was_stopped);

// Whether a search that went on might end otherwise: not where the plan is proved, claimed to be
// the best or was stopped, nor where it is proved that there is none.
[[nodiscard]] bool may_gain_by_work(PlanStatus status);

}  // namespace tongcun
