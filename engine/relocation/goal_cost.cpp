// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/goal_cost.h"

namespace tongcun {

std::int64_t goal_of_placing(RelocationProblem const& problem, Offer const& offer) {
  return problem.goal == Goal::cost ? offer.cost : 0;
}

std::int64_t goal_of_staying(RelocationProblem const& problem, MoverId mover) {
  return problem.goal == Goal::cost ? staying_cost(problem, mover) : 0;
}

std::int64_t goal_of_opening(RelocationProblem const& problem, PhaseId phase) {
  return problem.goal == Goal::cost ? problem.phases.opening_cost[phase] : 0;
}

}  // namespace tongcun
