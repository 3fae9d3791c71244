// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/find_other_plans.h"

#include "engine/relocation/plan_kind.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_groups.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;
using Places = IdVector<MoverId, std::optional<MoverPlace>>;

constexpr std::size_t kMostClosed = 16;  // phases and sites, each alone
constexpr std::size_t kMostOpened = 10;
constexpr std::size_t kMostFlows = 8;
constexpr int kMostPrices = 6;
constexpr std::size_t kMostWithGroups = 10;  // searches in all
constexpr std::int64_t kWithin = 10'000;     // parts of the objective
constexpr std::int64_t kPartOfWork = 4;

class OtherPlanFinder {
 public:
  OtherPlanFinder(RelocationProblem const& problem, Places const& place,
                  RelocationSearch const& search, RunSettings const& run)
      : problem_(problem), search_(search), run_(run), alike_(problem), free_(problem) {
    search_.improved = nullptr;
    search_.part_of_work = kPartOfWork;
    search_.guess.resize(0);
    // Levels are reached anew; the largest least share is the plan's.
    free_.reached = {};
    if (free_.shares) {
      free_.options.fairness = {free_.shares->least, false};
    }
    if (problem.groups) {
      searches_left_ = kMostWithGroups;
    }
    add(place);
  }

  FoundPlans find() {
    close_phases();
    open_phases();
    forbid_flows();
    price_places();
    FoundPlans found;
    if (best_ > 0) {
      found.better = plan().place;
    }
    found.others = chosen();
    return found;
  }

 private:
  struct Candidate {
    Places place;
    RelocationScore score;
    PlanKindOf kind;
  };

  [[nodiscard]] Candidate const& plan() const { return candidates_[best_]; }
  [[nodiscard]] std::int64_t dearest() const {
    std::int64_t const least = plan().score.objective;
    Wide const more = Wide{least} * problem_.options.other_plans.within / kWithin;
    return static_cast<std::int64_t>(least + more);
  }

  // Whether it is a plan of the question within the limit.
  bool add(Places const& place) {
    std::optional<RelocationScore> score = score_relocation(problem_, place);
    if (!score || (!candidates_.empty() && score->objective > dearest())) {
      return false;
    }
    candidates_.push_back({place, *std::move(score), alike_.kind_of(place)});
    if (candidates_.back().score.objective < plan().score.objective) {
      best_ = candidates_.size() - 1;
    }
    return true;
  }

  // Whether a plan of the other question was found that is one of this within the limit. `start`:
  // places of the plan, some of which may be none of that question.
  bool try_question(RelocationProblem const& question, Places start) {
    if (searches_left_ == 0 || run_.stop_requested()) {
      return false;
    }
    --searches_left_;
    RelocationSearch search = search_;
    search.start = score_relocation(question, start) ? std::move(start) : Places();
    return add(solve_groups(question, search, run_).solved.plan.place);
  }

  // The plan without the units of which somebody is where `is_gone`.
  template <class IsGone>
  [[nodiscard]] Places plan_without(IsGone const& is_gone) const {
    Places left = plan().place;
    std::vector<bool> stays(problem_.units, false);
    for (MoverId const mover : left.ids()) {
      if (left[mover] && is_gone(mover, *left[mover])) {
        stays[problem_.movers.unit[mover].value()] = true;
      }
    }
    for (MoverId const mover : left.ids()) {
      if (stays[problem_.movers.unit[mover].value()]) {
        left[mover] = std::nullopt;
      }
    }
    return left;
  }

  // Phases that the plan uses, the fewest households first; sites of several such phases behind.
  void close_phases() {
    std::map<PhaseId, std::int64_t> phases;
    std::map<SiteId, std::pair<std::int64_t, std::vector<PhaseId>>> sites;
    for (std::optional<MoverPlace> const& place : plan().place.values()) {
      if (place) {
        ++phases[place->phase];
      }
    }
    std::vector<std::pair<std::int64_t, std::vector<PhaseId>>> all;
    for (auto const& [phase, households] : phases) {
      all.push_back({households, {phase}});
      auto& site = sites[problem_.phases.site[phase]];
      site.first += households;
      site.second.push_back(phase);
    }
    for (auto& [site, used] : sites) {
      if (used.second.size() > 1) {
        all.push_back(std::move(used));
      }
    }
    std::ranges::stable_sort(all, {}, [](auto const& one) { return one.first; });
    all.resize(std::min(all.size(), kMostClosed));
    for (auto const& one : all) {
      std::vector<PhaseId> const& closed = one.second;
      RelocationProblem question = free_;
      for (PhaseId const phase : closed) {
        question.phases.persons[phase] = 0;
      }
      try_question(question, plan_without([&](MoverId, MoverPlace const& place) {
                     return std::ranges::find(closed, place.phase) != closed.end();
                   }));
    }
  }

  // Phases that the plan does not use, the cheapest first.
  void open_phases() {
    std::vector<PhaseId> unused;
    for (PhaseId const phase : problem_.phases.site.ids()) {
      if (plan().kind.is_used[phase.value()] == 0 &&
          problem_.sites[problem_.phases.site[phase]].admits) {
        unused.push_back(phase);
      }
    }
    std::ranges::stable_sort(unused, {},
                             [&](PhaseId phase) { return problem_.phases.opening_cost[phase]; });
    unused.resize(std::min(unused.size(), kMostOpened));
    for (PhaseId const phase : unused) {
      RelocationProblem question = free_;
      question.phases.opening_cost[phase] = 0;
      try_question(question, plan().place);
    }
  }

  // From villages to sites, the largest first.
  void forbid_flows() {
    std::map<std::pair<VillageId, SiteId>, std::int64_t> flows;
    for (MoverId const mover : plan().place.ids()) {
      if (std::optional<MoverPlace> const& place = plan().place[mover]) {
        ++flows[{problem_.movers.village[mover], problem_.phases.site[place->phase]}];
      }
    }
    std::vector<std::pair<std::pair<VillageId, SiteId>, std::int64_t>> all(flows.begin(),
                                                                           flows.end());
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](auto const& one) { return one.second; });
    all.resize(std::min(all.size(), kMostFlows));
    for (auto const& [flow, households] : all) {
      VillageId const village = flow.first;
      SiteId const site = flow.second;
      RelocationProblem question = free_;
      for (MoverId const mover : question.movers.village.ids()) {
        std::vector<SiteId>& forbidden = question.movers.forbidden[mover];
        if (question.movers.village[mover] == village &&
            !std::ranges::binary_search(forbidden, site)) {
          forbidden.insert(std::ranges::upper_bound(forbidden, site), site);
        }
      }
      try_question(question, plan_without([&](MoverId mover, MoverPlace const& place) {
                     return problem_.movers.village[mover] == village &&
                            problem_.phases.site[place.phase] == site;
                   }));
    }
  }

  // Everybody had better be at the next cheapest site, at a price that is as high as the limit
  // allows: found by doubling and halving.
  void price_places() {
    std::int64_t const placed = std::max<std::int64_t>(1, plan().score.households_placed);
    IdVector<MoverId, SiteId> const other = next_sites();
    std::int64_t price =
        std::max<std::int64_t>(1, 2 * (dearest() - plan().score.objective) / placed);
    std::int64_t dearer = 0;  // the least price that was too high
    for (int i = 0; i < kMostPrices; ++i) {
      bool const is_within = try_question(with_preferences(other, price), plan().place);
      if (!is_within) {
        dearer = price;
      }
      std::int64_t const next =
          is_within ? (dearer > 0 ? (price + dearer) / 2 : 2 * price) : price / 2;
      if (next == price || next == 0) {
        return;
      }
      price = next;
    }
  }

  // The cheapest site of each mover but that of the plan; none() where it stays or has no other.
  [[nodiscard]] IdVector<MoverId, SiteId> next_sites() const {
    IdVector<MoverId, SiteId> other(problem_.movers.size());
    IdLists<PhaseId, StockId> const stocks = offered_stocks(problem_);
    for (MoverId const mover : other.ids()) {
      std::optional<MoverPlace> const& place = plan().place[mover];
      if (!place) {
        continue;
      }
      std::optional<std::int64_t> least;
      for (PhaseId const phase : stocks.ids()) {
        if (problem_.phases.site[phase] == problem_.phases.site[place->phase]) {
          continue;
        }
        for (StockId const stock : stocks[phase]) {
          Offer const offer = price_offer(problem_, mover, phase, stock);
          if (offer.bar == OfferBar::none && (!least || offer.cost < *least)) {
            least = offer.cost;
            other[mover] = problem_.phases.site[phase];
          }
        }
      }
    }
    return other;
  }

  [[nodiscard]] RelocationProblem with_preferences(IdVector<MoverId, SiteId> const& sites,
                                                   std::int64_t price) const {
    RelocationProblem question = free_;
    for (MoverId const mover : sites.ids()) {
      if (sites[mover].is_none()) {
        continue;
      }
      // Who stays pays it, too: so much less of the price of leaving it out.
      SitePreference const own{sites[mover], std::min(price, question.unserved[mover])};
      question.unserved[mover] -= own.price;
      std::vector<SitePreference>& preferences = question.movers.preferences[mover];
      preferences.insert(std::ranges::upper_bound(preferences, own), own);
    }
    return question;
  }

  [[nodiscard]] std::vector<OtherPlan> chosen() const {
    std::vector<OtherPlan> chosen;
    std::vector<PlanDistance> nearest;  // of each candidate to what is chosen
    nearest.reserve(candidates_.size());
    for (Candidate const& candidate : candidates_) {
      nearest.push_back(distance_of(plan().kind, candidate.kind));
    }
    std::vector<PlanDistance> const from_plan = nearest;
    while (chosen.size() < static_cast<std::size_t>(problem_.options.other_plans.most)) {
      std::optional<std::size_t> farthest;
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (nearest[i] > PlanDistance{} && candidates_[i].score.objective <= dearest() &&
            (!farthest || nearest[i] > nearest[*farthest] ||
             (nearest[i] == nearest[*farthest] &&
              candidates_[i].score.objective < candidates_[*farthest].score.objective))) {
          farthest = i;
        }
      }
      if (!farthest) {
        break;
      }
      Candidate const& own = candidates_[*farthest];
      chosen.push_back({alike_.as_near_as_can_be(own.place, plan().place), own.score,
                        from_plan[*farthest], nearest[*farthest]});
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        nearest[i] = std::min(nearest[i], distance_of(own.kind, candidates_[i].kind));
      }
    }
    return chosen;
  }

  RelocationProblem const& problem_;
  RelocationSearch search_;
  RunSettings const& run_;
  AlikeMovers alike_;
  RelocationProblem free_;  // without levels reached
  std::size_t searches_left_ = kMostClosed + kMostOpened + kMostFlows + kMostPrices;
  std::vector<Candidate> candidates_;  // the first is the plan that was given
  std::size_t best_ = 0;
};

}  // namespace

RelocationPlan with_places(RelocationPlan const& plan, Places place, std::int64_t objective) {
  RelocationPlan other = plan;
  other.place = std::move(place);
  other.objective = objective;
  bool const was_stopped = plan.status == PlanStatus::stopped;
  other.status = objective == plan.bound          ? PlanStatus::optimal
                 : was_stopped                    ? PlanStatus::stopped
                 : objective == plan.bound_solver ? PlanStatus::optimal_claimed
                                                  : PlanStatus::feasible;
  other.status = levelled_status(other, was_stopped && !plan.levels.empty());
  // Where the plan itself could gain nothing, it was the largest least share that lacked work.
  other.out_of_work =
      plan.out_of_work && (may_gain_by_work(other.status) || !may_gain_by_work(plan.status));
  return other;
}

FoundPlans find_other_plans(RelocationProblem const& problem,
                            IdVector<MoverId, std::optional<MoverPlace>> const& place,
                            RelocationSearch const& search, RunSettings const& run) {
  return OtherPlanFinder(problem, place, search, run).find();
}

}  // namespace tongcun
