// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_levels.h"

#include "engine/relocation/find_fair_share.h"
#include "engine/relocation/goal_cost.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/score_relocation.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Places = IdVector<MoverId, std::optional<MoverPlace>>;

class LevelSolver {
 public:
  LevelSolver(RelocationProblem problem, RelocationSearch const& search, RunSettings const& run)
      : search_(search),
        run_(run),
        is_given_(!search.start.empty()),
        solved_{std::move(problem), {}} {
    search_.start.resize(solved_.problem.movers.size());
    known_ = search_.start;
  }

  LevelledPlan solve() {
    std::vector<PlanLevel> levels;
    std::optional<ShareProof> proof;
    std::int64_t work = 0;
    bool is_out_of_work = false;        // a level was
    bool is_share_out_of_work = false;  // the largest least share is not known for want of work
    RelocationProblem& problem = solved_.problem;
    if (problem.shares && problem.options.fairness.max_min) {
      FairShare found = find_fair_share(problem, quiet_search(), run_);
      problem.shares->least = found.reached;
      search_.start = std::move(found.place);
      proof = std::move(found.proof);
      work += found.work;
      is_share_out_of_work = found.out_of_work;
    }
    for (Goal const goal : goals_before_cost(problem)) {
      RelocationPlan const reached = reach(goal);
      levels.push_back({goal, reached.objective, reached.bound, reached.certificate});
      work += reached.work;
      is_out_of_work = is_out_of_work || reached.out_of_work;
    }
    bool const was_stopped = !levels.empty() && run_.stop_requested();
    problem.goal = Goal::cost;
    if (!levels.empty()) {
      keep_what_is_known();
      if (is_given_) {
        search_.guess = known_;
      }
    }
    solved_.plan = solve_relocation(problem, search_, run_);
    RelocationPlan& plan = solved_.plan;
    plan.work += work;
    plan.levels = std::move(levels);
    plan.share_proof = std::move(proof);
    say_what_is_reached();
    plan.status = levelled_status(plan, was_stopped);
    plan.out_of_work = is_share_out_of_work ||
                       (may_gain_by_work(plan.status) && (plan.out_of_work || is_out_of_work));
    return std::move(solved_);
  }

 private:
  [[nodiscard]] RelocationSearch quiet_search() const {
    RelocationSearch quiet = search_;
    quiet.improved = nullptr;
    return quiet;
  }

  // The plan of a level; the levels after it start from it, within what it has reached.
  RelocationPlan reach(Goal goal) {
    RelocationProblem& problem = solved_.problem;
    problem.goal = goal;
    keep_what_is_known();
    std::optional<RelocationScore> const score = score_relocation(problem, search_.start);
    assert(score.has_value());
    RelocationPlan plan;
    if (score->objective == 0) {
      plan.certificate = zero_certificate(problem);
    } else {
      plan = solve_relocation(problem, quiet_search(), run_);
      search_.start = plan.place;
      if (plan.bound < 0) {
        plan.bound = 0;
        plan.certificate = zero_certificate(problem);
      }
    }
    problem.reached[static_cast<std::size_t>(goal)] = plan.objective;
    return plan;
  }

  // The plan may do better than its levels had to: then its question says so, whose bound at the
  // same prices is no lower.
  void say_what_is_reached() {
    RelocationProblem& problem = solved_.problem;
    RelocationPlan& plan = solved_.plan;
    if (plan.levels.empty()) {
      return;
    }
    GoalCounts const counts = count_goals(problem, plan.place);
    for (PlanLevel& level : plan.levels) {
      level.value = *counts[static_cast<std::size_t>(level.goal)];
      problem.reached[static_cast<std::size_t>(level.goal)] = level.value;
    }
    plan.bound = bound_relocation(problem, plan.certificate);
  }

  // Starts from the plan that was given, if the levels allow it and it is better in this one.
  void keep_what_is_known() {
    std::optional<RelocationScore> const known = score_relocation(solved_.problem, known_);
    std::optional<RelocationScore> const start = score_relocation(solved_.problem, search_.start);
    if (known && known->objective < start->objective) {
      search_.start = known_;
    }
  }

  RelocationSearch search_;
  RunSettings const& run_;
  bool is_given_;
  Places known_;  // what was given, or everybody stays
  LevelledPlan solved_;
};

}  // namespace

RelocationCertificate zero_certificate(RelocationProblem const& problem) {
  RelocationCertificate certificate;
  certificate.unit_value.resize(problem.units);
  certificate.price.assign(limits_of(problem).size(), 0);
  return certificate;
}

bool may_gain_by_work(PlanStatus status) {
  return status == PlanStatus::feasible || status == PlanStatus::unmet;
}

PlanStatus levelled_status(RelocationPlan const& plan, bool was_stopped) {
  auto const lacking = std::ranges::find_if(plan.levels, [](PlanLevel const& level) {
    return level.goal == Goal::shares && level.value > 0;
  });
  bool const is_short = lacking != plan.levels.end();
  if (was_stopped || (is_short && plan.status == PlanStatus::stopped)) {
    return PlanStatus::stopped;
  }
  if (is_short) {
    return lacking->bound > 0 ? PlanStatus::infeasible : PlanStatus::unmet;
  }
  // A best plan of a level above the best is no best plan.
  bool const are_levels_best = std::ranges::all_of(
      plan.levels, [](PlanLevel const& level) { return level.value == level.bound; });
  if (plan.objective == plan.bound) {
    return are_levels_best ? PlanStatus::optimal : PlanStatus::feasible;
  }
  bool const is_claimed = plan.status == PlanStatus::optimal_claimed;
  return is_claimed && !are_levels_best ? PlanStatus::feasible : plan.status;
}

LevelledPlan solve_levels(RelocationProblem problem, RelocationSearch const& search,
                          RunSettings const& run) {
  return LevelSolver(std::move(problem), search, run).solve();
}

}  // namespace tongcun
