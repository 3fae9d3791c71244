// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// What a plan leaves while it is being made: room of resources, open sites, members not placed yet.
struct PlacementRooms {
  // Nobody placed; open is who costs and takes nothing to open.
  explicit PlacementRooms(PlacementProblem const& problem);

  // How many of those that wait fit by the option now; 0 at a site that is not open.
  [[nodiscard]] std::int32_t fit(std::uint32_t unit, std::size_t option) const;
  void put(std::uint32_t unit, std::size_t option, std::int32_t members);
  // By unit, then option.
  [[nodiscard]] std::vector<Placement> placements() const;

  PlacementProblem const& problem;
  std::vector<std::int64_t> left;     // by resource
  std::vector<std::uint8_t> is_open;  // by site
  std::vector<std::int32_t> placed;   // by option
  std::vector<std::int32_t> waiting;  // by unit
};

}  // namespace tongcun
