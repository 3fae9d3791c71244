// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_relocation.h"

#include "engine/assignment/prove_placement.h"
#include "engine/assignment/solve_placement.h"
#include "engine/exact/integer_program.h"
#include "engine/relocation/place_movers.h"
#include "engine/relocation/score_relocation.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

constexpr int kMostRounds = 3;  // of taking in phases that were left out
// Limits of its own: one household left out weighs more than much work. A few seconds.
constexpr std::size_t kFewOptions = 2000;
constexpr std::int64_t kWork = 2'000'000;
constexpr std::int64_t kWorkAnOption = 50;
constexpr int kTreeNodes = 500;  // of branch and bound

// The best plan and the best certificate of several rounds.
class Best {
 public:
  Best(RelocationProblem const& problem, RelocationSearch const& search)
      : problem_(problem), search_(search) {}

  void take(IdVector<MoverId, std::optional<MoverPlace>> place, RelocationCertificate certificate) {
    std::optional<RelocationScore> const score = score_relocation(problem_, place);
    assert(score.has_value());
    std::int64_t const bound = bound_relocation(problem_, certificate);
    if (!any_ || score->objective < plan_.objective) {
      plan_.place = std::move(place);
      plan_.objective = score->objective;
    }
    if (!any_ || bound > plan_.bound) {
      plan_.certificate = std::move(certificate);
      plan_.bound = bound;
    }
    any_ = true;
    if (search_.improved) {
      search_.improved(plan_.objective, plan_.bound);
    }
  }
  [[nodiscard]] RelocationPlan& plan() { return plan_; }

 private:
  RelocationProblem const& problem_;
  RelocationSearch const& search_;
  RelocationPlan plan_;
  bool any_ = false;
};

}  // namespace

RelocationPlan solve_relocation(RelocationProblem const& problem, RelocationSearch const& search,
                                RunSettings const& run) {
  Best best(problem, search);
  KeptPhases kept;
  kept.most = search.candidates;
  bool const keeps_all = kept.most == 0 || problem.phases.size() <= kept.most;
  RelocationCertificate prices;
  PlacementProof proof;
  bool stopped = false;
  std::int64_t work = 0;
  for (int round = 0; round < kMostRounds; ++round) {
    MoverPlacement const placement = place_movers(problem, kept);
    PlacementSearch inner;
    inner.seed = search.seed;
    if (search.work_limit == 0 && placement.problem.options.size() > kFewOptions) {
      inner.work_limit =
          kWork + kWorkAnOption * static_cast<std::int64_t>(placement.problem.options.size());
    }
    if (search.work_limit > 0) {
      inner.work_limit = std::max<std::int64_t>(1, search.work_limit - work);
    }
    if (round == 0 && keeps_all) {
      inner.improved = search.improved;
    }
    PlacementPlan found = solve_placement(placement.problem, inner, run);
    work += found.work;
    // Of all phases that matter: a proof on a part of the question proves nothing of the whole.
    if (keeps_all && !found.stopped) {
      ProgramLimits limits;
      limits.nodes = kTreeNodes;
      proof = prove_placement(placement.problem, found, search.exact_options, limits);
    }
    stopped = stopped || found.stopped;
    prices = certificate_of(problem, placement, found.prices);
    best.take(places_of(problem, placement, found.placements), prices);
    // Everything was looked at, or nothing that was left out would gain anything.
    if (keeps_all || stopped || best.plan().bound >= found.bound ||
        (search.work_limit > 0 && work >= search.work_limit)) {
      break;
    }
    kept.certificate = &prices;
  }
  RelocationPlan plan = std::move(best.plan());
  plan.work = work;
  if (proof.claimed_bound) {
    plan.bound_solver = proof.claimed_bound;
    plan.bound_source = exact_solver_name();
  }
  plan.status = plan.objective == plan.bound          ? PlanStatus::optimal
                : stopped                             ? PlanStatus::stopped
                : plan.objective == plan.bound_solver ? PlanStatus::optimal_claimed
                                                      : PlanStatus::feasible;
  return plan;
}

}  // namespace tongcun
