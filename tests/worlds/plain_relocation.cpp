// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/plain_relocation.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

namespace tongcun {
namespace {

// Year of the budget that pays for the phase; none without budgets.
std::optional<std::uint32_t> budget_index(RelocationProblem const& problem, PhaseId phase) {
  for (std::uint32_t i = 0; i < problem.budgets.size(); ++i) {
    auto const from = problem.phases.available_from[phase];
    if (!from || problem.budgets[i].year == *from / 100) {
      return i;
    }
  }
  return std::nullopt;
}

// The fewest households of a township that are its share.
std::int64_t fewest_owed(Shares const& shares, TownshipId township) {
  std::int64_t owed = 0;
  while (owed * 1000 < shares.households[township] * shares.least) {
    ++owed;
  }
  return owed;
}

bool contains(std::vector<SiteId> const& sites, SiteId site) {
  return std::ranges::count(sites, site) > 0;
}

// What a mover pays for its preferences at this site; at none: if it stays.
std::int64_t unmet(RelocationProblem const& q, MoverId mover, std::optional<SiteId> site) {
  std::int64_t price = 0;
  for (SitePreference const& preference : q.movers.preferences[mover]) {
    if (preference.site != site) {
      price += preference.price;
    }
  }
  return price;
}

// Whether the mover asks for the place: for it by name, or for its mode and no site of that mode.
bool is_asked_for(RelocationProblem const& q, MoverId mover, SiteId s) {
  if (contains(q.movers.wishes[mover], s)) {
    return true;
  }
  for (SiteId const wish : q.movers.wishes[mover]) {
    if (!wish.is_none() && q.sites[wish].mode == q.sites[s].mode) {
      return false;
    }
  }
  return q.movers.mode_wishes[mover].named.contains(q.sites[s].mode);
}

bool names_any_mode(RelocationProblem const& q, MoverId mover) {
  return q.movers.mode_wishes[mover].has_other || !q.movers.mode_wishes[mover].named.empty();
}

// Whether wishes, and danger where the place is the old one, leave it to the mover.
bool is_left_to(RelocationProblem const& q, MoverId mover, SiteId s) {
  ResettlementMode const mode = q.sites[s].mode;
  ModeOptions const& options = q.options.modes.of[static_cast<std::size_t>(mode)];
  if (!q.sites[s].has_place && mode == ResettlementMode::in_situ && q.movers.urgent[mover] == 1 &&
      !options.without_site->is_for_urgent) {
    return false;
  }
  bool const has_wishes = !q.movers.wishes[mover].empty() || names_any_mode(q, mover);
  if (q.options.wishes == WishRule::only && has_wishes && !is_asked_for(q, mover, s)) {
    return false;
  }
  bool const is_usually_for_all =
      mode != ResettlementMode::monetary && mode != ResettlementMode::in_situ;
  bool const is_for_all = options.offer ? *options.offer == ModeOffer::all : is_usually_for_all;
  return is_for_all || is_asked_for(q, mover, s);
}

// What a place without a site costs; none: nobody knows.
std::optional<std::int64_t> cost_without_site(WithoutSite const& own, std::int64_t persons) {
  if (!own.cost_a_person && !own.cost_a_household) {
    return std::nullopt;
  }
  std::int64_t const cost =
      persons * own.cost_a_person.value_or(0) + own.cost_a_household.value_or(0);
  return std::min(cost, own.most_cost.value_or(cost));
}

// Who pays what: accompanying households by their own rules, others by those of the mode first.
PaymentRules rules_of(RelocationProblem const& q, MoverId mover, SiteId s) {
  if (q.movers.accompanying[mover] == 1 && q.rules.accompanying &&
      q.rules.accompanying->payment.has_value()) {
    return *q.rules.accompanying->payment;
  }
  PaymentRules const& of_mode =
      q.options.modes.of[static_cast<std::size_t>(q.sites[s].mode)].payment;
  PaymentRules r{q.rules.subsidy_a_person, q.rules.subsidy_a_household,
                 q.rules.self_payment_a_person, q.rules.most_self_payment, q.rules.most_loan};
  if (of_mode.subsidy_a_person || of_mode.subsidy_a_household) {
    r.subsidy_a_person = of_mode.subsidy_a_person;
    r.subsidy_a_household = of_mode.subsidy_a_household;
  }
  r.self_payment_a_person =
      of_mode.self_payment_a_person ? of_mode.self_payment_a_person : r.self_payment_a_person;
  r.most_self_payment = of_mode.most_self_payment ? of_mode.most_self_payment : r.most_self_payment;
  r.most_loan = of_mode.most_loan ? of_mode.most_loan : r.most_loan;
  return r;
}

// Minutes of one person's ways after the move.
std::int64_t minutes_at(RelocationProblem const& q, MoverId mover, SiteId s) {
  VillageId const village = q.movers.village[mover];
  if (q.sites[s].has_place) {
    return q.times.to_old_land(village, s).value_or(kUnreachedMinutes) +
           q.times.clinic[s].value_or(kUnreachedMinutes) +
           q.times.primary[s].value_or(kUnreachedMinutes);
  }
  auto const& stated =
      q.options.modes.of[static_cast<std::size_t>(q.sites[s].mode)].without_site->minutes;
  return stated ? *stated
                : q.times.clinic_today[village].value_or(kUnreachedMinutes) +
                      q.times.primary_today[village].value_or(kUnreachedMinutes);
}

// The offer of one dwelling; stock none(): of a phase without any.
std::optional<PlainOffer> offer_of(RelocationProblem const& q, MoverId mover, PhaseId phase,
                                   StockId stock) {
  SiteId const s = q.phases.site[phase];
  std::int64_t const n = q.movers.persons[mover];
  bool const is_barred = !q.sites[s].admits || contains(q.movers.forbidden[mover], s) ||
                         (!q.movers.fixed[mover].is_none() && q.movers.fixed[mover] != s) ||
                         !is_left_to(q, mover, s) ||
                         (!q.budgets.empty() && !budget_index(q, phase)) ||
                         (q.groups && !q.groups->of[mover].is_none() &&
                          contains(q.groups->closed[q.groups->of[mover]], s)) ||
                         (stock.is_none() && !q.phases.persons[phase] && q.sites[s].has_place);
  if (is_barred) {
    return std::nullopt;
  }
  std::optional<std::int64_t> building;
  if (!stock.is_none()) {
    std::int64_t const area = q.stocks.area[stock];
    if (area < q.movers.least_area[mover] ||
        area > q.movers.most_area[mover].value_or(std::numeric_limits<std::int64_t>::max())) {
      return std::nullopt;
    }
    if (q.sites[s].cost_per_area) {
      building = area * *q.sites[s].cost_per_area / 100;
    }
  }
  if (!q.sites[s].has_place) {
    building = cost_without_site(
        *q.options.modes.of[static_cast<std::size_t>(q.sites[s].mode)].without_site, n);
  } else if (!building) {
    auto const a_person = q.options.cost_a_person ? q.options.cost_a_person : q.rules.cost_a_person;
    if (a_person) {
      building = n * *a_person;
    }
  }
  PlainOffer offer{{phase, stock}, 0, 0, 0};
  PaymentRules const r = rules_of(q, mover, s);
  std::optional<std::int64_t> subsidy;
  if (r.subsidy_a_person || r.subsidy_a_household) {
    subsidy = n * r.subsidy_a_person.value_or(0) + r.subsidy_a_household.value_or(0);
  }
  if (building) {
    std::int64_t asked = n * r.self_payment_a_person.value_or(0);
    asked = std::min(asked, r.most_self_payment.value_or(asked));
    std::int64_t const open = std::max<std::int64_t>(0, *building - asked);
    offer.public_money = std::min(subsidy.value_or(open), open);
    std::int64_t const own = *building - offer.public_money;
    offer.loan = own - std::min(own, r.most_self_payment.value_or(own));
  } else {
    offer.public_money = subsidy.value_or(0);
  }
  if (r.most_loan && offer.loan > *r.most_loan) {
    return std::nullopt;
  }
  std::int64_t const minutes = minutes_at(q, mover, s);
  std::int64_t rank = 0;
  for (SiteId const wish : q.movers.wishes[mover]) {
    if (wish == s) {
      break;
    }
    ++rank;
  }
  rank += names_any_mode(q, mover) && !is_asked_for(q, mover, s) ? 1 : 0;
  offer.cost = offer.public_money + q.options.minute_price * n * minutes +
               q.options.wish_price * rank + unmet(q, mover, s);
  return offer;
}

// The search: movers by unit, so that each unit's phase is chosen at its first mover.
struct Search {
  RelocationProblem const& problem;
  std::vector<MoverId> order;
  std::vector<std::vector<PlainOffer>> offers;  // by position in the order
  std::vector<std::int64_t> least_rest;         // of the positions from here on
  std::map<PlainLimit, std::int64_t> left;
  std::map<PhaseId, int> inhabited;  // movers of each phase
  Places now;
  std::int64_t cost = 0;
  PlainPlan best;

  // Whether posts may be exceeded: the question is ordered.
  [[nodiscard]] bool is_soft(PlainLimit const& limit) const {
    return limit.first == LimitKind::jobs && problem.guarantees.has_value();
  }

  // Takes (sign 1) or gives back (-1); whether nothing runs out.
  bool take(std::map<PlainLimit, std::int64_t> const& uses, int sign) {
    bool is_enough = true;
    for (auto const& [limit, amount] : uses) {
      auto const found = left.find(limit);
      if (found != left.end()) {
        found->second -= sign * amount;
        is_enough = is_enough && (found->second >= 0 || is_soft(limit));
      }
    }
    return is_enough;
  }

  void place_next(std::size_t at) {
    bool const costs = problem.goal == Goal::cost;
    if (costs && cost + least_rest[at] >= best.objective) {
      return;
    }
    if (at == order.size()) {
      std::int64_t const value =
          costs ? cost + plain_split_price(problem, now) : plain_goal(problem, now, problem.goal);
      bool is_allowed = has_plain_parts(problem, now);
      for (std::size_t level = 0; level < kGoals; ++level) {
        is_allowed = is_allowed && (!problem.reached[level] ||
                                    plain_goal(problem, now, static_cast<Goal>(level)) <=
                                        *problem.reached[level]);
      }
      if (is_allowed && value < best.objective) {
        best = {now, value};
      }
      return;
    }
    MoverId const mover = order[at];
    bool const is_first =
        at == 0 || problem.movers.unit[order[at - 1]] != problem.movers.unit[mover];
    std::optional<MoverPlace> const before = is_first ? std::nullopt : now[order[at - 1]];
    for (PlainOffer const& offer : offers[at]) {
      if (!is_first && (!before || before->phase != offer.place.phase)) {
        continue;
      }
      auto uses = plain_uses(problem, mover, offer);
      PhaseId const phase = offer.place.phase;
      std::int64_t added = offer.cost;
      if (inhabited[phase]++ == 0) {
        added += problem.phases.opening_cost[phase];
        if (auto const year = budget_index(problem, phase)) {
          uses[{LimitKind::money, *year}] += problem.phases.opening_cost[phase];
        }
      }
      if (take(uses, 1)) {
        now[mover] = offer.place;
        cost += added;
        place_next(at + 1);
        cost -= added;
        now[mover] = std::nullopt;
      }
      take(uses, -1);
      --inhabited[phase];
    }
    if (is_first || !before) {
      cost += plain_staying(problem, mover);
      place_next(at + 1);
      cost -= plain_staying(problem, mover);
    }
  }
};

}  // namespace

std::int64_t plain_staying(RelocationProblem const& problem, MoverId mover) {
  return problem.unserved[mover] + unmet(problem, mover, std::nullopt);
}

std::vector<PlainOffer> plain_offers(RelocationProblem const& problem, MoverId mover) {
  std::vector<PlainOffer> offers;
  for (PhaseId const phase : problem.phases.site.ids()) {
    std::vector<StockId> stocks;
    for (StockId const stock : problem.stocks.phase.ids()) {
      if (problem.stocks.phase[stock] == phase) {
        stocks.push_back(stock);
      }
    }
    if (stocks.empty()) {
      stocks.push_back(StockId::none());
    }
    for (StockId const stock : stocks) {
      if (auto const offer = offer_of(problem, mover, phase, stock)) {
        offers.push_back(*offer);
      }
    }
  }
  return offers;
}

std::map<PlainLimit, std::int64_t> plain_limits(RelocationProblem const& problem) {
  std::map<PlainLimit, std::int64_t> limits;
  auto const state = [&limits](LimitKind kind, std::uint32_t index,
                               std::optional<std::int64_t> capacity) {
    if (capacity) {
      limits[{kind, index}] = *capacity;
    }
  };
  for (StockId const stock : problem.stocks.phase.ids()) {
    state(LimitKind::dwellings, stock.value(), problem.stocks.dwellings[stock]);
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    state(LimitKind::persons, phase.value(), problem.phases.persons[phase]);
  }
  for (SiteId const site : problem.sites.ids()) {
    SiteLimits const& of = problem.sites[site];
    state(LimitKind::jobs, site.value(), of.jobs);
    state(LimitKind::primary_seats, site.value(), of.primary_seats);
    state(LimitKind::junior_seats, site.value(), of.junior_seats);
    state(LimitKind::clinic, site.value(), of.clinic_persons);
    state(LimitKind::water, site.value(), of.water_litres);
    state(LimitKind::land, site.value(), of.land);
    state(LimitKind::ground_floor, site.value(), of.ground_floor);
  }
  for (std::uint32_t year = 0; year < problem.budgets.size(); ++year) {
    state(LimitKind::money, year, problem.budgets[year].amount);
  }
  for (std::uint32_t mode = 0; mode < kResettlementModes; ++mode) {
    ModeOptions const& options = problem.options.modes.of[mode];
    std::optional<std::int64_t> most = options.most_households;
    if (options.most_share) {
      std::int64_t share = 0;  // the most that is no more than the share
      while ((share + 1) * 1000 <=
             static_cast<std::int64_t>(problem.movers.size()) * *options.most_share) {
        ++share;
      }
      most = most && *most < share ? most : share;
    }
    state(LimitKind::mode, mode, most);
  }
  if (problem.shares) {
    Shares const& shares = *problem.shares;
    for (TownshipId const township : shares.households.ids()) {
      state(LimitKind::left_out, township.value(),
            shares.households[township] - fewest_owed(shares, township));
    }
  }
  constexpr std::array kLevels{LimitKind::share_short, LimitKind::urgent_left_out,
                               LimitKind::posts_short, LimitKind::guarantees_lost};
  for (std::size_t level = 0; level < kLevels.size(); ++level) {
    state(kLevels[level], 0, problem.reached[level]);
  }
  return limits;
}

std::map<PlainLimit, std::int64_t> plain_uses(RelocationProblem const& problem, MoverId mover,
                                              PlainOffer const& offer) {
  std::map<PlainLimit, std::int64_t> uses;
  auto const use = [&uses](LimitKind kind, std::uint32_t index, std::int64_t amount) {
    if (amount > 0) {
      uses[{kind, index}] += amount;
    }
  };
  Movers const& movers = problem.movers;
  PhaseId const phase = offer.place.phase;
  std::uint32_t const site = problem.phases.site[phase].value();
  std::int64_t const persons = movers.persons[mover];
  if (!offer.place.stock.is_none()) {
    use(LimitKind::dwellings, offer.place.stock.value(), 1);
  }
  use(LimitKind::persons, phase.value(), persons);
  use(LimitKind::jobs, site, movers.jobs[mover]);
  use(LimitKind::primary_seats, site, movers.primary_pupils[mover]);
  use(LimitKind::junior_seats, site, movers.junior_pupils[mover]);
  use(LimitKind::clinic, site, persons);
  use(LimitKind::water, site, persons * problem.rules.water_a_person.value_or(0));
  use(LimitKind::land, site, persons * problem.rules.land_a_person.value_or(0));
  if (movers.needs_ground_floor[mover] != 0 && !problem.sites[SiteId(site)].has_lift) {
    use(LimitKind::ground_floor, site, 1);
  }
  if (auto const year = budget_index(problem, phase)) {
    use(LimitKind::money, *year, offer.public_money);
  }
  use(LimitKind::mode, static_cast<std::uint32_t>(problem.sites[SiteId(site)].mode), 1);
  return uses;
}

std::map<PlainLimit, std::int64_t> plain_uses(RelocationProblem const& problem,
                                              Places const& places) {
  std::map<PlainLimit, std::int64_t> sum;
  std::set<PhaseId> opened;
  for (MoverId const mover : places.ids()) {
    for (PlainOffer const& offer : plain_offers(problem, mover)) {
      if (places[mover] != std::optional(offer.place)) {
        continue;
      }
      for (auto const& [limit, amount] : plain_uses(problem, mover, offer)) {
        sum[limit] += amount;
      }
      auto const year = budget_index(problem, offer.place.phase);
      if (opened.insert(offer.place.phase).second && year) {
        sum[{LimitKind::money, *year}] += problem.phases.opening_cost[offer.place.phase];
      }
    }
    if (!places[mover] && problem.shares && !problem.shares->township[mover].is_none()) {
      ++sum[{LimitKind::left_out, problem.shares->township[mover].value()}];
    }
  }
  if (std::int64_t const missing = plain_shortage(problem, places); missing > 0) {
    sum[{LimitKind::share_short, 0}] = missing;
  }
  if (problem.guarantees) {
    for (auto const& [kind, goal] : {std::pair{LimitKind::urgent_left_out, Goal::urgent},
                                     {LimitKind::posts_short, Goal::posts},
                                     {LimitKind::guarantees_lost, Goal::guarantees}}) {
      if (std::int64_t const amount = plain_goal(problem, places, goal); amount > 0) {
        sum[{kind, 0}] = amount;
      }
    }
  }
  return sum;
}

std::int64_t plain_shortage(RelocationProblem const& problem, Places const& places) {
  if (!problem.shares) {
    return 0;
  }
  Shares const& shares = *problem.shares;
  std::int64_t missing = 0;
  for (TownshipId const township : shares.households.ids()) {
    std::int64_t placed = 0;
    for (MoverId const mover : places.ids()) {
      placed += places[mover] && shares.township[mover] == township ? 1 : 0;
    }
    missing += std::max<std::int64_t>(0, fewest_owed(shares, township) - placed);
  }
  return missing;
}

std::map<MoveGroupId, std::map<SiteId, std::int64_t>> plain_parts(RelocationProblem const& problem,
                                                                  Places const& places) {
  std::map<MoveGroupId, std::map<SiteId, std::int64_t>> parts;
  for (MoverId const mover : places.ids()) {
    if (problem.groups && places[mover] && !problem.groups->of[mover].is_none()) {
      ++parts[problem.groups->of[mover]][problem.phases.site[places[mover]->phase]];
    }
  }
  return parts;
}

std::int64_t plain_split_price(RelocationProblem const& problem, Places const& places) {
  std::int64_t apart = 0;
  for (auto const& [group, parts] : plain_parts(problem, places)) {
    std::int64_t largest = 0;
    for (auto const& [site, households] : parts) {
      apart += households;
      largest = std::max(largest, households);
    }
    apart -= largest;
  }
  return problem.options.groups == GroupRule::price ? apart * problem.options.split_price : 0;
}

bool has_plain_parts(RelocationProblem const& problem, Places const& places) {
  bool are_whole = true;
  for (auto const& [group, parts] : plain_parts(problem, places)) {
    for (auto const& [site, households] : parts) {
      bool const is_all = households == problem.groups->households[group];
      are_whole = are_whole && (is_all || households >= problem.options.chunk);
    }
  }
  return are_whole || problem.options.groups != GroupRule::chunks;
}

std::int64_t plain_goal(RelocationProblem const& problem, Places const& places, Goal goal) {
  if (goal == Goal::shares) {
    return plain_shortage(problem, places);
  }
  std::int64_t urgent = 0;
  std::int64_t lost = 0;
  std::map<SiteId, std::int64_t> posts;
  for (MoverId const mover : places.ids()) {
    if (!places[mover]) {
      urgent += problem.movers.urgent[mover];
      continue;
    }
    SiteId const site = problem.phases.site[places[mover]->phase];
    posts[site] += problem.movers.jobs[mover];
    for (GuaranteeId const held : problem.guarantees->held[problem.movers.village[mover]]) {
      lost += std::ranges::count(problem.guarantees->lacking[site], held);
    }
  }
  if (goal == Goal::urgent) {
    return urgent;
  }
  if (goal == Goal::guarantees) {
    return lost;
  }
  std::int64_t missing = 0;
  for (auto const& [site, taken] : posts) {
    missing += std::max<std::int64_t>(0, taken - problem.sites[site].jobs.value_or(taken));
  }
  return missing;
}

PlainPlan cheapest_plan(RelocationProblem const& problem) {
  Search search{problem, {}, {}, {}, plain_limits(problem), {}, {}, 0, {}};
  search.now.resize(problem.movers.size());
  for (MoverId const mover : problem.movers.household.ids()) {
    search.order.push_back(mover);
  }
  std::ranges::stable_sort(search.order, {},
                           [&](MoverId mover) { return problem.movers.unit[mover]; });
  search.least_rest.assign(search.order.size() + 1, 0);
  for (MoverId const mover : search.order) {
    search.offers.push_back(plain_offers(problem, mover));
    std::ranges::stable_sort(search.offers.back(), {}, &PlainOffer::cost);
  }
  for (std::size_t at = search.order.size(); at-- > 0;) {
    std::int64_t least = plain_staying(problem, search.order[at]);
    for (PlainOffer const& offer : search.offers[at]) {
      least = std::min(least, offer.cost);
    }
    search.least_rest[at] = search.least_rest[at + 1] + least;
  }
  search.best.objective = std::numeric_limits<std::int64_t>::max();
  search.place_next(0);
  return search.best;
}

}  // namespace tongcun
