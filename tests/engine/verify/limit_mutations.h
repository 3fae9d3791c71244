// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

namespace tongcun {

// States a capacity, whether or not one was stated before.
inline void set_capacity(RelocationProblem& problem, PlainLimit limit, std::int64_t capacity) {
  auto const [kind, index] = limit;
  switch (kind) {
    case LimitKind::dwellings:
      problem.stocks.dwellings[StockId(index)] = capacity;
      return;
    case LimitKind::persons:
      problem.phases.persons[PhaseId(index)] = capacity;
      return;
    case LimitKind::money:
      problem.budgets[index].amount = capacity;
      return;
    case LimitKind::mode:
      problem.options.modes.of[index].most_households = capacity;
      problem.options.modes.of[index].most_share = std::nullopt;
      return;
    case LimitKind::share_short:
      problem.reached[static_cast<std::size_t>(Goal::shares)] = capacity;
      return;
    case LimitKind::urgent_left_out:
      problem.reached[static_cast<std::size_t>(Goal::urgent)] = capacity;
      return;
    case LimitKind::posts_short:
      problem.reached[static_cast<std::size_t>(Goal::posts)] = capacity;
      return;
    case LimitKind::guarantees_lost:
      problem.reached[static_cast<std::size_t>(Goal::guarantees)] = capacity;
      return;
    default:
      break;
  }
  SiteLimits& site = problem.sites[SiteId(index)];
  switch (kind) {
    case LimitKind::jobs:
      site.jobs = capacity;
      return;
    case LimitKind::primary_seats:
      site.primary_seats = capacity;
      return;
    case LimitKind::junior_seats:
      site.junior_seats = capacity;
      return;
    case LimitKind::clinic:
      site.clinic_persons = capacity;
      return;
    case LimitKind::water:
      site.water_litres = capacity;
      return;
    case LimitKind::land:
      site.land = capacity;
      return;
    default:
      site.ground_floor = capacity;
  }
}

// The first limit of the kind of which something is taken has one piece less than that.
template <LimitKind kKind>
bool one_piece_over(PlanWorld& world, RandomStream& /*random*/) {
  if (kKind == LimitKind::jobs && world.problem.guarantees) {
    return false;  // posts may be exceeded
  }
  for (auto const& [limit, taken] : plain_uses(world.problem, world.plan.place)) {
    if (limit.first == kKind && taken > 0) {
      set_capacity(world.problem, limit, taken - 1);
      return true;
    }
  }
  return false;
}

// Enough for what the households get, one short of that and the opening.
inline bool opening_unpaid(PlanWorld& world, RandomStream& random) {
  bool const has_opening = std::ranges::any_of(world.plan.place.values(), [&](auto const& place) {
    return place && world.problem.phases.opening_cost[place->phase] > 0;
  });
  return has_opening && one_piece_over<LimitKind::money>(world, random);
}

// The household lacks one minor unit.
inline bool loan_one_above(PlanWorld& world, RandomStream& random) {
  auto const mover = placed_mover(world, random);
  if (!mover) {
    return false;
  }
  for (PlainOffer const& offer : plain_offers(world.problem, *mover)) {
    if (offer.place == *world.plan.place[*mover] && offer.loan > 0) {
      bool const is_apart = world.problem.movers.accompanying[*mover] != 0 &&
                            world.problem.rules.accompanying->payment.has_value();
      ResettlementMode const mode = world.problem.sites[site_of(world, *mover)].mode;
      (is_apart ? world.problem.rules.accompanying->payment->most_loan
                : world.problem.options.modes[mode].payment.most_loan) = offer.loan - 1;
      return true;
    }
  }
  return false;
}

// One piece more taken than there is, of each kind.
inline std::vector<Mutation> limit_mutations() {
  constexpr auto kFault = PlanFault::over_limit;
  return {
      {"dwellings over", kFault, After::recertify, one_piece_over<LimitKind::dwellings>},
      {"persons over", kFault, After::recertify, one_piece_over<LimitKind::persons>},
      {"jobs over", kFault, After::recertify, one_piece_over<LimitKind::jobs>},
      {"primary seats over", kFault, After::recertify, one_piece_over<LimitKind::primary_seats>},
      {"junior seats over", kFault, After::recertify, one_piece_over<LimitKind::junior_seats>},
      {"clinic over", kFault, After::recertify, one_piece_over<LimitKind::clinic>},
      {"water over", kFault, After::recertify, one_piece_over<LimitKind::water>},
      {"land over", kFault, After::recertify, one_piece_over<LimitKind::land>},
      {"ground floor over", kFault, After::recertify, one_piece_over<LimitKind::ground_floor>},
      {"budget over", kFault, After::recertify, one_piece_over<LimitKind::money>},
      {"mode over", kFault, After::recertify, one_piece_over<LimitKind::mode>},
      {"shares short over", kFault, After::recertify, one_piece_over<LimitKind::share_short>},
      {"urgent left out over", kFault, After::recertify,
       one_piece_over<LimitKind::urgent_left_out>},
      {"posts short over", kFault, After::recertify, one_piece_over<LimitKind::posts_short>},
      {"guarantees lost over", kFault, After::recertify,
       one_piece_over<LimitKind::guarantees_lost>},
      {"opening unpaid", kFault, After::recertify, opening_unpaid},
      {"loan above its cap", PlanFault::not_offered, After::recertify, loan_one_above},
  };
}

}  // namespace tongcun
