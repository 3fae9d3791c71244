// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/check_levels.h"

#include "engine/verify/recompute_bound.h"
#include "engine/verify/recount_limits.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace tongcun::recount {
namespace {

constexpr std::int32_t kAll = 1000;  // per mille

void add(std::vector<PlanFinding>& findings, PlanFault fault, std::int64_t claimed,
         std::int64_t found) {
  findings.push_back({fault, MoverId::none(), HouseholdId::none(), claimed, found, {}});
}

// The question of a level: those after it have reached nothing yet.
RelocationProblem question_of(RelocationProblem const& problem, Goal goal) {
  RelocationProblem question = problem;
  question.goal = goal;
  for (auto level = static_cast<std::size_t>(goal); level < kGoals; ++level) {
    question.reached[level] = std::nullopt;
  }
  return question;
}

// What the multipliers prove of a level.
std::int64_t bound_of(RelocationProblem const& question, RelocationCertificate const& certificate) {
  return recompute_bound(question, Limits(question), certificate).value_or(kNoBound);
}

void check_proof(RelocationProblem const& problem, RelocationPlan const& plan,
                 std::vector<PlanFinding>& findings) {
  bool const is_asked = problem.shares && problem.options.fairness.max_min;
  if (plan.share_proof.has_value() != is_asked) {
    add(findings, PlanFault::share_proof, plan.share_proof ? 1 : 0, is_asked ? 1 : 0);
    return;
  }
  if (!is_asked) {
    return;
  }
  std::int32_t const most = plan.share_proof->most;
  if (most < problem.shares->least || most > kAll) {
    add(findings, PlanFault::share_proof, most, problem.shares->least);
  } else if (most < kAll) {
    RelocationProblem question = question_of(problem, Goal::shares);
    question.shares->least = most + 1;
    if (bound_of(question, plan.share_proof->certificate) <= 0) {
      add(findings, PlanFault::share_proof, most, kAll);
    }
  }
}

std::vector<Goal> goals_of(RelocationProblem const& problem) {
  std::vector<Goal> goals;
  if (problem.shares) {
    goals.push_back(Goal::shares);
  }
  if (problem.guarantees) {
    goals.push_back(Goal::urgent);
    goals.push_back(Goal::posts);
    goals.push_back(Goal::guarantees);
  }
  return goals;
}

}  // namespace

void check_levels(RelocationProblem const& problem, RelocationPlan const& plan,
                  std::vector<PlanFinding>& findings) {
  bool const is_asked = problem.options.objective == ObjectiveRule::ordered;
  if (problem.guarantees.has_value() != is_asked) {
    add(findings, PlanFault::wrong_facts, problem.guarantees ? 1 : 0, is_asked ? 1 : 0);
  }
  check_proof(problem, plan, findings);
  std::vector<Goal> const goals = goals_of(problem);
  if (plan.levels.size() != goals.size()) {
    add(findings, PlanFault::level, static_cast<std::int64_t>(plan.levels.size()),
        static_cast<std::int64_t>(goals.size()));
    return;
  }
  for (std::size_t i = 0; i < goals.size(); ++i) {
    PlanLevel const& level = plan.levels[i];
    std::int64_t const reached = *problem.reached[static_cast<std::size_t>(goals[i])];
    if (level.goal != goals[i] || level.value != reached) {
      add(findings, PlanFault::level, level.value, reached);
      continue;
    }
    std::int64_t const bound = bound_of(question_of(problem, goals[i]), level.certificate);
    if (level.bound > bound || level.bound > level.value) {
      add(findings, PlanFault::level, level.bound, bound);
    }
  }
}

}  // namespace tongcun::recount
