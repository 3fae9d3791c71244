// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_rooms.h"

#include <algorithm>

namespace tongcun {

PlacementRooms::PlacementRooms(PlacementProblem const& problem_in)
    : problem(problem_in),
      left(problem_in.capacity),
      is_open(problem_in.sites(), 0),
      placed(problem_in.options.size(), 0),
      waiting(problem_in.count) {
  for (std::size_t site = 0; site < problem.sites(); ++site) {
    is_open[site] = problem.site_cost[site] == 0 ? 1 : 0;
  }
  for (OpeningUse const& use : problem.opening) {
    is_open[use.site] = 0;
  }
}

std::int32_t PlacementRooms::fit(std::uint32_t unit, std::size_t option) const {
  std::int64_t most = is_open[problem.options[option].site] != 0 ? waiting[unit] : 0;
  for (ResourceUse const& use : problem.uses_of(option)) {
    most = std::min(most, std::max<std::int64_t>(0, left[use.resource]) / use.amount);
  }
  return static_cast<std::int32_t>(most);
}

void PlacementRooms::put(std::uint32_t unit, std::size_t option, std::int32_t members) {
  placed[option] += members;
  waiting[unit] -= members;
  for (ResourceUse const& use : problem.uses_of(option)) {
    left[use.resource] -= use.amount * members;
  }
}

std::vector<Placement> PlacementRooms::placements() const {
  std::vector<Placement> all;
  for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      if (placed[option] > 0) {
        all.push_back({unit, static_cast<std::uint32_t>(option), placed[option]});
      }
    }
  }
  return all;
}

}  // namespace tongcun
