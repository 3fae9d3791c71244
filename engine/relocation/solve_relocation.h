// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace tongcun {

struct RelocationSearch {
  std::int64_t work_limit = 0;  // as PlacementSearch; 0 = the method's own end
  std::uint64_t seed = 0;
  // Phases a unit that are looked at; 0 = all. What is left out is priced at the end: phases that
  // would have gained are taken in, and the bound counts them all.
  std::size_t candidates = 32;
  // Options up to which an exact solver is asked, where this build has one; 0 = never.
  std::size_t exact_options = 1000;
  // Called when the plan or the bound got better, with objective and bound.
  std::function<void(std::int64_t objective, std::int64_t bound)> improved;
};

// A good plan with its certified bound: movers that are alike merged, Lagrangian prices of all
// limits, local search over placements (assignment/solve_placement), column generation over the
// phases that were left out, and branch and bound on what is left where that is little. Anytime:
// when asked to stop, the best plan so far, status stopped. The same plan for any number of
// threads. Memory: the options of the candidates.
[[nodiscard]] RelocationPlan solve_relocation(RelocationProblem const& problem,
                                              RelocationSearch const& search,
                                              RunSettings const& run);

}  // namespace tongcun
