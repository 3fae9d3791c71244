// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/price_offer.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr std::int64_t kSquareDecimetres = 100;  // in a square metre

OfferMoney pay(RelocationProblem const& problem, MoverId mover, SiteId site, StockId stock) {
  PaymentRules const rules = payment_rules(problem.rules, problem.movers.accompanying[mover] != 0);
  std::int64_t const persons = problem.movers.persons[mover];
  SiteLimits const& limits = problem.sites[site];
  std::optional<std::int64_t> const cost_a_person =
      problem.options.cost_a_person ? problem.options.cost_a_person : problem.rules.cost_a_person;
  bool const has_subsidy = rules.subsidy_a_person || rules.subsidy_a_household;
  std::int64_t const subsidy =
      persons * rules.subsidy_a_person.value_or(0) + rules.subsidy_a_household.value_or(0);
  OfferMoney money;
  if (!stock.is_none() && limits.cost_per_area) {
    money.building = problem.stocks.area[stock] * *limits.cost_per_area / kSquareDecimetres;
  } else if (cost_a_person) {
    money.building = persons * *cost_a_person;
  } else {
    money.public_money = subsidy;  // no budget is kept for want of a price
    return money;
  }
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

OfferBar bar_of(RelocationProblem const& problem, MoverId mover, PhaseId phase, StockId stock) {
  Movers const& movers = problem.movers;
  SiteId const site = problem.phases.site[phase];
  if (!problem.sites[site].admits ||
      (stock.is_none() && !problem.phases.persons[phase].has_value())) {
    return OfferBar::site_closed;
  }
  if (!movers.fixed[mover].is_none() && movers.fixed[mover] != site) {
    return OfferBar::fixed_elsewhere;
  }
  if (contains(movers.forbidden[mover], site)) {
    return OfferBar::forbidden;
  }
  if (problem.options.wishes == WishRule::only && !movers.wishes[mover].empty() &&
      !contains(movers.wishes[mover], site)) {
    return OfferBar::not_wished;
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
  offer.money = pay(problem, mover, site, stock);
  std::optional<std::int64_t> const most_loan =
      payment_rules(problem.rules, movers.accompanying[mover] != 0).most_loan;
  if (most_loan && offer.money.loan > *most_loan) {
    offer.bar = OfferBar::too_dear;
    return offer;
  }
  if (is_closed_to_group(problem, mover, site)) {
    offer.bar = OfferBar::group_too_small;
    return offer;
  }
  AfterMoveTimes const& times = problem.times;
  offer.minutes = minutes_of(times.to_old_land(movers.village[mover], site)) +
                  minutes_of(times.clinic[site]) + minutes_of(times.primary[site]);
  auto const& wishes = movers.wishes[mover];
  offer.wish_rank = std::ranges::find(wishes, site) - wishes.begin();
  offer.unmet_preferences = unmet_preferences(problem, mover, site);
  offer.cost = offer.money.public_money +
               problem.options.minute_price * movers.persons[mover] * offer.minutes +
               problem.options.wish_price * offer.wish_rank + offer.unmet_preferences;
  return offer;
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
