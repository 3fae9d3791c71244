// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/plan_relocation.h"

#include "engine/relocation/find_other_plans.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/site_codes.h"
#include "engine/relocation/solve_groups.h"
#include "engine/scenario/pose_relocation.h"
#include "engine/verify/verify_relocation.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace tongcun {
namespace {

RelocationVariant variant_of(VariantKind kind, std::uint32_t index,
                             RelocationProblem const& problem, RelocationPlan const& plan) {
  RelocationScore const score = *score_relocation(problem, plan.place);
  return {kind,
          index,
          plan.objective,
          plan.bound,
          score.households_placed,
          score.households_unplaced,
          count_goals(problem, plan.place)};
}

// Plans of questions that differ from the plan's own in one thing; at its prices of leaving out.
class VariantPlanner {
 public:
  VariantPlanner(RelocationInput const& input, RelocationRules const& rules,
                 RelocationProblem const& problem, RelocationSearch const& search,
                 RunSettings const& run)
      : input_(input), rules_(rules), problem_(problem), search_(search), run_(run) {
    search_.improved = nullptr;
    search_.start.resize(0);
    if (problem.shares) {
      fairness_.least_share = problem.shares->least;
    }
  }

  std::vector<RelocationVariant> plan() {
    std::vector<RelocationVariant> variants;
    std::vector<RelocationLock> const& locks = problem_.options.locks;
    for (std::size_t i = 0; i < locks.size() && !run_.stop_requested(); ++i) {
      RelocationOptions options = problem_.options;
      options.fairness = fairness_;
      options.locks.erase(options.locks.begin() + static_cast<std::ptrdiff_t>(i));
      variants.push_back(plan(VariantKind::without_lock, static_cast<std::uint32_t>(i), options));
    }
    for (SiteId const site : problem_.sites.ids()) {
      if (problem_.options.try_without_sites && problem_.sites[site].admits &&
          !run_.stop_requested()) {
        variants.push_back(plan(VariantKind::without_site, site.value(), without(site)));
      }
    }
    return variants;
  }

 private:
  [[nodiscard]] RelocationOptions without(SiteId left_out) const {
    RelocationOptions options = problem_.options;
    options.fairness = fairness_;
    std::string const code = site_code(problem_, input_.region.sites, left_out);
    options.closed_sites.push_back(code);
    // Who is fixed to it has to be free to stay.
    std::erase_if(options.locks, [&](RelocationLock const& lock) {
      return lock.kind == LockKind::fix && lock.site == code;
    });
    return options;
  }

  [[nodiscard]] RelocationVariant plan(VariantKind kind, std::uint32_t index,
                                       RelocationOptions const& options) const {
    RelocationVariant variant{kind, index, 0, 0, 0, 0, {}};
    BuiltRelocation const built = build_relocation(input_, rules_, options);
    bool const any_site = std::ranges::any_of(built.problem.sites.values(), &SiteLimits::admits);
    if (any_site && !any_rejected(built.findings)) {
      LevelledPlan const solved = solve_groups(built.problem, search_, run_).solved;
      return variant_of(kind, index, solved.problem, solved.plan);
    }
    // Nowhere to go: everybody stays.
    for (MoverId const mover : problem_.movers.household.ids()) {
      variant.objective += staying_cost(problem_, mover);
    }
    variant.bound = variant.objective;
    variant.households_unplaced = static_cast<std::int64_t>(problem_.movers.size());
    variant.counts =
        count_goals(problem_, IdVector<MoverId, std::optional<MoverPlace>>(problem_.movers.size()));
    return variant;
  }

  FairnessOptions fairness_;  // the share of the plan, whatever else differs
  RelocationInput const& input_;
  RelocationRules const& rules_;
  RelocationProblem const& problem_;
  RelocationSearch search_;
  RunSettings const& run_;
};

// The plan of the question in which townships are owed nothing; the search starts from it.
RelocationVariant plan_without_shares(RelocationProblem const& problem, RelocationSearch& search,
                                      RunSettings const& run) {
  RelocationProblem free = problem;
  free.options.fairness = {};
  free.shares = std::nullopt;
  RelocationSearch quiet = search;
  quiet.improved = nullptr;
  LevelledPlan solved = solve_groups(std::move(free), quiet, run).solved;
  RelocationVariant const variant =
      variant_of(VariantKind::without_fairness, 0, solved.problem, solved.plan);
  search.start = std::move(solved.plan.place);
  return variant;
}

// The plan of the weighted sum of the same question; the search starts from it, for it is a plan of
// the ordered one too.
RelocationVariant plan_without_order(RelocationProblem const& problem, RelocationSearch& search,
                                     RunSettings const& run) {
  RelocationProblem weighted = problem;
  weighted.options.objective = ObjectiveRule::weighted;
  weighted.guarantees = std::nullopt;
  RelocationSearch quiet = search;
  quiet.improved = nullptr;
  LevelledPlan solved = solve_groups(std::move(weighted), quiet, run).solved;
  RelocationVariant variant =
      variant_of(VariantKind::without_order, 0, solved.problem, solved.plan);
  variant.counts = count_goals(problem, solved.plan.place);
  search.start = std::move(solved.plan.place);
  return variant;
}

// A variant of a wider question: the plan is one of its plans too, and perhaps a better one.
void take_plan(RelocationResult const& result, RelocationVariant& variant) {
  if (result.plan.objective < variant.objective) {
    std::int64_t const bound = variant.bound;
    variant = variant_of(variant.kind, 0, result.problem, result.plan);
    variant.bound = bound;
  }
}

// What was planned without the rule of groups. The plan is one of that question too: where there is
// no goal before the cost, the better of the two.
RelocationVariant variant_without_groups(RelocationResult const& result, LevelledPlan const& free) {
  RelocationVariant variant = variant_of(VariantKind::without_groups, 0, free.problem, free.plan);
  std::optional<RelocationScore> const own = score_relocation(free.problem, result.plan.place);
  if (free.plan.levels.empty() && own && own->objective < variant.objective) {
    variant.objective = own->objective;
    variant.households_placed = own->households_placed;
    variant.households_unplaced = own->households_unplaced;
  }
  return variant;
}

// Looks for other plans; what is cheaper than the plan takes its place.
void take_other_plans(RelocationResult& result, RelocationSearch const& search,
                      RunSettings const& run) {
  if (result.problem.options.other_plans.most == 0) {
    return;
  }
  FoundPlans found = find_other_plans(result.problem, result.plan.place, search, run);
  if (found.better) {
    std::int64_t const objective = score_relocation(result.problem, *found.better)->objective;
    result.plan = with_places(result.plan, *std::move(found.better), objective);
  }
  result.others = std::move(found.others);
}

void require_to_hold(RelocationResult const& result, RelocationPlan const& plan,
                     HouseholdRegister const& people) {
  if (!score_relocation(result.problem, plan.place) ||
      !verify_relocation(result.problem, plan, people).findings.empty()) {
    throw std::logic_error("the plan does not hold: it is not published");
  }
}

// Whether the plan lacks no posts, so that it is one of the weighted sum too.
bool keeps_posts(RelocationPlan const& plan) {
  return std::ranges::none_of(plan.levels, [](PlanLevel const& level) {
    return level.goal == Goal::posts && level.value > 0;
  });
}

}  // namespace

RelocationResult plan_relocation(RelocationStage const& stage, PlanSettings const& settings,
                                 std::vector<Finding>& findings, RunSettings const& run) {
  Scenario const& scenario = stage.scenario;
  Profile const& profile = scenario.profile;
  RelocationOptions const options = scenario.relocation.value_or(RelocationOptions{});
  RelocationResult result;
  result.work_limit = settings.work_limit;
  result.seed = settings.seed;
  PosedRelocation posed(stage, findings, run);
  RelocationInput const input = posed.input();
  result.problem = std::move(posed.problem);

  RelocationSearch search;
  search.work_limit = settings.work_limit;
  search.seed = settings.seed;
  search.improved = settings.improved;
  RunSettings planning = run;
  planning.stop = settings.stop != nullptr ? settings.stop : run.stop;
  if (is_ordered(result.problem)) {
    result.variants.push_back(plan_without_order(result.problem, search, planning));
  }
  if (result.problem.shares) {
    result.variants.push_back(plan_without_shares(result.problem, search, planning));
  }
  GroupedPlan grouped = solve_groups(std::move(result.problem), search, planning);
  result.problem = std::move(grouped.solved.problem);
  result.plan = std::move(grouped.solved.plan);
  take_other_plans(result, search, planning);
  // What townships are owed is also a plan without it; an ordered one of the weighted sum, where
  // posts suffice. With both, levels differ, and a cheaper plan is no better.
  bool const is_wider = !is_ordered(result.problem) || keeps_posts(result.plan);
  if (result.variants.size() == 1 && is_wider) {
    take_plan(result, result.variants.front());
  }
  if (grouped.free) {
    result.variants.push_back(variant_without_groups(result, *grouped.free));
  }

  require_to_hold(result, result.plan, stage.people);
  for (OtherPlan const& other : result.others) {
    require_to_hold(result, with_places(result.plan, other.place, other.score.objective),
                    stage.people);
  }
  result.score = score_relocation(result.problem, result.plan.place).value();
  std::ranges::move(
      VariantPlanner(input, profile.relocation, result.problem, search, planning).plan(),
      std::back_inserter(result.variants));
  std::ranges::stable_sort(result.variants, {}, &RelocationVariant::kind);
  if (options.earlier) {
    result.earlier = locate_earlier_plan(*options.earlier, result.problem, stage.people.households,
                                         stage.region.sites);
  }
  result.candidates = posed.candidates;
  result.left_out = explain_left_out(result.problem, result.plan, result.score);
  result.alternatives =
      compare_in_place({result.problem, result.plan.place, result.candidates,
                        stage.people.households, profile.guarantees, stage.villages, stage.judged,
                        stage.network, stage.roads, profile.services, stage.years},
                       options.in_place);
  return result;
}

}  // namespace tongcun
