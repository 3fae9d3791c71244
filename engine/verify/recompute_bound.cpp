// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/recompute_bound.h"

#include "engine/verify/exact.h"
#include "engine/verify/recount_offer.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tongcun::recount {
namespace {

// Multipliers in one unit of the goal.
std::int64_t scale_of(Goal goal) {
  return std::int64_t{1} << (goal == Goal::cost ? 20 : 44);
}

// One bound in the making.
struct Terms {
  RelocationProblem const& problem;
  Limits const& limits;
  RelocationCertificate const& certificate;
  std::vector<Exact> price;                        // of limits, as it counts
  IdVector<PhaseId, std::vector<StockId>> stocks;  // of each phase
  IdVector<MoveUnitId, std::vector<MoverId>> members;
  IdVector<MoveUnitId, std::uint8_t> has_offer;  // 1 as soon as a phase is found

  // The mover's cost at this dwelling with what it takes at its prices, in 2^-20; none if it cannot
  // be offered or there is less than it takes alone.
  [[nodiscard]] std::optional<Exact> priced(MoverId mover, PhaseId phase, StockId stock) const {
    Money const money = money_of(problem, mover, phase, stock);
    if (!is_fit(problem, mover, phase, stock, money)) {
      return std::nullopt;
    }
    Exact sum;
    std::array<Exact, kLimitKinds> const uses = uses_of(problem, mover, phase, money);
    if (problem.goal == Goal::cost) {
      sum = cost_of(problem, mover, phase, money) * scale_of(problem.goal);
    } else if (problem.goal == Goal::guarantees) {
      sum = uses[static_cast<std::size_t>(LimitKind::guarantees_lost)] * scale_of(problem.goal);
    }
    for (std::size_t kind = 0; kind < uses.size(); ++kind) {
      if (auto const position = limits.met(static_cast<LimitKind>(kind), phase, stock)) {
        if (is_above(uses[kind], limits.all()[*position].capacity) &&
            !limits.may_be_exceeded(*position)) {
          return std::nullopt;
        }
        sum += uses[kind] * price[*position];
      }
    }
    return sum;
  }

  [[nodiscard]] std::optional<Exact> cheapest(MoverId mover, PhaseId phase) const {
    bool const has_stocks = !stocks[phase].empty();
    if (!is_open_to(problem, mover, phase, has_stocks) ||
        !is_unlocked(problem, mover, problem.phases.site[phase])) {
      return std::nullopt;
    }
    if (!has_stocks) {
      return priced(mover, phase, StockId::none());
    }
    std::optional<Exact> best;
    for (StockId const stock : stocks[phase]) {
      if (std::optional<Exact> const here = priced(mover, phase, stock)) {
        best = best ? least(*best, *here) : *here;
      }
    }
    return best;
  }

  // What a phase is worth at most below what its units are worth elsewhere: 0 or less.
  // Notes the units that can be offered a place there.
  [[nodiscard]] Exact worth_of(PhaseId phase) {
    Exact opening_price = problem.goal == Goal::cost ? scale_of(problem.goal) : 0;
    if (std::optional<std::size_t> const money = limits.money_of(phase)) {
      opening_price += price[*money];
    }
    Exact worth = Exact(problem.phases.opening_cost[phase]) * opening_price;
    for (std::size_t i = 0; i < limits.all().size(); ++i) {
      if (limits.owner(i) == phase) {
        worth -= price[i] * Exact(limits.all()[i].capacity);
      }
    }
    for (MoveUnitId const unit : members.ids()) {
      std::optional<Exact> sum = Exact() - certificate.unit_value[unit];
      for (MoverId const mover : members[unit]) {
        std::optional<Exact> const here = cheapest(mover, phase);
        sum = sum && here ? std::optional(*sum + *here) : std::nullopt;
        if (!sum) {
          break;
        }
      }
      if (sum) {
        has_offer[unit] = 1;
        worth += least(0, *sum);
      }
    }
    return least(0, worth);
  }
};

// What may be exceeded counts one a piece in the goal where that is what is short, and takes one of
// what that level has reached after it: its price counts no more than that.
std::vector<Exact> counted(RelocationProblem const& problem, Limits const& limits,
                           std::vector<std::int64_t> const& price) {
  std::vector<Exact> counted(price.begin(), price.end());
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (!limits.may_be_exceeded(i)) {
      continue;
    }
    Goal const goal = limits.all()[i].kind == LimitKind::left_out ? Goal::shares : Goal::posts;
    Exact beyond = problem.goal == goal ? scale_of(goal) : 0;
    if (std::optional<std::size_t> const reached = limits.reached(goal)) {
      beyond += price[*reached];
    }
    counted[i] = least(counted[i], beyond);
  }
  return counted;
}

bool proves(RelocationProblem const& problem, Limits const& limits,
            RelocationCertificate const& certificate) {
  return certificate.unit_value.size() == problem.units &&
         certificate.price.size() == limits.all().size() &&
         std::ranges::all_of(certificate.price, [](std::int64_t price) { return price >= 0; });
}

}  // namespace

std::optional<std::int64_t> recompute_bound(RelocationProblem const& problem, Limits const& limits,
                                            RelocationCertificate const& certificate) {
  if (!proves(problem, limits, certificate)) {
    return std::nullopt;
  }
  Terms terms{problem,
              limits,
              certificate,
              counted(problem, limits, certificate.price),
              {},
              {},
              IdVector<MoveUnitId, std::uint8_t>(problem.units, 0)};
  terms.stocks.resize(problem.phases.size());
  for (StockId const stock : problem.stocks.phase.ids()) {
    terms.stocks[problem.stocks.phase[stock]].push_back(stock);
  }
  terms.members.resize(problem.units);
  for (MoverId const mover : problem.movers.unit.ids()) {
    terms.members[problem.movers.unit[mover]].push_back(mover);
  }

  Exact bound;
  for (std::size_t i = 0; i < limits.all().size(); ++i) {
    if (limits.owner(i).is_none()) {
      bound -= terms.price[i] * Exact(limits.all()[i].capacity);
    }
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    bound += terms.worth_of(phase);
  }
  for (MoveUnitId const unit : terms.members.ids()) {
    Exact staying;
    for (MoverId const mover : terms.members[unit]) {
      if (problem.goal == Goal::cost) {
        staying += cost_of_staying(problem, mover) * scale_of(problem.goal);
      }
      if (problem.movers.urgent[mover] != 0) {
        if (problem.goal == Goal::urgent) {
          staying += scale_of(problem.goal);
        }
        if (std::optional<std::size_t> const reached = limits.reached(Goal::urgent)) {
          staying += terms.price[*reached];
        }
      }
      if (std::optional<std::size_t> const left_out = limits.left_out_of(mover)) {
        staying += terms.price[*left_out];
      }
    }
    bound += terms.has_offer[unit] != 0 ? least(certificate.unit_value[unit], staying) : staying;
  }
  return bound.over_up(scale_of(problem.goal)).clamped();
}

}  // namespace tongcun::recount
