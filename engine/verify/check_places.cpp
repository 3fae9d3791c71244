// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/check_places.h"

#include "engine/verify/check_groups.h"
#include "engine/verify/compare_register.h"
#include "engine/verify/recount_offer.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kStays = -1;
constexpr std::int64_t kNothing = -1;  // the figure of an id of nothing

template <class Tag>
std::int64_t figure(Id<Tag> id) {
  return id.is_none() ? kNothing : std::int64_t{id.value()};
}

std::int64_t clamped_or_most(Exact value) {
  return value.clamped().value_or(std::numeric_limits<std::int64_t>::max());
}

// A plan's places, counted one by one.
struct PlaceCount {
  RelocationProblem const& problem;
  Limits const& limits;
  std::vector<PlanFinding>& findings;
  IdVector<PhaseId, std::uint8_t> has_stocks;
  IdVector<PhaseId, std::uint8_t> is_opened;
  std::vector<Exact> taken;  // by limit
  GroupParts parts;
  Exact objective;

  void add(PlanFault fault, MoverId mover, std::int64_t claimed, std::int64_t found) {
    findings.push_back({fault, mover, problem.movers.household[mover], claimed, found, {}});
  }

  [[nodiscard]] bool is_there(MoverPlace const& place) const {
    if (place.phase.is_none() || place.phase.value() >= problem.phases.size()) {
      return false;
    }
    if (place.stock.is_none()) {
      return has_stocks[place.phase] == 0;
    }
    return place.stock.value() < problem.stocks.size() &&
           problem.stocks.phase[place.stock] == place.phase;
  }

  void take(std::optional<std::size_t> limit, Exact amount) {
    if (limit) {
      taken[*limit] += amount;
    }
  }

  void count(MoverId mover, MoverPlace const& place, Consent consent) {
    if (!is_admitted(problem.options.kind, consent)) {
      add(PlanFault::refused, mover, static_cast<std::int64_t>(problem.movers.consent[mover]),
          static_cast<std::int64_t>(consent));
    }
    if (!is_there(place)) {
      add(PlanFault::unknown_place, mover, figure(place.phase), figure(place.stock));
      return;
    }
    SiteId const site = problem.phases.site[place.phase];
    parts.add(mover, site);
    if (!is_unlocked(problem, mover, site)) {
      add(PlanFault::fixed_elsewhere, mover, site.value(), figure(problem.movers.fixed[mover]));
    }
    Money const money = money_of(problem, mover, place.phase, place.stock);
    if (!is_open_to(problem, mover, place.phase, has_stocks[place.phase] != 0) ||
        !is_fit(problem, mover, place.phase, place.stock, money)) {
      add(PlanFault::not_offered, mover, place.phase.value(), figure(place.stock));
    }
    objective += cost_of(problem, mover, place.phase, money);
    std::array<Exact, kLimitKinds> const uses = uses_of(problem, mover, place.phase, money);
    for (std::size_t kind = 0; kind < uses.size(); ++kind) {
      take(limits.met(static_cast<LimitKind>(kind), place.phase, place.stock), uses[kind]);
    }
    if (is_opened[place.phase] == 0) {
      is_opened[place.phase] = 1;
      objective += problem.phases.opening_cost[place.phase];
      take(limits.money_of(place.phase), problem.phases.opening_cost[place.phase]);
    }
  }

  void check_units(RelocationPlan const& plan) {
    IdVector<MoveUnitId, MoverId> first(problem.units);
    auto const phase_of = [&plan](MoverId mover) {
      auto const& place = plan.place[mover];
      return place ? std::optional(place->phase) : std::nullopt;
    };
    for (MoverId const mover : plan.place.ids()) {
      MoverId& leader = first[problem.movers.unit[mover]];
      if (leader.is_none()) {
        leader = mover;
      }
      auto const here = phase_of(mover);
      auto const there = phase_of(leader);
      if (here != there) {
        add(PlanFault::divided_unit, mover, here ? figure(*here) : kStays,
            there ? figure(*there) : kStays);
      }
    }
  }

  // What is taken beyond limits that may be exceeded is short.
  void count_shortages() {
    for (std::size_t i = 0; i < limits.all().size(); ++i) {
      if (limits.may_be_exceeded(i)) {
        Goal const goal = limits.all()[i].kind == LimitKind::left_out ? Goal::shares : Goal::posts;
        take(limits.reached(goal), most(0, taken[i] - limits.all()[i].capacity));
      }
    }
    // A level says what the plan has; more is over the limit.
    for (Goal const goal : {Goal::shares, Goal::urgent, Goal::posts, Goal::guarantees}) {
      std::optional<std::size_t> const level = limits.reached(goal);
      if (level && is_above(limits.all()[*level].capacity, taken[*level])) {
        findings.push_back({PlanFault::level,
                            MoverId::none(),
                            HouseholdId::none(),
                            limits.all()[*level].capacity,
                            clamped_or_most(taken[*level]),
                            {}});
      }
    }
  }

  void check_limits() {
    for (std::size_t i = 0; i < limits.all().size(); ++i) {
      Limit const& limit = limits.all()[i];
      if (!limits.may_be_exceeded(i) && is_above(taken[i], limit.capacity)) {
        findings.push_back({PlanFault::over_limit, MoverId::none(), HouseholdId::none(),
                            limit.capacity, clamped_or_most(taken[i]), limit});
      }
    }
  }
};

IdVector<PhaseId, std::uint8_t> stocked(RelocationProblem const& problem) {
  IdVector<PhaseId, std::uint8_t> has_stocks(problem.phases.size());
  for (PhaseId const phase : problem.stocks.phase.values()) {
    has_stocks[phase] = 1;
  }
  return has_stocks;
}

// What the dearest offer counts beyond the preferences that staying does not meet; none if the
// mover has no offer.
std::optional<Exact> dearest_offer(RelocationProblem const& problem, MoverId mover,
                                   IdVector<PhaseId, std::uint8_t> const& has_stocks) {
  std::optional<Exact> dearest;
  auto const offer = [&](PhaseId phase, StockId stock) {
    Money const money = money_of(problem, mover, phase, stock);
    if (is_open_to(problem, mover, phase, has_stocks[phase] != 0) &&
        is_unlocked(problem, mover, problem.phases.site[phase]) &&
        is_fit(problem, mover, phase, stock, money)) {
      Exact const cost =
          cost_of(problem, mover, phase, money) - preferences_of(problem, mover, std::nullopt);
      dearest = dearest ? most(*dearest, cost) : cost;
    }
  };
  for (StockId const stock : problem.stocks.phase.ids()) {
    offer(problem.stocks.phase[stock], stock);
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    if (has_stocks[phase] == 0) {
      offer(phase, StockId::none());
    }
  }
  return dearest;
}

// What it counts if the mover is placed apart from its group.
std::int64_t split_price_of(RelocationProblem const& problem, MoverId mover) {
  bool const is_priced = problem.options.groups == GroupRule::price && problem.groups &&
                         !problem.groups->of[mover].is_none();
  return is_priced ? problem.options.split_price : 0;
}

}  // namespace

Exact check_places(RelocationProblem const& problem, RelocationPlan const& plan,
                   HouseholdRegister const& people, Limits const& limits,
                   std::vector<PlanFinding>& findings) {
  PlaceCount count{problem, limits, findings, stocked(problem), {}, {}, GroupParts(problem), {}};
  count.is_opened.resize(problem.phases.size());
  count.taken.resize(limits.all().size());
  for (MoverId const mover : plan.place.ids()) {
    if (std::optional<MoverPlace> const& place = plan.place[mover]) {
      count.count(mover, *place, consent_of(people, problem.movers.household[mover]));
    } else {
      count.objective += cost_of_staying(problem, mover);
      count.take(limits.left_out_of(mover), 1);
      count.take(limits.reached(Goal::urgent), problem.movers.urgent[mover] != 0 ? 1 : 0);
    }
  }
  count.objective += count.parts.check(findings);
  count.count_shortages();
  count.check_units(plan);
  count.check_limits();
  return count.objective;
}

void check_unserved(RelocationProblem const& problem, std::vector<PlanFinding>& findings) {
  constexpr std::int64_t kUrgentFactor = 10;
  IdVector<PhaseId, std::uint8_t> const has_stocks = stocked(problem);
  RelocationOptions const& options = problem.options;
  for (MoverId const mover : problem.movers.household.ids()) {
    std::int64_t const price = problem.unserved[mover];
    bool const is_urgent = problem.movers.urgent[mover] != 0;
    std::optional<std::int64_t> const stated =
        is_urgent ? options.unserved_urgent_price : options.unserved_price;
    bool is_right = true;
    Exact right;
    if (stated) {
      right = *stated;
      is_right = price == *stated;
    } else if (options.unserved_price) {
      right = Exact(*options.unserved_price) * Exact(kUrgentFactor);
      is_right = !is_above(right, price);
    } else if (auto const dearest = dearest_offer(problem, mover, has_stocks)) {
      right = *dearest + split_price_of(problem, mover) + 1;
      is_right = !is_above(right, price);
    }
    if (!is_right) {
      findings.push_back({PlanFault::wrong_facts,
                          mover,
                          problem.movers.household[mover],
                          price,
                          clamped_or_most(right),
                          {}});
    }
  }
}

}  // namespace tongcun::recount
