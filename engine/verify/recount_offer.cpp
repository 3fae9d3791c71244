// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/recount_offer.h"

#include <algorithm>
#include <cstdint>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kSquareDecimetres = 100;  // a square metre
constexpr std::int32_t kMonths = 100;            // yyyymm / 100 = yyyy

Exact minutes_or_unreached(std::optional<std::int32_t> minutes) {
  return minutes.value_or(kUnreachedMinutes);
}

struct Payment {
  std::optional<std::int64_t> subsidy_a_person;
  std::optional<std::int64_t> subsidy_a_household;
  std::optional<std::int64_t> self_payment_a_person;
  std::optional<std::int64_t> most_self_payment;
  std::optional<std::int64_t> most_loan;
};

// What is stated for the mover: of accompanying households apart, if it is.
Payment payment_of(RelocationProblem const& problem, MoverId mover) {
  RelocationRules const& rules = problem.rules;
  if (problem.movers.accompanying[mover] != 0 && rules.accompanying &&
      rules.accompanying->payment) {
    PaymentRules const& own = *rules.accompanying->payment;
    return {own.subsidy_a_person, own.subsidy_a_household, own.self_payment_a_person,
            own.most_self_payment, own.most_loan};
  }
  return {rules.subsidy_a_person, rules.subsidy_a_household, rules.self_payment_a_person,
          rules.most_self_payment, rules.most_loan};
}

// To its group; whether rightly so is checked of the question.
bool is_closed(RelocationProblem const& problem, MoverId mover, SiteId site) {
  if (!problem.groups || problem.groups->of[mover].is_none()) {
    return false;
  }
  auto const& closed = problem.groups->closed[problem.groups->of[mover]];
  return std::ranges::find(closed, site) != closed.end();
}

// Those of the village that the site lacks; 0 where nothing says.
std::int64_t guarantees_lost(RelocationProblem const& problem, MoverId mover, PhaseId phase) {
  if (!problem.guarantees) {
    return 0;
  }
  auto const& held = problem.guarantees->held[problem.movers.village[mover]];
  auto const& lacking = problem.guarantees->lacking[problem.phases.site[phase]];
  return std::ranges::count_if(held, [&lacking](GuaranteeId guarantee) {
    return std::ranges::find(lacking, guarantee) != lacking.end();
  });
}

// 0 for the dearest; the number of wishes for a site that is not among them.
std::int64_t rank_of(RelocationProblem const& problem, MoverId mover, SiteId site) {
  auto const& wishes = problem.movers.wishes[mover];
  return std::ranges::find(wishes, site) - wishes.begin();
}

// Of the price a square metre if area and price are known, else of the price a person: the
// scenario's own before the profile's.
std::optional<Exact> building_of(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                                 StockId stock) {
  std::optional<std::int64_t> const by_area =
      problem.sites[problem.phases.site[phase]].cost_per_area;
  if (by_area && !stock.is_none()) {
    return (Exact(problem.stocks.area[stock]) * Exact(*by_area)).over_down(kSquareDecimetres);
  }
  std::optional<std::int64_t> const by_person =
      problem.options.cost_a_person ? problem.options.cost_a_person : problem.rules.cost_a_person;
  if (by_person) {
    return Exact(problem.movers.persons[mover]) * Exact(*by_person);
  }
  return std::nullopt;
}

}  // namespace

Money money_of(RelocationProblem const& problem, MoverId mover, PhaseId phase, StockId stock) {
  Payment const rules = payment_of(problem, mover);
  Exact const persons = problem.movers.persons[mover];
  bool const is_subsidy_known =
      rules.subsidy_a_person.has_value() || rules.subsidy_a_household.has_value();
  Exact const subsidy =
      persons * rules.subsidy_a_person.value_or(0) + rules.subsidy_a_household.value_or(0);
  std::optional<Exact> const building = building_of(problem, mover, phase, stock);
  if (!building) {
    return {Exact(), subsidy, Exact(), Exact()};
  }
  Exact asked;
  if (rules.self_payment_a_person) {
    asked = persons * *rules.self_payment_a_person;
    if (rules.most_self_payment) {
      asked = least(asked, *rules.most_self_payment);
    }
  }
  Exact const open = most(0, *building - asked);
  Exact const public_money = is_subsidy_known ? least(subsidy, open) : open;
  Exact const own = *building - public_money;
  Exact const self = rules.most_self_payment ? least(own, *rules.most_self_payment) : own;
  return {*building, public_money, self, own - self};
}

std::optional<std::size_t> budget_of(RelocationProblem const& problem, PhaseId phase) {
  if (problem.budgets.empty()) {
    return std::nullopt;
  }
  std::optional<std::int32_t> const from = problem.phases.available_from[phase];
  std::int32_t const year = from ? *from / kMonths : problem.budgets.front().year;
  auto const found = std::ranges::find(problem.budgets, year, &YearBudget::year);
  if (found == problem.budgets.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - problem.budgets.begin());
}

bool is_unlocked(RelocationProblem const& problem, MoverId mover, SiteId site) {
  SiteId const fixed = problem.movers.fixed[mover];
  auto const& forbidden = problem.movers.forbidden[mover];
  return (fixed.is_none() || fixed == site) &&
         std::ranges::find(forbidden, site) == forbidden.end();
}

bool is_open_to(RelocationProblem const& problem, MoverId mover, PhaseId phase, bool has_stocks) {
  SiteId const site = problem.phases.site[phase];
  auto const& wishes = problem.movers.wishes[mover];
  bool const is_wished = wishes.empty() || problem.options.wishes != WishRule::only ||
                         std::ranges::find(wishes, site) != wishes.end();
  bool const is_recorded = has_stocks || problem.phases.persons[phase].has_value();
  bool const is_paid = problem.budgets.empty() || budget_of(problem, phase).has_value();
  return problem.sites[site].admits && is_wished && is_recorded && is_paid &&
         !is_closed(problem, mover, site);
}

bool is_fit(RelocationProblem const& problem, MoverId mover, StockId stock, Money const& money) {
  std::optional<std::int64_t> const most_loan = payment_of(problem, mover).most_loan;
  if (most_loan && is_above(money.loan, *most_loan)) {
    return false;
  }
  if (stock.is_none()) {
    return true;
  }
  std::int64_t const area = problem.stocks.area[stock];
  std::optional<std::int64_t> const most_area = problem.movers.most_area[mover];
  return problem.movers.least_area[mover] <= area && (!most_area || area <= *most_area);
}

Exact preferences_of(RelocationProblem const& problem, MoverId mover, std::optional<SiteId> site) {
  Exact sum;
  for (SitePreference const& preference : problem.movers.preferences[mover]) {
    bool const is_met =
        preference.site.has_value() == site.has_value() && (!site || *preference.site == *site);
    if (!is_met) {
      sum += preference.price;
    }
  }
  return sum;
}

Exact cost_of_staying(RelocationProblem const& problem, MoverId mover) {
  return preferences_of(problem, mover, std::nullopt) + problem.unserved[mover];
}

Exact cost_of(RelocationProblem const& problem, MoverId mover, PhaseId phase, Money const& money) {
  SiteId const site = problem.phases.site[phase];
  Exact const minutes =
      minutes_or_unreached(problem.times.to_old_land(problem.movers.village[mover], site)) +
      minutes_or_unreached(problem.times.clinic[site]) +
      minutes_or_unreached(problem.times.primary[site]);
  return money.public_money +
         Exact(problem.options.minute_price) * Exact(problem.movers.persons[mover]) * minutes +
         Exact(problem.options.wish_price) * Exact(rank_of(problem, mover, site)) +
         preferences_of(problem, mover, site);
}

std::array<Exact, kLimitKinds> uses_of(RelocationProblem const& problem, MoverId mover,
                                       PhaseId phase, Money const& money) {
  Movers const& movers = problem.movers;
  Exact const persons = movers.persons[mover];
  bool const takes_ground =
      movers.needs_ground_floor[mover] != 0 && !problem.sites[problem.phases.site[phase]].has_lift;
  std::array<Exact, kLimitKinds> uses;
  auto const use = [&uses](LimitKind kind) -> Exact& {
    return uses[static_cast<std::size_t>(kind)];
  };
  use(LimitKind::dwellings) = 1;
  use(LimitKind::persons) = persons;
  use(LimitKind::jobs) = movers.jobs[mover];
  use(LimitKind::primary_seats) = movers.primary_pupils[mover];
  use(LimitKind::junior_seats) = movers.junior_pupils[mover];
  use(LimitKind::clinic) = persons;
  use(LimitKind::water) = persons * problem.rules.water_a_person.value_or(0);
  use(LimitKind::land) = persons * problem.rules.land_a_person.value_or(0);
  use(LimitKind::ground_floor) = takes_ground ? 1 : 0;
  use(LimitKind::money) = money.public_money;
  use(LimitKind::guarantees_lost) = guarantees_lost(problem, mover, phase);
  return uses;
}

}  // namespace tongcun::recount
