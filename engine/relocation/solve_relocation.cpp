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
constexpr std::int64_t kFewOptions = 2000;
constexpr std::int64_t kWork = 2'000'000;
constexpr std::int64_t kWorkAnOption = 50;
constexpr int kTreeNodes = 500;               // of branch and bound
constexpr std::int64_t kPartOfPreferred = 4;  // of a stated limit, for what is preferred

// 0 = the method's own end.
std::int64_t default_work(MoverPlacement const& placement) {
  auto const options = static_cast<std::int64_t>(placement.problem.options.size());
  return options > kFewOptions ? kWork + kWorkAnOption * options : 0;
}

// The best plan and the best certificate of several rounds.
class Best {
 public:
  Best(RelocationProblem const& problem, RelocationSearch const& search)
      : problem_(problem), search_(search) {}

  void take(IdVector<MoverId, std::optional<MoverPlace>> place) {
    std::optional<RelocationScore> const score = score_relocation(problem_, place);
    assert(score.has_value());
    if (!has_place_ || score->objective < plan_.objective) {
      plan_.place = std::move(place);
      plan_.objective = score->objective;
    }
    has_place_ = true;
  }
  void take(IdVector<MoverId, std::optional<MoverPlace>> place, RelocationCertificate certificate) {
    take(std::move(place));
    std::int64_t const bound = bound_relocation(problem_, certificate);
    if (!has_bound_ || bound > plan_.bound) {
      plan_.certificate = std::move(certificate);
      plan_.bound = bound;
    }
    has_bound_ = true;
    if (search_.improved) {
      search_.improved(plan_.objective, plan_.bound);
    }
  }
  [[nodiscard]] RelocationPlan& plan() { return plan_; }

 private:
  RelocationProblem const& problem_;
  RelocationSearch const& search_;
  RelocationPlan plan_;
  bool has_place_ = false;
  bool has_bound_ = false;
};

// The same question, but that everybody goes to the site that it prefers at the highest price, or
// stays; none where nobody prefers a site. Each of its plans is one of the question. So narrow a
// question is nearly settled: its plan stays near to an earlier one that a search of all the
// question may miss.
std::optional<RelocationProblem> preferred_question(RelocationProblem const& problem) {
  std::optional<RelocationProblem> narrow;
  for (MoverId const mover : problem.movers.household.ids()) {
    SitePreference dearest;
    for (SitePreference const& preference : problem.movers.preferences[mover]) {
      if (preference.price > dearest.price) {
        dearest = preference;
      }
    }
    bool const can_be_met = dearest.site && !dearest.site->is_none() &&
                            problem.sites[*dearest.site].admits &&
                            problem.movers.fixed[mover].is_none();
    if (can_be_met) {
      if (!narrow) {
        narrow = problem;
      }
      narrow->movers.fixed[mover] = *dearest.site;
    }
  }
  return narrow;
}

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
  if (std::optional<RelocationProblem> const narrow = preferred_question(problem)) {
    MoverPlacement const placement = place_movers(*narrow, kept);
    PlacementSearch inner;
    inner.seed = search.seed;
    inner.work_limit = search.work_limit > 0
                           ? std::max<std::int64_t>(1, search.work_limit / kPartOfPreferred)
                           : default_work(placement);
    PlacementPlan const found = solve_placement(placement.problem, inner, run);
    work += found.work;
    best.take(places_of(problem, placement, found.placements));
  }
  for (int round = 0; round < kMostRounds; ++round) {
    MoverPlacement const placement = place_movers(problem, kept);
    PlacementSearch inner;
    inner.seed = search.seed;
    inner.work_limit = search.work_limit > 0 ? std::max<std::int64_t>(1, search.work_limit - work)
                                             : default_work(placement);
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
