// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/other_plan.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/run/run_settings.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

struct FoundPlans {
  // Cheaper than the plan that was given: then the others differ from this one.
  std::optional<IdVector<MoverId, std::optional<MoverPlace>>> better;
  std::vector<OtherPlan> others;  // the farthest first
};

// Places as a plan of the same question as `plan`, with its multipliers and levels.
[[nodiscard]] RelocationPlan with_places(RelocationPlan const& plan,
                                         IdVector<MoverId, std::optional<MoverPlace>> place,
                                         std::int64_t objective);

// Plans of the same question that cost at most options.other_plans.within more than the best that
// is found, and differ in kind from it and from each other: at most options.other_plans.most. Found
// by questions that keep the plan from doing what it does: without a phase or site that it uses,
// the smallest first; with a phase that it does not use at no opening cost; without one of its
// largest flows from a village to a site; and with a price for whoever is where the plan has it, as
// high as the limit allows. Of what was found within the limit, the one farthest from the plan
// comes first, then always the one farthest from its nearest of those before (PlanDistance); of
// equal ones the cheaper. The goals before the cost are as far reached as in the plan. Nothing says
// that there are no others. Each of at most 40 searches (10 with a rule of groups) has the limits
// of `search`; where it states none, a quarter of the usual work of a large question. `place` is a
// plan of the question with its levels. When asked to stop: of what is known so far. Deterministic
// else.
[[nodiscard]] FoundPlans find_other_plans(RelocationProblem const& problem,
                                          IdVector<MoverId, std::optional<MoverPlace>> const& place,
                                          RelocationSearch const& search, RunSettings const& run);

}  // namespace tongcun
