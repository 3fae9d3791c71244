// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/compare_shares.h"

#include "engine/verify/recount_offer.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kNobody = -1;  // the figure of no township

// Phases in which the mover can be offered a dwelling.
std::set<PhaseId> offered_phases(RelocationProblem const& problem, MoverId mover,
                                 IdVector<PhaseId, std::vector<StockId>> const& stocks) {
  std::set<PhaseId> phases;
  for (PhaseId const phase : problem.phases.site.ids()) {
    bool const has_stocks = !stocks[phase].empty();
    if (!is_open_to(problem, mover, phase, has_stocks) ||
        !is_unlocked(problem, mover, problem.phases.site[phase])) {
      continue;
    }
    std::vector<StockId> const dwellings =
        has_stocks ? stocks[phase] : std::vector{StockId::none()};
    for (StockId const stock : dwellings) {
      if (is_fit(problem, mover, phase, stock, money_of(problem, mover, phase, stock))) {
        phases.insert(phase);
      }
    }
  }
  return phases;
}

// Whether each unit has a phase in which all of its movers can be offered something.
IdVector<MoveUnitId, std::uint8_t> placeable(RelocationProblem const& problem) {
  IdVector<PhaseId, std::vector<StockId>> stocks(problem.phases.size());
  for (StockId const stock : problem.stocks.phase.ids()) {
    stocks[problem.stocks.phase[stock]].push_back(stock);
  }
  IdVector<MoveUnitId, std::uint8_t> is_seen(problem.units);
  IdVector<MoveUnitId, std::set<PhaseId>> common(problem.units);
  for (MoverId const mover : problem.movers.unit.ids()) {
    MoveUnitId const unit = problem.movers.unit[mover];
    std::set<PhaseId> const own = offered_phases(problem, mover, stocks);
    if (is_seen[unit] == 0) {
      common[unit] = own;
    } else {
      std::erase_if(common[unit], [&](PhaseId phase) { return !own.contains(phase); });
    }
    is_seen[unit] = 1;
  }
  IdVector<MoveUnitId, std::uint8_t> result(problem.units);
  for (MoveUnitId const unit : common.ids()) {
    result[unit] = common[unit].empty() ? 0 : 1;
  }
  return result;
}

std::int64_t figure(TownshipId township) {
  return township.is_none() ? kNobody : std::int64_t{township.value()};
}

}  // namespace

void compare_shares(RelocationProblem const& problem, std::vector<PlanFinding>& findings) {
  FairnessOptions const& options = problem.options.fairness;
  auto const add = [&](MoverId mover, std::int64_t claimed, std::int64_t found) {
    HouseholdId const household =
        mover.is_none() ? HouseholdId::none() : problem.movers.household[mover];
    findings.push_back({PlanFault::wrong_facts, mover, household, claimed, found, {}});
  };
  bool const is_asked = options.max_min || options.least_share.has_value();
  if (problem.shares.has_value() != is_asked) {
    add(MoverId::none(), problem.shares ? 1 : 0, is_asked ? 1 : 0);
  }
  if (!problem.shares) {
    return;
  }
  Shares const& shares = *problem.shares;
  if (!options.max_min && options.least_share && *options.least_share != shares.least) {
    add(MoverId::none(), shares.least, *options.least_share);
  }
  IdVector<MoveUnitId, std::uint8_t> const can_be_placed = placeable(problem);
  std::map<VillageId, TownshipId> township_of;
  IdVector<TownshipId, std::int64_t> households(shares.area.size());
  for (MoverId const mover : shares.township.ids()) {
    TownshipId const township = shares.township[mover];
    bool const counts = can_be_placed[problem.movers.unit[mover]] != 0;
    if (counts == township.is_none()) {
      add(mover, figure(township), counts ? 1 : kNobody);
      continue;
    }
    if (!counts) {
      continue;
    }
    households[township] += 1;
    TownshipId const first =
        township_of.try_emplace(problem.movers.village[mover], township).first->second;
    if (township != first) {
      add(mover, figure(township), figure(first));
    }
  }
  for (TownshipId const township : households.ids()) {
    if (households[township] != shares.households[township]) {
      add(MoverId::none(), shares.households[township], households[township]);
    }
  }
}

}  // namespace tongcun::recount
