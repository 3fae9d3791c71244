// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_shares.h"

#include "engine/region/area_tree.h"
#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

namespace tongcun {
namespace {

// Units all of whose movers can be offered a dwelling in one phase; 1 = it is.
IdVector<MoveUnitId, std::uint8_t> placeable_units(RelocationProblem const& problem) {
  IdLists<PhaseId, StockId> const stocks = offered_stocks(problem);
  std::vector<std::int64_t> members(problem.units, 0);
  for (MoveUnitId const unit : problem.movers.unit.values()) {
    ++members[unit.value()];
  }
  IdVector<MoveUnitId, std::uint8_t> placeable(problem.units);
  for (PhaseId const phase : stocks.ids()) {
    std::vector<std::int64_t> offered(problem.units, 0);
    for (MoverId const mover : problem.movers.unit.ids()) {
      bool const is_offered = std::ranges::any_of(stocks[phase], [&](StockId stock) {
        return price_offer(problem, mover, phase, stock).bar == OfferBar::none;
      });
      offered[problem.movers.unit[mover].value()] += is_offered ? 1 : 0;
    }
    for (MoveUnitId const unit : placeable.ids()) {
      if (offered[unit.value()] == members[unit.value()]) {
        placeable[unit] = 1;
      }
    }
  }
  return placeable;
}

}  // namespace

Shares take_shares(RelocationProblem const& problem, Villages const& villages) {
  AreaTree const tree = build_area_tree(villages);
  IdVector<MoveUnitId, std::uint8_t> const placeable = placeable_units(problem);
  Movers const& movers = problem.movers;
  auto const township_of = [&](MoverId mover) {
    return tree.areas[tree.of_village[movers.village[mover]]].parent;
  };
  std::map<AreaId, TownshipId> townships;  // ascending
  for (MoverId const mover : movers.unit.ids()) {
    if (placeable[movers.unit[mover]] != 0) {
      townships.try_emplace(township_of(mover));
    }
  }
  Shares shares;
  shares.least = problem.options.fairness.least_share.value_or(0);
  for (auto& [area, township] : townships) {
    township = shares.area.push_back(area);
    shares.households.push_back(0);
  }
  for (MoverId const mover : movers.unit.ids()) {
    bool const counts = placeable[movers.unit[mover]] != 0;
    TownshipId const township = counts ? townships.at(township_of(mover)) : TownshipId::none();
    shares.township.push_back(township);
    if (counts) {
      ++shares.households[township];
    }
  }
  return shares;
}

}  // namespace tongcun
