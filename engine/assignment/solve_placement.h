// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstdint>
#include <functional>

namespace tongcun {

struct PlacementSearch {
  // Units of work that may be spent (about a microsecond each); the search ends earlier when the
  // bound is met.
  std::int64_t work_limit = 0;
  std::uint64_t seed = 0;
  // Called whenever the best plan or the bound got better, with both; from one thread at a time.
  std::function<void(std::int64_t cost, std::int64_t bound)> improved;
};

// A good plan with prices that certify how good. Anytime: when asked to stop it returns the best
// plan so far, with its bound. The same plan for any number of threads.
[[nodiscard]] PlacementPlan solve_placement(PlacementProblem const& problem,
                                            PlacementSearch const& search, RunSettings const& run);

}  // namespace tongcun
