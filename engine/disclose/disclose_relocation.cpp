// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/choose_other_plans.h"
#include "engine/disclose/choose_relocation.h"
#include "engine/disclose/disclose.h"
#include "engine/disclose/suppress_areas.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/tally_relocation.h"
#include "engine/relocation/worth_of_limits.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

template <class T>
std::optional<T> if_shown(bool is_shown, T value) {
  return is_shown ? std::optional<T>(std::move(value)) : std::nullopt;
}

class Collector {
 public:
  Collector(RelocationResult const& result, RelocationTally const& tally,
            ShownRelocation const& shown)
      : result_(result),
        problem_(result.problem),
        tally_(tally),
        shown_(shown),
        worth_(worth_of_limits(problem_, result.plan.certificate)) {}

  RelocationStatistics collect(bool suppress) {
    statistics_.kind = problem_.options.kind;
    statistics_.status = result_.plan.status;
    statistics_.out_of_work = result_.plan.out_of_work;
    statistics_.minute_price = problem_.options.minute_price;
    statistics_.wish_price = problem_.options.wish_price;
    statistics_.unserved_price = problem_.options.unserved_price;
    statistics_.unserved_urgent_price = problem_.options.unserved_urgent_price;
    if (!problem_.options.decisions.empty()) {
      statistics_.has_decisions = true;
      statistics_.office_offers = if_shown(shown_.decisions, of(EligibilitySource::office_offers));
      statistics_.office_excludes =
          if_shown(shown_.decisions, of(EligibilitySource::office_excludes));
    }
    if (result_.earlier) {
      statistics_.has_earlier = true;
      statistics_.change_price = problem_.options.change_price;
      statistics_.changes = if_shown(shown_.changes, tally_.changes);
    }
    collect_outcomes();
    collect_nobody_placed(suppress);
    collect_locks(suppress);
    collect_money();
    collect_sites();
    collect_modes();
    for (std::size_t i = 0; i < tally_.flows.size(); ++i) {
      RelocationFlow const& flow = tally_.flows[i];
      if (shown_.flows[i] != 0) {
        statistics_.flows.push_back({flow.village, flow.site, flow.placed});
      }
    }
    for (std::size_t year = 0; year < tally_.years.size(); ++year) {
      YearNeed const& need = tally_.years[year];
      statistics_.years.push_back(
          {need.year, if_shown(shown_.years[year] != 0, need.needed), need.available,
           if_shown(problem_.rules.accompanying && shown_.accompanying && shown_.years[year] != 0,
                    need.accompanying)});
    }
    if (problem_.shares) {
      collect_shares(*problem_.shares);
    }
    if (is_ordered(problem_)) {
      collect_order();
    }
    if (problem_.rules.accompanying) {
      collect_accompanying(*problem_.rules.accompanying);
    }
    if (problem_.groups) {
      collect_groups();
    }
    collect_other_plans();
    collect_limits();
    return std::move(statistics_);
  }

 private:
  [[nodiscard]] HouseholdCount const& of(Candidacy candidacy) const {
    return tally_.candidates[static_cast<std::size_t>(candidacy)];
  }

  [[nodiscard]] HouseholdCount const& of(EligibilitySource source) const {
    return tally_.sources[static_cast<std::size_t>(source)];
  }

  void collect_outcomes() {
    statistics_.placed = if_shown(shown_.placed, tally_.all.placed);
    statistics_.left_out = if_shown(shown_.left_out, tally_.left_out);
    statistics_.declined = if_shown(shown_.declined, of(Candidacy::declined));
    statistics_.declined_urgent = if_shown(shown_.declined_urgent, tally_.declined_urgent);
    statistics_.not_asked = if_shown(shown_.not_asked, of(Candidacy::not_asked));
    statistics_.conditional = if_shown(shown_.conditional, of(Candidacy::conditional));
    statistics_.eligibility_unknown = if_shown(shown_.eligibility_unknown, of(Candidacy::unknown));
    statistics_.without_counted_job =
        if_shown(shown_.without_counted_job, tally_.without_counted_job);
  }

  // Of nobody placed: why. Each reason of a real register is one of as many as may be told.
  void collect_nobody_placed(bool suppress) {
    if (tally_.all.placed.households > 0 || !statistics_.placed || !statistics_.left_out) {
      return;
    }
    std::vector<LeftOut const*> why(problem_.units, nullptr);
    for (LeftOut const& one : result_.left_out) {
      why[one.unit.value()] = &one;
    }
    std::map<std::tuple<LeftOutReason, OfferBar, std::vector<LimitKind>>, std::int64_t> counts;
    std::vector<Limit> const limits = limits_of(problem_);
    for (MoverId const mover : problem_.movers.household.ids()) {
      if (LeftOut const* const one = why[problem_.movers.unit[mover].value()]) {
        std::vector<LimitKind> lacking;
        lacking.reserve(one->lacking.size());
        for (Shortage const& shortage : one->lacking) {
          lacking.push_back(limits[shortage.limit].kind);
        }
        lacking.erase(std::ranges::unique(lacking).begin(), lacking.end());
        ++counts[{one->reason, one->bar_of(mover), std::move(lacking)}];
      }
    }
    statistics_.nobody_placed.reserve(counts.size());
    for (auto const& [key, households] : counts) {
      if (suppress && households < kLeastHouseholds) {
        statistics_.nobody_placed.clear();
        return;
      }
      auto const& [reason, bar, lacking] = key;
      statistics_.nobody_placed.push_back({reason, bar, lacking, households});
    }
    std::ranges::stable_sort(statistics_.nobody_placed, std::ranges::greater(),
                             &PublicLeftOut::households);
  }

  void collect_locks(bool suppress) {
    for (RelocationVariant const& variant : result_.variants) {
      if (variant.kind != VariantKind::without_lock) {
        continue;
      }
      statistics_.has_locks = true;
      if (!suppress) {
        RelocationLock const& lock = problem_.options.locks[variant.index];
        statistics_.locks.push_back({std::size_t{variant.index} + 1, lock.kind, lock.site,
                                     change_of_cost(variant, result_.plan)});
      }
    }
  }

  void collect_money() {
    OfferMoney const& money = tally_.all.money;
    statistics_.objective = if_shown(shown_.objective, result_.plan.objective);
    statistics_.bound = if_shown(shown_.objective, result_.plan.bound);
    statistics_.building = if_shown(shown_.building, money.building);
    statistics_.public_money = if_shown(shown_.public_money, money.public_money);
    statistics_.self_payment = if_shown(shown_.own_money, money.self_payment);
    statistics_.loan = if_shown(shown_.own_money, money.loan);
    statistics_.opening = if_shown(shown_.placed, result_.score.opening);
  }

  void collect_sites() {
    IdVector<StockId, std::optional<std::int64_t>> prices(problem_.stocks.size());
    std::vector<Limit> const limits = limits_of(problem_);
    for (std::size_t i = 0; i < limits.size(); ++i) {
      if (limits[i].kind == LimitKind::dwellings) {
        prices[StockId(limits[i].index)] = worth_[i];
      }
    }
    StockId stock(0);  // stocks stand by phase, phases by site
    for (PhaseId const phase : problem_.phases.site.ids()) {
      SiteId const site = problem_.phases.site[phase];
      if (!problem_.sites[site].has_place) {
        continue;
      }
      if (statistics_.sites.empty() || statistics_.sites.back().site != site) {
        statistics_.sites.push_back(
            {site, if_shown(shown_.sites[site] != 0, HouseholdCount{}), {}});
      }
      PublicSite& at = statistics_.sites.back();
      HouseholdCount const& placed = tally_.phases[phase].placed;
      if (at.placed) {
        at.placed->households += placed.households;
        at.placed->persons += placed.persons;
      }
      bool const is_shown = shown_.phases[phase] != 0;
      at.phases.push_back(
          {problem_.phases.number[phase],
           problem_.phases.available_from[phase],
           problem_.phases.persons[phase],
           problem_.phases.opening_cost[phase],
           if_shown(is_shown, placed),
           if_shown(is_shown && shown_.phase_money, tally_.phases[phase].money.public_money),
           {}});
      bool const is_size_shown = shown_.sizes[phase] != 0;
      while (stock.value() < problem_.stocks.size() && problem_.stocks.phase[stock] == phase) {
        at.phases.back().dwellings.push_back({problem_.stocks.area[stock],
                                              problem_.stocks.dwellings[stock],
                                              if_shown(is_size_shown, tally_.given[stock]),
                                              is_size_shown ? prices[stock] : std::nullopt});
        stock = StockId(stock.value() + 1);
      }
    }
  }

  void collect_modes() {
    bool const is_plain = std::ranges::all_of(tally_.modes, [](ModeTally const& mode) {
      return mode.mode == ResettlementMode::concentrated;
    });
    LimitTable const limits(problem_);
    for (std::size_t i = 0; i < tally_.modes.size() && !is_plain; ++i) {
      ModeTally const& mode = tally_.modes[i];
      bool const is_shown = shown_.modes[i] != 0;
      PublicMode& one = statistics_.modes.emplace_back();
      one.mode = mode.mode;
      one.placed = if_shown(is_shown, mode.placed.placed);
      one.public_money = if_shown(is_shown && shown_.phase_money, mode.placed.money.public_money);
      if (auto const cap = limits.find(LimitKind::mode, static_cast<std::uint32_t>(mode.mode))) {
        one.most = limits.limits()[*cap].capacity;
      }
    }
  }

  void collect_shares(Shares const& shares) {
    PublicShares& all = statistics_.shares.emplace();
    all.is_largest = problem_.options.fairness.max_min;
    all.least = if_shown(shown_.shares || !all.is_largest, shares.least);
    if (!shown_.shares) {
      return;
    }
    RelocationPlan const& plan = result_.plan;
    if (plan.share_proof) {
      all.most = plan.share_proof->most;
    }
    all.lacking = plan.levels.front().value;
    all.lacking_bound = plan.levels.front().bound;
    auto const without = std::ranges::find(result_.variants, VariantKind::without_fairness,
                                           &RelocationVariant::kind);
    if (without != result_.variants.end() && *all.lacking == 0) {
      all.cost_least = plan.bound - without->objective;
      if (!is_ordered(problem_)) {
        // Shares cost nothing at least, whatever the bounds say.
        all.cost_least = std::max<std::int64_t>(0, *all.cost_least);
      }
      all.cost_most = plan.objective - without->bound;
    }
    for (TownshipId const township : tally_.townships.ids()) {
      TownshipTally const& own = tally_.townships[township];
      all.townships.push_back({shares.area[township], own.households, own.placed, own.owed});
    }
  }

  void collect_order() {
    PublicOrder& order = statistics_.order.emplace();
    RelocationPlan const& plan = result_.plan;
    auto const sum =
        std::ranges::find(result_.variants, VariantKind::without_order, &RelocationVariant::kind);
    bool const has_sum = sum != result_.variants.end();
    for (PlanLevel const& level : plan.levels) {
      if (level.goal != Goal::shares) {
        order.levels.push_back(
            {level.goal, if_shown(shown_.order, level.value), if_shown(shown_.order, level.bound),
             has_sum && shown_.order ? sum->counts[static_cast<std::size_t>(level.goal)]
                                     : std::nullopt});
      }
    }
    if (!has_sum || !shown_.order) {
      return;
    }
    order.cost_least = plan.bound - sum->objective;
    order.cost_most = plan.objective - sum->bound;
    bool const lacks_posts = std::ranges::any_of(plan.levels, [](PlanLevel const& level) {
      return level.goal == Goal::posts && level.value > 0;
    });
    if (!lacks_posts && !problem_.shares) {
      // Then the plan is one of the weighted sum.
      order.cost_least = std::max<std::int64_t>(0, *order.cost_least);
    }
  }

  void collect_accompanying(AccompanyingRules const& rules) {
    PublicAccompanying& own = statistics_.accompanying.emplace();
    PlacedTally const& tally = tally_.accompanying;
    own.has_own_rules = rules.payment.has_value();
    own.placed = if_shown(shown_.accompanying, tally.placed);
    own.public_money = if_shown(shown_.accompanying, tally.money.public_money);
    own.self_payment = if_shown(shown_.accompanying_own_money, tally.money.self_payment);
    own.loan = if_shown(shown_.accompanying_own_money, tally.money.loan);
  }

  void collect_groups() {
    PublicGroups& groups = statistics_.groups.emplace();
    groups.rule = problem_.options.groups;
    groups.split_price = problem_.options.split_price;
    groups.chunk = problem_.options.chunk;
    if (!shown_.groups) {
      return;
    }
    groups.whole = groups.split = groups.staying = 0;
    for (GroupSplit const& split : tally_.groups.values()) {
      ++*(split.parts.empty()       ? groups.staying
          : split.parts.size() == 1 ? groups.whole
                                    : groups.split);
    }
    groups.apart = result_.score.households_apart;
    groups.price = result_.score.split_price;
    auto const free =
        std::ranges::find(result_.variants, VariantKind::without_groups, &RelocationVariant::kind);
    // Where goals come before the cost, the two plans may be of different levels.
    if (free != result_.variants.end() && result_.plan.levels.empty()) {
      // The rule costs nothing at least, whatever the bounds say.
      groups.cost_least = std::max<std::int64_t>(0, result_.plan.bound - free->objective);
      groups.cost_most = result_.plan.objective - free->bound;
    }
  }

  void collect_other_plans() {
    if (problem_.options.other_plans.most == 0) {
      return;
    }
    statistics_.within = problem_.options.other_plans.within;
    add_plan(result_.plan.place, result_.score, {});
    for (OtherPlan const& other : result_.others) {
      add_plan(other.place, other.score, other.from_plan);
    }
  }

  void add_plan(IdVector<MoverId, std::optional<MoverPlace>> const& place,
                RelocationScore const& score, PlanDistance const& from_plan) {
    PublicOtherPlan& plan = statistics_.other_plans.emplace_back();
    if (!shown_.other_plans) {
      return;
    }
    plan.objective = score.objective;
    plan.cost = score.public_money + score.opening;
    plan.placed = {score.households_placed, score.persons_placed};
    plan.left_out = {score.households_unplaced, score.persons_unplaced};
    plan.from_plan = from_plan;
    std::vector<std::uint8_t> is_used(problem_.phases.size(), 0);
    for (std::optional<MoverPlace> const& one : place.values()) {
      if (one) {
        is_used[one->phase.value()] = 1;
      }
    }
    plan.used.emplace();
    for (PhaseId const phase : problem_.phases.site.ids()) {
      if (is_used[phase.value()] != 0) {
        plan.used->push_back(used_phase(problem_, phase));
      }
    }
  }

  // A limit with a price is as good as used up: where that would tell, it is not named.
  [[nodiscard]] bool is_told(Limit const& limit) const {
    switch (limit.kind) {
      case LimitKind::dwellings:
        return shown_.sizes[problem_.stocks.phase[StockId(limit.index)]] != 0;
      case LimitKind::persons:
        return shown_.phases[PhaseId(limit.index)] != 0;
      case LimitKind::clinic:
      case LimitKind::water:
      case LimitKind::land:
        return shown_.sites[SiteId(limit.index)] != 0;
      case LimitKind::jobs:
      case LimitKind::primary_seats:
      case LimitKind::junior_seats:
      case LimitKind::ground_floor:
        return shown_.member_limits;
      case LimitKind::money:
        return shown_.years[limit.index] != 0;
      case LimitKind::mode: {
        auto const mode = std::ranges::find(
            tally_.modes, static_cast<ResettlementMode>(limit.index), &ModeTally::mode);
        return mode != tally_.modes.end() &&
               shown_.modes[static_cast<std::size_t>(mode - tally_.modes.begin())] != 0;
      }
      case LimitKind::left_out:
      case LimitKind::share_short:
        return shown_.shares;
      case LimitKind::urgent_left_out:
      case LimitKind::posts_short:
      case LimitKind::guarantees_lost:
        return false;  // goals that come first are not for sale
    }
    return false;
  }

  [[nodiscard]] BindingLimit binding(Limit const& limit,
                                     std::optional<std::int64_t> const& price) const {
    BindingLimit one;
    one.kind = limit.kind;
    one.capacity = limit.capacity;
    one.price = price;
    PhaseId phase;
    if (limit.kind == LimitKind::dwellings) {
      phase = problem_.stocks.phase[StockId(limit.index)];
      one.area = problem_.stocks.area[StockId(limit.index)];
    } else if (limit.kind == LimitKind::persons) {
      phase = PhaseId(limit.index);
    } else if (limit.kind == LimitKind::money) {
      one.year = problem_.budgets[limit.index].year;
      return one;
    } else if (limit.kind == LimitKind::mode) {
      one.mode = static_cast<ResettlementMode>(limit.index);
      return one;
    } else if (limit.kind == LimitKind::left_out) {
      one.township = problem_.shares->area[TownshipId(limit.index)];
      return one;
    } else if (limit.kind == LimitKind::share_short) {
      return one;
    }
    one.site = phase.is_none() ? SiteId(limit.index) : problem_.phases.site[phase];
    one.phase = phase.is_none() ? std::nullopt : std::optional(problem_.phases.number[phase]);
    return one;
  }

  void collect_limits() {
    __extension__ using Wide = __int128;
    std::vector<Limit> const limits = limits_of(problem_);
    for (std::size_t i = 0; i < limits.size(); ++i) {
      // That townships lack nothing of their shares is a goal reached, nothing that runs out.
      bool const is_goal = limits[i].kind == LimitKind::share_short && !worth_[i];
      if (worth_[i] != 0 && !is_goal && is_told(limits[i])) {
        statistics_.limits.push_back(binding(limits[i], worth_[i]));
      }
    }
    std::ranges::stable_sort(
        statistics_.limits, std::ranges::greater(), [](BindingLimit const& one) {
          return std::pair(!one.price, Wide{one.price.value_or(0)} * one.capacity);
        });
  }

  RelocationResult const& result_;
  RelocationProblem const& problem_;
  RelocationTally const& tally_;
  ShownRelocation const& shown_;
  std::vector<std::optional<std::int64_t>> worth_;  // of one more of each limit
  RelocationStatistics statistics_;
};

}  // namespace

Public<RelocationStatistics> Disclosure::disclose(Restricted<RelocationResult> const& relocation,
                                                  Restricted<HouseholdResults> const& households,
                                                  PlaceFacts const& places) {
  RelocationResult const& result = relocation.for_the_office();
  HouseholdResults const& people = households.for_the_office();
  RelocationTally const tally =
      tally_relocation(result, people.people.households, places.region.villages.size());
  bool const suppress = people.treatment == RegisterTreatment::real;
  ShownRelocation const all = show_all(result.problem, tally);
  ShownRelocation shown = suppress ? choose_relocation(result.problem, tally) : all;
  if (suppress && !result.others.empty()) {
    shown.other_plans = shown.placed && shown.left_out && shown.objective && shown.public_money &&
                        may_show_other_plans(result);
  }
  RelocationStatistics statistics = Collector(result, tally, shown).collect(suppress);
  statistics.invented = people.people.invented;
  ShownRelocation numbers = shown;  // limits that are not named are no numbers taken out
  numbers.member_limits = all.member_limits;
  statistics.suppressed = numbers != all;
  return Public<RelocationStatistics>(std::move(statistics));
}

}  // namespace tongcun
