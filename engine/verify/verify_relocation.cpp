// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/verify_relocation.h"

#include "engine/verify/check_groups.h"
#include "engine/verify/check_levels.h"
#include "engine/verify/check_places.h"
#include "engine/verify/check_question.h"
#include "engine/verify/compare_register.h"
#include "engine/verify/compare_shares.h"
#include "engine/verify/exact.h"
#include "engine/verify/recompute_bound.h"
#include "engine/verify/recount_limits.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>

namespace tongcun {
namespace {

using recount::Exact;
using recount::Limits;

std::int64_t length(std::size_t size) {
  return static_cast<std::int64_t>(size);
}

void add(PlanCheck& check, PlanFault fault, std::int64_t claimed, std::int64_t found,
         Limit const& limit = {}) {
  check.findings.push_back({fault, MoverId::none(), HouseholdId::none(), claimed, found, limit});
}

void expect_length(PlanCheck& check, std::size_t claimed, std::size_t found) {
  if (claimed != found) {
    add(check, PlanFault::shape, length(claimed), length(found));
  }
}

void check_certificate(RelocationProblem const& problem, Limits const& limits,
                       RelocationCertificate const& certificate, PlanCheck& check) {
  expect_length(check, certificate.unit_value.size(), problem.units);
  expect_length(check, certificate.price.size(), limits.all().size());
  for (std::size_t i = 0; i < certificate.price.size(); ++i) {
    if (certificate.price[i] < 0) {
      add(check, PlanFault::negative_price, certificate.price[i], 0,
          i < limits.all().size() ? limits.all()[i] : Limit{});
    }
  }
}

// Whether the figures support the status. `is_proved`: the objective is what the multipliers prove.
bool is_right_status(RelocationPlan const& plan, bool is_proved) {
  if (!plan.levels.empty() && plan.status == PlanStatus::stopped) {
    return true;  // perhaps before a level had reached its best
  }
  bool are_levels_best = true;
  for (PlanLevel const& level : plan.levels) {
    if (level.goal == Goal::shares && level.value > 0) {
      return plan.status == (level.bound > 0 ? PlanStatus::infeasible : PlanStatus::unmet);
    }
    are_levels_best = are_levels_best && level.value == level.bound;
  }
  if (!are_levels_best) {
    return plan.status == PlanStatus::feasible;
  }
  if (is_proved) {
    return plan.status == PlanStatus::optimal;
  }
  return plan.status == PlanStatus::feasible || plan.status == PlanStatus::stopped ||
         (plan.status == PlanStatus::optimal_claimed && plan.bound_solver == plan.objective &&
          !plan.bound_source.empty());
}

// The claims against what was recounted. `bound`: none if nothing is proved.
void check_claims(RelocationPlan const& plan, Exact objective, std::optional<std::int64_t> bound,
                  PlanCheck& check) {
  if (!objective.is(plan.objective)) {
    add(check, PlanFault::objective, plan.objective, check.objective);
  }
  if (!bound || plan.bound > *bound) {
    add(check, PlanFault::bound, plan.bound, check.bound);
  }
  // That no plan costs less than the recomputed bound is a theorem; a plan that seems to, and in
  // which nothing else is wrong, shows a fault of this check or of the question.
  bool const is_below_proof = check.findings.empty() && bound && is_above(Exact(*bound), objective);
  if (plan.bound > plan.objective || is_below_proof) {
    add(check, PlanFault::bound_above, is_below_proof ? check.bound : plan.bound,
        is_below_proof ? check.objective : plan.objective);
  }
  bool const is_proved = bound && objective.is(*bound);
  if (!is_right_status(plan, is_proved)) {
    add(check, PlanFault::status, static_cast<std::int64_t>(plan.status),
        static_cast<std::int64_t>(is_proved ? PlanStatus::optimal : PlanStatus::feasible));
  }
}

}  // namespace

PlanCheck verify_relocation(RelocationProblem const& problem, RelocationPlan const& plan,
                            HouseholdRegister const& people) {
  PlanCheck check;
  if (auto const flaw = recount::flaw_of(problem)) {
    add(check, PlanFault::malformed_question, static_cast<std::int64_t>(*flaw), 0);
    return check;
  }
  recount::compare_register(problem, people, check.findings);
  recount::compare_groups(problem, people, check.findings);
  recount::check_unserved(problem, check.findings);
  recount::compare_shares(problem, check.findings);

  Limits const limits(problem);
  check_certificate(problem, limits, plan.certificate, check);
  std::optional<std::int64_t> const bound =
      recount::recompute_bound(problem, limits, plan.certificate);
  check.bound = bound.value_or(kNoBound);
  recount::check_levels(problem, plan, check.findings);

  if (plan.place.size() == problem.movers.size()) {
    Exact const objective = recount::check_places(problem, plan, people, limits, check.findings);
    check.objective = objective.clamped().value_or(std::numeric_limits<std::int64_t>::max());
    check_claims(plan, objective, bound, check);
  } else {
    expect_length(check, plan.place.size(), problem.movers.size());
  }
  std::ranges::stable_sort(check.findings, {}, [](PlanFinding const& finding) {
    return std::tuple(finding.fault, finding.mover, finding.household, finding.limit);
  });
  return check;
}

}  // namespace tongcun
