// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/solve_levels.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/run/run_settings.h"

#include <optional>

namespace tongcun {

// A plan of a question, and of the same question without its rule of groups.
struct GroupedPlan {
  LevelledPlan solved;
  std::optional<LevelledPlan> free;  // none: there is no such rule
};

// A good plan of any question, with or without a rule of groups (GroupRule), with its certified
// bound. Without: solve_levels. With: the question is solved without the rule, which gives the
// multipliers of every bound; then narrower questions that keep the rule or nearly so, in turn:
//   price: whoever is placed apart from the seat of its group pays; the seats are those of the plan
//     before, until they stay the same
//   chunks: sites are closed to groups of which the plan before had too small a part there, until
//     no part is too small; what is too small at last stays
// from the plan without the rule and one with undivided groups; then, in small questions, with one
// site alone for one group after the other. Of all plans found that keep the rule, the best: by the
// largest least share where that is asked for, by the goals in their order, by the cost. So the gap
// is that of the search and of the rule together. Each of some six searches has the limits of
// `search`. search.start as in solve_levels: where it breaks the rule it is no plan, and none is
// needed. Deterministic.
[[nodiscard]] GroupedPlan solve_groups(RelocationProblem problem, RelocationSearch const& search,
                                       RunSettings const& run);

}  // namespace tongcun
