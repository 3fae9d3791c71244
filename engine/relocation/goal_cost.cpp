// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/goal_cost.h"

namespace tongcun {

std::vector<Goal> goals_before_cost(RelocationProblem const& problem) {
  std::vector<Goal> goals;
  if (problem.shares) {
    goals.push_back(Goal::shares);
  }
  if (is_ordered(problem)) {
    goals.push_back(Goal::urgent);
    goals.push_back(Goal::posts);
    goals.push_back(Goal::guarantees);
  }
  return goals;
}

std::int64_t goal_of_placing(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                             Offer const& offer) {
  switch (problem.goal) {
    case Goal::cost:
      return offer.cost;
    case Goal::guarantees:
      return guarantees_lost(problem, mover, phase);
    case Goal::shares:
    case Goal::urgent:
    case Goal::posts:
      break;
  }
  return 0;
}

std::int64_t goal_of_staying(RelocationProblem const& problem, MoverId mover) {
  if (problem.goal == Goal::urgent) {
    return problem.movers.urgent[mover];
  }
  return problem.goal == Goal::cost ? staying_cost(problem, mover) : 0;
}

std::int64_t goal_of_opening(RelocationProblem const& problem, PhaseId phase) {
  return problem.goal == Goal::cost ? problem.phases.opening_cost[phase] : 0;
}

std::int64_t guarantees_lost(RelocationProblem const& problem, MoverId mover, PhaseId phase) {
  return static_cast<std::int64_t>(lost_guarantees(*problem.guarantees,
                                                   problem.movers.village[mover],
                                                   problem.phases.site[phase])
                                       .size());
}

}  // namespace tongcun
