// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/run/run_settings.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace tongcun {

struct RelocationSearch {
  std::int64_t work_limit = 0;  // as PlacementSearch; 0 = the method's own end
  std::uint64_t seed = 0;
  std::int64_t part_of_work = 1;  // of a large question without a limit: the usual work over this
  // Phases a unit that are looked at; 0 = all. What is left out is priced at the end: phases that
  // would have gained are taken in, and the bound counts them all.
  std::size_t candidates = 32;
  // Options up to which an exact solver is asked, where this build has one; 0 = never.
  std::size_t exact_options = 1000;
  // Where staying is limited: a plan that is good if that is forgotten, or empty. What it keeps of
  // those limits is looked after only when it is broken.
  IdVector<MoverId, std::optional<MoverPlace>> guess;
  // The search ends when no plan can have less of the question's goal than this; beside the cost
  // also when there is nothing of it. None: it does not.
  std::optional<std::int64_t> enough_bound;
  // A plan of the question that is known, by mover; empty = everybody stays. What is found is never
  // worse.
  IdVector<MoverId, std::optional<MoverPlace>> start;
  // Called when the plan or the bound got better, with objective and bound.
  std::function<void(std::int64_t objective, std::int64_t bound)> improved;
};

// A good plan with its certified bound: movers that are alike merged, Lagrangian prices of all
// limits, local search over placements (assignment/solve_placement), column generation over the
// phases that were left out, and branch and bound on what is left where that is little. Anytime:
// when asked to stop, the best plan so far, status stopped. A start that is no plan of the question
// is the caller's fault: where staying is limited, one is needed. The same plan for any number of
// threads. Memory: the options of the candidates.
[[nodiscard]] RelocationPlan solve_relocation(RelocationProblem const& problem,
                                              RelocationSearch const& search,
                                              RunSettings const& run);

}  // namespace tongcun
