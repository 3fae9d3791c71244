// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_relocation.h"

#include "engine/assignment/prove_placement.h"
#include "engine/assignment/solve_placement.h"
#include "engine/exact/integer_program.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/place_movers.h"
#include "engine/relocation/placement_places.h"
#include "engine/relocation/score_relocation.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

// Of taking in phases that were left out, and limits that were forgotten.
constexpr int kMostRounds = 4;
// Times, of staying against limits, when it was not dear enough.
constexpr std::int64_t kDearer = 50;
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
      : problem_(problem), search_(search) {
    plan_.place = search.start;
    plan_.place.resize(problem.movers.size());
    std::optional<RelocationScore> const score = score_relocation(problem, plan_.place);
    assert(score.has_value());
    plan_.objective = score->objective;
  }

  // Whether it is a plan of the question: none if the search left somebody where no limit lets him
  // stay.
  bool take(IdVector<MoverId, std::optional<MoverPlace>> place) {
    std::optional<RelocationScore> const score = score_relocation(problem_, place);
    if (score && score->objective < plan_.objective) {
      plan_.place = std::move(place);
      plan_.objective = score->objective;
    }
    return score.has_value();
  }
  bool take(IdVector<MoverId, std::optional<MoverPlace>> place, RelocationCertificate certificate) {
    bool const is_plan = take(std::move(place));
    std::int64_t const bound = bound_relocation(problem_, certificate);
    if (!has_bound_ || bound > plan_.bound) {
      plan_.certificate = std::move(certificate);
      plan_.bound = bound;
    }
    has_bound_ = true;
    if (search_.improved) {
      search_.improved(plan_.objective, plan_.bound);
    }
    return is_plan;
  }
  [[nodiscard]] RelocationPlan& plan() { return plan_; }

 private:
  RelocationProblem const& problem_;
  RelocationSearch const& search_;
  RelocationPlan plan_;
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

// Of each limit, 1 if the places exceed it by who stays.
std::vector<std::uint8_t> exceeded_by_staying(
    RelocationProblem const& problem, IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  LimitTable const limits(problem);
  std::vector<std::int64_t> used(limits.limits().size(), 0);
  for (MoverId const mover : place.ids()) {
    if (!place[mover]) {
      for (LimitUse const& use : limits.uses_of_staying(problem, mover)) {
        used[use.limit] += use.amount;
      }
    }
  }
  std::vector<std::uint8_t> exceeded;
  for (std::size_t limit = 0; limit < used.size(); ++limit) {
    exceeded.push_back(used[limit] > limits.limits()[limit].capacity ? 1 : 0);
  }
  return exceeded;
}

// What the search for a placement may do after so much work. `may_be_none`: what it finds may be no
// plan of the question, so that half is kept for another.
PlacementSearch placement_search(RelocationSearch const& search, MoverPlacement const& placement,
                                 std::int64_t work, bool may_be_none) {
  PlacementSearch inner;
  inner.seed = search.seed;
  if (search.work_limit > 0) {
    std::int64_t const left = search.work_limit - work;
    inner.work_limit = std::max<std::int64_t>(1, may_be_none ? left / 2 : left);
  } else {
    inner.work_limit = default_work(placement) / search.part_of_work;
  }
  if (search.enough_bound) {
    inner.enough_bound =
        (*search.enough_bound + 1) * placement.goal_weight;  // whoever is placed, too
  }
  if (placement.goal_weight > 1) {
    inner.enough_cost = placement.goal_weight - 1;
  }
  return inner;
}

// Takes the plan of the preferred question, where there is one; the work that it took.
std::int64_t take_preferred(RelocationProblem const& problem, PlacementTerms const& terms,
                            RelocationSearch const& search, RunSettings const& run, Best& best) {
  std::optional<RelocationProblem> const narrow = preferred_question(problem);
  if (!narrow) {
    return 0;
  }
  MoverPlacement const placement = place_movers(*narrow, terms);
  PlacementSearch inner;
  inner.seed = search.seed;
  inner.work_limit = search.work_limit > 0
                         ? std::max<std::int64_t>(1, search.work_limit / kPartOfPreferred)
                         : default_work(placement) / search.part_of_work;
  PlacementPlan const found = solve_placement(placement.problem, inner, run);
  best.take(places_of(problem, placement, found.placements));
  return found.work;
}

}  // namespace

RelocationPlan solve_relocation(RelocationProblem const& problem, RelocationSearch const& search,
                                RunSettings const& run) {
  Best best(problem, search);
  PlacementTerms terms;
  terms.most = search.candidates;
  bool const keeps_all = terms.most == 0 || problem.phases.size() <= terms.most;
  if (!search.guess.empty()) {
    terms.kept_limits = exceeded_by_staying(problem, search.guess);
  }
  RelocationCertificate prices;
  PlacementProof proof;
  bool stopped = false;
  bool out_of_work = false;
  std::int64_t work = 0;
  if (problem.goal == Goal::cost) {
    work += take_preferred(problem, terms, search, run, best);
  }
  for (int round = 0; round < kMostRounds; ++round) {
    MoverPlacement const placement = place_movers(problem, terms);
    std::int64_t const weight = placement.goal_weight;
    bool const keeps_limits = terms.kept_limits.empty();
    PlacementSearch inner = placement_search(search, placement, work, !keeps_limits);
    if (!search.start.empty()) {
      inner.start = place_known(problem, placement, best.plan().place);
    }
    // Costs of a placement that leaves somebody where no limit lets him stay are none of a plan.
    if (round == 0 && keeps_all && !problem.shares) {
      inner.improved = search.improved;
    }
    PlacementPlan found = solve_placement(placement.problem, inner, run);
    work += found.work;
    // Of all phases that matter: a proof on a part of the question proves nothing of the whole.
    if (keeps_all && !found.stopped) {
      ProgramLimits limits;
      limits.nodes = kTreeNodes;
      proof = prove_placement(placement.problem, found, search.exact_options, limits);
      if (proof.claimed_bound) {
        *proof.claimed_bound /= weight;
      }
    }
    stopped = stopped || found.stopped;
    prices = certificate_of(problem, placement, found.prices);
    bool const is_plan = best.take(places_of(problem, placement, found.placements), prices);
    if (!is_plan && keeps_limits) {
      terms.times_dearest *= kDearer;
    } else if (!is_plan) {
      terms.kept_limits.clear();  // one forgotten limit after the other would take long
    }
    // Everything was looked at, or nothing that was left out would gain anything.
    bool const is_done = is_plan && (keeps_all || best.plan().bound >= found.bound / weight);
    bool const is_enough = is_done || (is_plan && round >= 2);
    bool const is_spent = search.work_limit > 0 && work >= search.work_limit;
    out_of_work = search.work_limit > 0 && (found.out_of_work || (is_spent && !is_enough));
    if (is_enough || stopped || is_spent) {
      break;
    }
    terms.certificate = &prices;
  }
  RelocationPlan plan = std::move(best.plan());
  plan.work = work;
  // A start may be better than what the placement's options can make.
  if (proof.claimed_bound && *proof.claimed_bound <= plan.objective) {
    plan.bound_solver = proof.claimed_bound;
    plan.bound_source = exact_solver_name();
  }
  plan.status = plan.objective == plan.bound          ? PlanStatus::optimal
                : stopped                             ? PlanStatus::stopped
                : plan.objective == plan.bound_solver ? PlanStatus::optimal_claimed
                                                      : PlanStatus::feasible;
  plan.out_of_work = out_of_work && plan.status == PlanStatus::feasible;
  return plan;
}

}  // namespace tongcun
