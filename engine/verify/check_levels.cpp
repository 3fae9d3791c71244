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

// What the multipliers prove of the question with the goal shares and this least share.
std::int64_t bound_of_shares(RelocationProblem const& problem, std::int32_t least,
                             RelocationCertificate const& certificate) {
  RelocationProblem question = problem;
  question.goal = Goal::shares;
  question.shares->least = least;
  question.reached[static_cast<std::size_t>(Goal::shares)] = std::nullopt;
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
    std::int64_t const bound = bound_of_shares(problem, most + 1, plan.share_proof->certificate);
    if (bound <= 0) {
      add(findings, PlanFault::share_proof, most, kAll);
    }
  }
}

}  // namespace

void check_levels(RelocationProblem const& problem, RelocationPlan const& plan,
                  std::vector<PlanFinding>& findings) {
  check_proof(problem, plan, findings);
  std::size_t const levels = problem.shares ? 1 : 0;
  if (plan.levels.size() != levels) {
    add(findings, PlanFault::level, static_cast<std::int64_t>(plan.levels.size()),
        static_cast<std::int64_t>(levels));
    return;
  }
  for (PlanLevel const& level : plan.levels) {
    std::int64_t const reached = *problem.reached[static_cast<std::size_t>(Goal::shares)];
    if (level.goal != Goal::shares || level.value != reached) {
      add(findings, PlanFault::level, level.value, reached);
      continue;
    }
    std::int64_t const bound = bound_of_shares(problem, problem.shares->least, level.certificate);
    if (level.bound > bound || level.bound > level.value) {
      add(findings, PlanFault::level, level.bound, bound);
    }
  }
}

}  // namespace tongcun::recount
