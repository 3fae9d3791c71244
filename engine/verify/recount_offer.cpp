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

// What the options say of the mode of the site.
ModeOptions const& mode_of(RelocationProblem const& problem, SiteId site) {
  return problem.options.modes.of[static_cast<std::size_t>(problem.sites[site].mode)];
}

template <class T>
std::optional<T> either(std::optional<T> const& first, std::optional<T> const& second) {
  return first ? first : second;
}

// What is stated for the mover: of accompanying households apart, if it is; else of the mode,
// before what holds for all.
Payment payment_of(RelocationProblem const& problem, MoverId mover, SiteId site) {
  RelocationRules const& rules = problem.rules;
  if (problem.movers.accompanying[mover] != 0 && rules.accompanying &&
      rules.accompanying->payment) {
    PaymentRules const& own = *rules.accompanying->payment;
    return {own.subsidy_a_person, own.subsidy_a_household, own.self_payment_a_person,
            own.most_self_payment, own.most_loan};
  }
  PaymentRules const& mode = mode_of(problem, site).payment;
  bool const has_subsidy =
      mode.subsidy_a_person.has_value() || mode.subsidy_a_household.has_value();
  return {has_subsidy ? mode.subsidy_a_person : rules.subsidy_a_person,
          has_subsidy ? mode.subsidy_a_household : rules.subsidy_a_household,
          either(mode.self_payment_a_person, rules.self_payment_a_person),
          either(mode.most_self_payment, rules.most_self_payment),
          either(mode.most_loan, rules.most_loan)};
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

// By the site's own name, or by its mode's where no site of that mode is named.
bool is_named(RelocationProblem const& problem, MoverId mover, SiteId site) {
  ResettlementMode const mode = problem.sites[site].mode;
  bool is_mode_named = problem.movers.mode_wishes[mover].named.contains(mode);
  for (SiteId const wish : problem.movers.wishes[mover]) {
    if (wish == site) {
      return true;
    }
    is_mode_named = is_mode_named && (wish.is_none() || problem.sites[wish].mode != mode);
  }
  return is_mode_named;
}

bool names_modes(RelocationProblem const& problem, MoverId mover) {
  ModeWishes const& wishes = problem.movers.mode_wishes[mover];
  return !wishes.named.empty() || wishes.has_other;
}

// 0 for the dearest site; after the sites those of modes that are named, then all others.
std::int64_t rank_of(RelocationProblem const& problem, MoverId mover, SiteId site) {
  auto const& wishes = problem.movers.wishes[mover];
  std::int64_t const rank = std::ranges::find(wishes, site) - wishes.begin();
  return rank + (names_modes(problem, mover) && !is_named(problem, mover, site) ? 1 : 0);
}

bool is_wish_kept(RelocationProblem const& problem, MoverId mover, SiteId site) {
  bool const has_wishes = !problem.movers.wishes[mover].empty() || names_modes(problem, mover);
  ResettlementMode const mode = problem.sites[site].mode;
  bool const is_asked_for = mode == ResettlementMode::monetary || mode == ResettlementMode::in_situ;
  ModeOffer const usual = is_asked_for ? ModeOffer::named : ModeOffer::all;
  bool const is_bound = (has_wishes && problem.options.wishes == WishRule::only) ||
                        mode_of(problem, site).offer.value_or(usual) == ModeOffer::named;
  return !is_bound || is_named(problem, mover, site);
}

// Works on the spot are for urgent households only where the options say so.
bool is_safe(RelocationProblem const& problem, MoverId mover, SiteId site) {
  SiteLimits const& at = problem.sites[site];
  return at.has_place || at.mode != ResettlementMode::in_situ ||
         problem.movers.urgent[mover] == 0 || mode_of(problem, site).without_site->is_for_urgent;
}

// Of a mode without a site what the options say; else of the price a square metre if area and price
// are known, else of the price a person: the scenario's own before the profile's.
std::optional<Exact> building_of(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                                 StockId stock) {
  SiteId const site = problem.phases.site[phase];
  if (!problem.sites[site].has_place) {
    WithoutSite const& own = *mode_of(problem, site).without_site;
    if (!own.cost_a_person && !own.cost_a_household) {
      return std::nullopt;
    }
    Exact const cost = Exact(problem.movers.persons[mover]) * own.cost_a_person.value_or(0) +
                       own.cost_a_household.value_or(0);
    return own.most_cost ? least(cost, *own.most_cost) : cost;
  }
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

// Of one person's ways after the move.
Exact minutes_of(RelocationProblem const& problem, MoverId mover, SiteId site) {
  AfterMoveTimes const& times = problem.times;
  VillageId const village = problem.movers.village[mover];
  if (problem.sites[site].has_place) {
    return minutes_or_unreached(times.to_old_land(village, site)) +
           minutes_or_unreached(times.clinic[site]) + minutes_or_unreached(times.primary[site]);
  }
  if (problem.sites[site].mode == ResettlementMode::in_situ) {
    return minutes_or_unreached(times.clinic_today[village]) +
           minutes_or_unreached(times.primary_today[village]);
  }
  return *mode_of(problem, site).without_site->minutes;
}

}  // namespace

Money money_of(RelocationProblem const& problem, MoverId mover, PhaseId phase, StockId stock) {
  Payment const rules = payment_of(problem, mover, problem.phases.site[phase]);
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
  bool const is_recorded =
      has_stocks || problem.phases.persons[phase].has_value() || !problem.sites[site].has_place;
  bool const is_paid = problem.budgets.empty() || budget_of(problem, phase).has_value();
  return problem.sites[site].admits && is_wish_kept(problem, mover, site) &&
         is_safe(problem, mover, site) && is_recorded && is_paid &&
         !is_closed(problem, mover, site);
}

bool is_fit(RelocationProblem const& problem, MoverId mover, PhaseId phase, StockId stock,
            Money const& money) {
  std::optional<std::int64_t> const most_loan =
      payment_of(problem, mover, problem.phases.site[phase]).most_loan;
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
  Exact const minutes = minutes_of(problem, mover, site);
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
  use(LimitKind::mode) = 1;
  use(LimitKind::guarantees_lost) = guarantees_lost(problem, mover, phase);
  return uses;
}

}  // namespace tongcun::recount
