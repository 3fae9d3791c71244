// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_groups.h"

#include "engine/relocation/find_fair_share.h"
#include "engine/relocation/goal_cost.h"
#include "engine/relocation/narrow_groups.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/split_groups.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr int kMostRounds = 3;  // of narrower questions from one beginning
constexpr int kMostSiteRounds = 7;
constexpr int kClosingRounds = 4;
constexpr std::int64_t kPartOfWork = 2;  // of narrower questions
// Searches with another site for one group: as many as a small question takes hardly any time for.
constexpr std::size_t kTrialUnits = 4000;  // units of them all together

using Places = IdVector<MoverId, std::optional<MoverPlace>>;

class GroupSolver {
 public:
  GroupSolver(RelocationProblem problem, RelocationSearch const& search, RunSettings const& run)
      : problem_(std::move(problem)), search_(search), run_(run) {
    problem_.goal = Goal::cost;
    problem_.reached = {};
  }

  GroupedPlan solve() {
    RelocationSearch first = search_;
    first.improved = nullptr;
    free_ = solve_levels(without_groups(problem_), first, run_);
    take(Places(problem_.movers.size()));
    if (!search_.start.empty()) {
      take(search_.start);
    }
    descend(free_.plan.place);
    if (!run_.stop_requested() && is_price()) {
      descend(solved(with_united_groups(problem_)));
    } else if (!run_.stop_requested()) {
      take(with_whole_parts(solved(with_united_groups(problem_))));
      widen_while_better();
    }
    try_other_sites();
    return {finish(), std::move(free_)};
  }

 private:
  [[nodiscard]] bool is_price() const { return problem_.options.groups == GroupRule::price; }
  [[nodiscard]] bool finds_share() const {
    return problem_.shares && problem_.options.fairness.max_min;
  }

  // What plans are compared by, the less the better; none: no plan of the question.
  [[nodiscard]] std::optional<std::vector<std::int64_t>> rank_of(Places const& place) {
    std::vector<std::int64_t> rank;
    if (finds_share()) {
      problem_.shares->least = least_share_of(*problem_.shares, place);
      rank.push_back(-problem_.shares->least);
    }
    std::optional<RelocationScore> const score = score_relocation(problem_, place);
    if (!score) {
      return std::nullopt;
    }
    GoalCounts const counts = count_goals(problem_, place);
    for (Goal const goal : goals_before_cost(problem_)) {
      rank.push_back(*counts[static_cast<std::size_t>(goal)]);
    }
    rank.push_back(score->objective);
    return rank;
  }

  void take(Places const& place) {
    std::optional<std::vector<std::int64_t>> rank = rank_of(place);
    if (rank && (best_rank_.empty() || *rank < best_rank_)) {
      best_rank_ = *std::move(rank);
      best_ = place;
      if (search_.improved) {
        search_.improved(best_rank_.back(), free_.plan.bound);
      }
    }
  }

  // A plan of a narrower question, from the best that is known where it is one of it.
  [[nodiscard]] Places solved(RelocationProblem narrow) {
    RelocationSearch quiet = search_;
    quiet.improved = nullptr;
    quiet.part_of_work = search_.part_of_work * kPartOfWork;
    quiet.start = score_relocation(narrow, best_) ? best_ : Places();
    RelocationPlan plan = solve_levels(std::move(narrow), quiet, run_).plan;
    is_out_of_work_ = is_out_of_work_ || plan.out_of_work;
    return std::move(plan.place);
  }

  void descend(Places const& place) {
    if (is_price()) {
      take(place);
      descend_by_seats(seats_of(place));
    } else {
      take(with_whole_parts(place));
      descend_by_sites(open_sites(place));
    }
  }

  // All sites but those where the parts of the plan are too small.
  [[nodiscard]] GroupSites open_sites(Places const& place) const {
    GroupSites sites(problem_.groups->households.size());
    for (MoveGroupId const group : sites.ids()) {
      for (SiteId const site : problem_.sites.ids()) {
        if (problem_.sites[site].admits) {
          sites[group].push_back(site);
        }
      }
    }
    close_small_parts(split_groups(problem_, place), 0, sites);
    return sites;
  }

  // The smallest parts first, so that who is in them can make others large enough; from the round
  // kClosingRounds - 1 on all that are too small.
  void close_small_parts(IdVector<MoveGroupId, GroupSplit> const& splits, int round,
                         GroupSites& sites) const {
    for (MoveGroupId const group : splits.ids()) {
      std::int64_t const too_few = least_part(problem_, group) - 1;
      std::int64_t const step = (too_few * (round + 1) + kClosingRounds - 1) / kClosingRounds;
      for (GroupPart const& part : splits[group].parts) {
        if (part.households <= std::min(too_few, step)) {
          std::erase(sites[group], part.site);
        }
      }
    }
  }

  // The site of the largest part of each group; none() where all of it stays.
  [[nodiscard]] IdVector<MoveGroupId, SiteId> seats_of(Places const& place) const {
    IdVector<MoveGroupId, SiteId> seats;
    IdVector<MoveGroupId, GroupSplit> const splits = split_groups(problem_, place);
    seats.reserve(splits.size());
    for (GroupSplit const& split : splits.values()) {
      seats.push_back(split.parts.empty() ? SiteId::none() : split.parts.front().site);
    }
    return seats;
  }

  void descend_by_seats(IdVector<MoveGroupId, SiteId> seats) {
    for (int round = 0; round < kMostRounds && !run_.stop_requested(); ++round) {
      Places const place = solved(with_seats(problem_, seats));
      take(place);
      IdVector<MoveGroupId, SiteId> const now = seats_of(place);
      if (now == seats) {
        return;
      }
      seats = now;
    }
  }

  // The sites of large enough parts of each group; where no part is, that of the largest.
  [[nodiscard]] GroupSites sites_of(Places const& place) const {
    IdVector<MoveGroupId, GroupSplit> const splits = split_groups(problem_, place);
    GroupSites sites(splits.size());
    for (MoveGroupId const group : splits.ids()) {
      std::vector<GroupPart> const& parts = splits[group].parts;
      for (GroupPart const& part : parts) {
        if (part.households >= least_part(problem_, group) || part == parts.front()) {
          sites[group].push_back(part.site);
        }
      }
      std::ranges::sort(sites[group]);
    }
    return sites;
  }

  void descend_by_sites(GroupSites sites) {
    for (int round = 0; round < kMostSiteRounds && !run_.stop_requested(); ++round) {
      Places const place = solved(with_sites(problem_, sites));
      take(with_whole_parts(place));
      IdVector<MoveGroupId, GroupSplit> const splits = split_groups(problem_, place);
      if (are_parts_whole(problem_, splits)) {
        return;
      }
      close_small_parts(splits, round + 1, sites);
    }
  }

  void widen_while_better() {
    for (int round = 0; round < kMostRounds && !run_.stop_requested(); ++round) {
      std::vector<std::int64_t> const before = best_rank_;
      widen();
      if (best_rank_ == before) {
        return;
      }
    }
  }

  // Opens to each group of which some stay the site that the most of them can be offered, beside
  // those that it has.
  void widen() {
    GroupSites sites = sites_of(best_);
    IdVector<MoveGroupId, GroupSplit> const splits = split_groups(problem_, best_);
    bool is_wider = false;
    for (MoveGroupId const group : splits.ids()) {
      if (splits[group].staying > 0) {
        SiteId const site = most_offered_site(group, sites[group]);
        if (!site.is_none()) {
          sites[group].insert(std::ranges::upper_bound(sites[group], site), site);
          is_wider = true;
        }
      }
    }
    if (is_wider) {
      descend_by_sites(std::move(sites));
    }
  }

  // Of the sites that are not `but`, that which the most who stay can be offered a place at.
  [[nodiscard]] SiteId most_offered_site(MoveGroupId group, std::vector<SiteId> const& but) const {
    IdVector<SiteId, std::int64_t> offered(problem_.sites.size(), 0);
    for (MoverId const mover : best_.ids()) {
      if (problem_.groups->of[mover] != group || best_[mover]) {
        continue;
      }
      for (SiteId const site : sites_offered(mover)) {
        ++offered[site];
      }
    }
    SiteId best;
    for (SiteId const site : offered.ids()) {
      if (offered[site] > (best.is_none() ? 0 : offered[best]) &&
          !std::ranges::binary_search(but, site)) {
        best = site;
      }
    }
    return best;
  }

  // Ascending.
  [[nodiscard]] std::vector<SiteId> sites_offered(MoverId mover) const {
    std::vector<SiteId> sites;
    for (PhaseId const phase : stocks_.ids()) {
      SiteId const site = problem_.phases.site[phase];
      bool const is_offered = std::ranges::any_of(stocks_[phase], [&](StockId stock) {
        return price_offer(problem_, mover, phase, stock).bar == OfferBar::none;
      });
      if (is_offered && (sites.empty() || sites.back() != site)) {
        sites.push_back(site);
      }
    }
    return sites;
  }

  // One site alone for one group, of those that are split or of which some stay.
  void try_other_sites() {
    std::size_t trials = kTrialUnits / std::max<std::size_t>(1, problem_.units);
    for (MoveGroupId const group : problem_.groups->households.ids()) {
      for (SiteId const site : problem_.sites.ids()) {
        GroupSplit const split = split_groups(problem_, best_)[group];
        bool const is_settled = split.parts.size() < 2 && split.staying == 0;
        if (is_settled || !problem_.sites[site].admits) {
          continue;
        }
        if (trials == 0 || run_.stop_requested()) {
          return;
        }
        --trials;
        try_site(group, site);
      }
    }
  }

  void try_site(MoveGroupId group, SiteId site) {
    if (is_price()) {
      IdVector<MoveGroupId, SiteId> seats = seats_of(best_);
      seats[group] = site;
      take(solved(with_seats(problem_, seats)));
      return;
    }
    GroupSites sites = sites_of(best_);
    sites[group] = {site};
    take(with_whole_parts(solved(with_sites(problem_, sites))));
  }

  // Without the parts that are too small: they stay, with whom they are tied to.
  [[nodiscard]] Places with_whole_parts(Places place) const {
    IdVector<MoveGroupId, GroupSplit> splits = split_groups(problem_, place);
    while (!are_parts_whole(problem_, splits)) {
      std::vector<bool> stays(problem_.units, false);
      for (MoverId const mover : place.ids()) {
        if (place[mover] && is_in_small_part(mover, *place[mover], splits)) {
          stays[problem_.movers.unit[mover].value()] = true;
        }
      }
      for (MoverId const mover : place.ids()) {
        if (stays[problem_.movers.unit[mover].value()]) {
          place[mover] = std::nullopt;
        }
      }
      splits = split_groups(problem_, place);
    }
    return place;
  }

  [[nodiscard]] bool is_in_small_part(MoverId mover, MoverPlace const& place,
                                      IdVector<MoveGroupId, GroupSplit> const& splits) const {
    MoveGroupId const group = problem_.groups->of[mover];
    if (group.is_none()) {
      return false;
    }
    auto const part =
        std::ranges::find(splits[group].parts, problem_.phases.site[place.phase], &GroupPart::site);
    return part->households < least_part(problem_, group);
  }

  // The best plan, with what the multipliers of the question without the rule prove of it.
  [[nodiscard]] LevelledPlan finish() {
    bool const was_stopped = run_.stop_requested() || free_.plan.status == PlanStatus::stopped;
    LevelledPlan out{std::move(problem_), {}};
    RelocationPlan& plan = out.plan;
    RelocationPlan const& free = free_.plan;
    plan.place = std::move(best_);
    plan.work = free.work;
    plan.certificate = free.certificate;
    plan.share_proof = free.share_proof;
    if (out.problem.shares && out.problem.options.fairness.max_min) {
      out.problem.shares->least = least_share_of(*out.problem.shares, plan.place);
    }
    GoalCounts const counts = count_goals(out.problem, plan.place);
    for (PlanLevel const& level : free.levels) {
      plan.levels.push_back(level_of(out.problem, level, counts));
      out.problem.reached[static_cast<std::size_t>(level.goal)] = plan.levels.back().value;
    }
    out.problem.goal = Goal::cost;
    plan.objective = score_relocation(out.problem, plan.place).value().objective;
    plan.bound = bound_relocation(out.problem, plan.certificate);
    if (plan.levels.empty() && free.bound_solver) {  // else it is of another question
      plan.bound_solver = free.bound_solver;
      plan.bound_source = free.bound_source;
    }
    plan.status = plan.objective == plan.bound          ? PlanStatus::optimal
                  : was_stopped                         ? PlanStatus::stopped
                  : plan.objective == plan.bound_solver ? PlanStatus::optimal_claimed
                                                        : PlanStatus::feasible;
    plan.status = levelled_status(plan, was_stopped && !plan.levels.empty());
    bool const is_share_open =
        plan.share_proof && out.problem.shares->least < plan.share_proof->most;
    plan.out_of_work =
        (is_share_open || may_gain_by_work(plan.status)) && (free.out_of_work || is_out_of_work_);
    return out;
  }

  // What the plan has of the goal and what the level's multipliers prove after those before it.
  [[nodiscard]] static PlanLevel level_of(RelocationProblem& question, PlanLevel const& free,
                                          GoalCounts const& counts) {
    PlanLevel level = free;
    level.value = *counts[static_cast<std::size_t>(free.goal)];
    question.goal = free.goal;
    level.bound = bound_relocation(question, level.certificate);
    if (level.bound < 0) {
      level.bound = 0;
      level.certificate = zero_certificate(question);
    }
    return level;
  }

  RelocationProblem problem_;  // without levels reached
  IdLists<PhaseId, StockId> stocks_ = offered_stocks(problem_);
  RelocationSearch const& search_;
  RunSettings const& run_;
  LevelledPlan free_;
  Places best_;
  std::vector<std::int64_t> best_rank_;
  bool is_out_of_work_ = false;  // a narrower search was
};

}  // namespace

GroupedPlan solve_groups(RelocationProblem problem, RelocationSearch const& search,
                         RunSettings const& run) {
  if (!problem.groups) {
    return {solve_levels(std::move(problem), search, run), std::nullopt};
  }
  return GroupSolver(std::move(problem), search, run).solve();
}

}  // namespace tongcun
