// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/fill_placement.h"

#include "engine/assignment/placement_rooms.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

PlacementRooms rooms_of(PlacementProblem const& problem, std::vector<Placement> const& placements) {
  PlacementRooms rooms(problem);
  for (Placement const& placement : placements) {
    rooms.is_open[problem.options[placement.option].site] = 1;
    rooms.put(placement.unit, placement.option, placement.members);
  }
  for (OpeningUse const& use : problem.opening) {
    rooms.left[use.resource] -= rooms.is_open[use.site] != 0 ? use.amount : 0;
  }
  return rooms;
}

// As many as fit by the cheapest option by which any does.
bool take_in(std::uint32_t unit, PlacementRooms& rooms) {
  PlacementProblem const& problem = rooms.problem;
  std::int64_t least = problem.unplaced[unit];
  std::size_t chosen = problem.options.size();
  std::int32_t members = 0;
  for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
    if (problem.options[option].cost >= least) {
      continue;
    }
    if (std::int32_t const fit = rooms.fit(unit, option); fit > 0) {
      least = problem.options[option].cost;
      chosen = option;
      members = fit;
    }
  }
  if (members == 0) {
    return false;
  }
  rooms.put(unit, chosen, members);
  return true;
}

}  // namespace

void fill_placement(PlacementProblem const& problem, std::vector<Placement>& placements) {
  PlacementRooms rooms = rooms_of(problem, placements);
  std::vector<std::pair<std::int64_t, std::uint32_t>> order;  // less the gain, unit
  for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
    if (rooms.waiting[unit] > 0 && !problem.of(unit).empty()) {
      std::int64_t const least =
          std::ranges::min(problem.of(unit), {}, &PlacementOption::cost).cost;
      order.emplace_back(least - problem.unplaced[unit], unit);
    }
  }
  std::ranges::sort(order);
  for (auto const& [gain, unit] : order) {
    while (rooms.waiting[unit] > 0 && take_in(unit, rooms)) {
    }
  }
  placements = rooms.placements();
}

}  // namespace tongcun
