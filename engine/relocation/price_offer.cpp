// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/price_offer.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr std::int64_t kSquareDecimetres = 100;  // in a square metre

// What it costs, whoever pays; none: nobody knows.
std::optional<std::int64_t> building_of(RelocationProblem const& problem, MoverId mover,
                                        SiteId site, StockId stock) {
  std::int64_t const persons = problem.movers.persons[mover];
  if (WithoutSite const* const own = without_site(problem, site)) {
    std::int64_t const cost =
        persons * own->cost_a_person.value_or(0) + own->cost_a_household.value_or(0);
    return own->is_cost_known() ? std::optional(std::min(cost, own->most_cost.value_or(cost)))
                                : std::nullopt;
  }
  SiteLimits const& limits = problem.sites[site];
  if (!stock.is_none() && limits.cost_per_area) {
    return problem.stocks.area[stock] * *limits.cost_per_area / kSquareDecimetres;
  }
  std::optional<std::int64_t> const cost_a_person =
      problem.options.cost_a_person ? problem.options.cost_a_person : problem.rules.cost_a_person;
  return cost_a_person ? std::optional(persons * *cost_a_person) : std::nullopt;
}

OfferMoney pay(RelocationProblem const& problem, MoverId mover, SiteId site, StockId stock,
               PaymentRules const& rules) {
  std::int64_t const persons = problem.movers.persons[mover];
  bool const has_subsidy = rules.subsidy_a_person || rules.subsidy_a_household;
  std::int64_t const subsidy =
      persons * rules.subsidy_a_person.value_or(0) + rules.subsidy_a_household.value_or(0);
  OfferMoney money;
  std::optional<std::int64_t> const building = building_of(problem, mover, site, stock);
  if (!building) {
    money.public_money = subsidy;  // no budget is kept for want of a price
    return money;
  }
  money.building = *building;
  std::int64_t asked = persons * rules.self_payment_a_person.value_or(0);
  if (rules.most_self_payment) {
    asked = std::min(asked, *rules.most_self_payment);
  }
  money.public_money = std::max<std::int64_t>(0, money.building - asked);
  if (has_subsidy) {
    money.public_money = std::min(money.public_money, subsidy);
  }
  std::int64_t const own = money.building - money.public_money;
  money.self_payment = std::min(own, rules.most_self_payment.value_or(own));
  money.loan = own - money.self_payment;
  return money;
}

std::int64_t minutes_of(std::optional<std::int32_t> const& time) {
  return time.value_or(kUnreachedMinutes);
}

bool contains(std::vector<SiteId> const& sites, SiteId site) {
  return std::ranges::find(sites, site) != sites.end();
}

// Of one person's ways after the move, as the objective counts them.
std::int64_t minutes_after(RelocationProblem const& problem, MoverId mover, SiteId site) {
  AfterMoveTimes const& times = problem.times;
  VillageId const village = problem.movers.village[mover];
  WithoutSite const* const own = without_site(problem, site);
  if (own == nullptr) {
    return minutes_of(times.to_old_land(village, site)) + minutes_of(times.clinic[site]) +
           minutes_of(times.primary[site]);
  }
  return own->minutes
             ? std::int64_t{*own->minutes}
             : minutes_of(times.clinic_today[village]) + minutes_of(times.primary_today[village]);
}

// By what it names: 0 is the dearest.
std::int64_t rank_of(RelocationProblem const& problem, MoverId mover, SiteId site) {
  auto const& wishes = problem.movers.wishes[mover];
  bool const is_beyond =
      !problem.movers.mode_wishes[mover].empty() && !is_wished(problem, mover, site);
  return std::ranges::find(wishes, site) - wishes.begin() + (is_beyond ? 1 : 0);
}

OfferBar bar_of(RelocationProblem const& problem, MoverId mover, PhaseId phase, StockId stock) {
  Movers const& movers = problem.movers;
  SiteId const site = problem.phases.site[phase];
  WithoutSite const* const own = without_site(problem, site);
  if (!problem.sites[site].admits ||
      (stock.is_none() && own == nullptr && !problem.phases.persons[phase].has_value())) {
    return OfferBar::site_closed;
  }
  if (!movers.fixed[mover].is_none() && movers.fixed[mover] != site) {
    return OfferBar::fixed_elsewhere;
  }
  if (contains(movers.forbidden[mover], site)) {
    return OfferBar::forbidden;
  }
  if (!may_wish(problem, mover, site)) {
    return OfferBar::not_wished;
  }
  if (movers.urgent[mover] != 0 && bars_urgent(problem, site)) {
    return OfferBar::in_danger;
  }
  if (!problem.budgets.empty() && !budget_of(problem, phase)) {
    return OfferBar::no_budget;
  }
  if (!stock.is_none()) {
    if (problem.stocks.area[stock] < movers.least_area[mover]) {
      return OfferBar::too_small;
    }
    if (movers.most_area[mover] && problem.stocks.area[stock] > *movers.most_area[mover]) {
      return OfferBar::too_large;
    }
  }
  return OfferBar::none;
}

bool is_closed_to_group(RelocationProblem const& problem, MoverId mover, SiteId site) {
  if (!problem.groups || problem.groups->of[mover].is_none()) {
    return false;
  }
  return contains(problem.groups->closed[problem.groups->of[mover]], site);
}

}  // namespace

Offer price_offer(RelocationProblem const& problem, MoverId mover, PhaseId phase, StockId stock) {
  Offer offer;
  offer.bar = bar_of(problem, mover, phase, stock);
  if (offer.bar != OfferBar::none) {
    return offer;
  }
  Movers const& movers = problem.movers;
  SiteId const site = problem.phases.site[phase];
  PaymentRules const rules = payment_at(problem, mover, site);
  offer.money = pay(problem, mover, site, stock, rules);
  if (rules.most_loan && offer.money.loan > *rules.most_loan) {
    offer.bar = OfferBar::too_dear;
    return offer;
  }
  if (is_closed_to_group(problem, mover, site)) {
    offer.bar = OfferBar::group_too_small;
    return offer;
  }
  offer.minutes = minutes_after(problem, mover, site);
  offer.wish_rank = rank_of(problem, mover, site);
  offer.unmet_preferences = unmet_preferences(problem, mover, site);
  offer.cost = offer.money.public_money +
               problem.options.minute_price * movers.persons[mover] * offer.minutes +
               problem.options.wish_price * offer.wish_rank + offer.unmet_preferences;
  return offer;
}

PaymentRules payment_at(RelocationProblem const& problem, MoverId mover, SiteId site) {
  bool const is_accompanying = problem.movers.accompanying[mover] != 0;
  PaymentRules rules = payment_rules(problem.rules, is_accompanying);
  if (is_accompanying && problem.rules.accompanying && problem.rules.accompanying->payment) {
    return rules;
  }
  PaymentRules const& own = problem.options.modes[problem.sites[site].mode].payment;
  if (own.subsidy_a_person || own.subsidy_a_household) {
    rules.subsidy_a_person = own.subsidy_a_person;
    rules.subsidy_a_household = own.subsidy_a_household;
  }
  for (auto const figure : {&PaymentRules::self_payment_a_person, &PaymentRules::most_self_payment,
                            &PaymentRules::most_loan}) {
    if (own.*figure) {
      rules.*figure = own.*figure;
    }
  }
  return rules;
}

WithoutSite const* without_site(RelocationProblem const& problem, SiteId site) {
  SiteLimits const& limits = problem.sites[site];
  return limits.has_place ? nullptr : &*problem.options.modes[limits.mode].without_site;
}

bool is_on_the_spot(RelocationProblem const& problem, SiteId site) {
  return !problem.sites[site].has_place && problem.sites[site].mode == ResettlementMode::in_situ;
}

bool bars_urgent(RelocationProblem const& problem, SiteId site) {
  return is_on_the_spot(problem, site) && !without_site(problem, site)->is_for_urgent;
}

bool is_cost_known(RelocationProblem const& problem, SiteId site) {
  WithoutSite const* const own = without_site(problem, site);
  return own == nullptr || own->is_cost_known();
}

bool is_wished(RelocationProblem const& problem, MoverId mover, SiteId site) {
  std::vector<SiteId> const& wishes = problem.movers.wishes[mover];
  if (contains(wishes, site)) {
    return true;
  }
  ResettlementMode const mode = problem.sites[site].mode;
  return problem.movers.mode_wishes[mover].named.contains(mode) &&
         std::ranges::none_of(wishes, [&](SiteId wish) {
           return !wish.is_none() && problem.sites[wish].mode == mode;
         });
}

bool may_wish(RelocationProblem const& problem, MoverId mover, SiteId site) {
  Movers const& movers = problem.movers;
  bool const has_wishes = !movers.wishes[mover].empty() || !movers.mode_wishes[mover].empty();
  bool const is_for_wishes_only =
      (has_wishes && problem.options.wishes == WishRule::only) ||
      offer_of(problem.options.modes, problem.sites[site].mode) == ModeOffer::named;
  return !is_for_wishes_only || is_wished(problem, mover, site);
}

std::int64_t unmet_preferences(RelocationProblem const& problem, MoverId mover,
                               std::optional<SiteId> site) {
  std::int64_t price = 0;
  for (SitePreference const& preference : problem.movers.preferences[mover]) {
    price += preference.site == site ? 0 : preference.price;
  }
  return price;
}

std::int64_t staying_cost(RelocationProblem const& problem, MoverId mover) {
  return problem.unserved[mover] + unmet_preferences(problem, mover, std::nullopt);
}

std::optional<std::size_t> budget_of(RelocationProblem const& problem, PhaseId phase) {
  if (problem.budgets.empty()) {
    return std::nullopt;
  }
  std::optional<std::int32_t> const from = problem.phases.available_from[phase];
  if (!from) {
    return 0;
  }
  std::int32_t const year = *from / 100;
  auto const found = std::ranges::find(problem.budgets, year, &YearBudget::year);
  if (found == problem.budgets.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - problem.budgets.begin());
}

IdLists<PhaseId, StockId> offered_stocks(RelocationProblem const& problem) {
  std::vector<std::vector<StockId>> stocks(problem.phases.size());
  for (StockId const stock : problem.stocks.area.ids()) {
    stocks[problem.stocks.phase[stock].value()].push_back(stock);
  }
  IdLists<PhaseId, StockId> lists;
  for (std::vector<StockId> list : stocks) {
    if (list.empty()) {
      list.push_back(StockId::none());
    }
    lists.push_back(list);
  }
  return lists;
}

}  // namespace tongcun
