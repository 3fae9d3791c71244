// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/planning_ground.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Cells where villages lie, all over the map, ascending: on gentle ground a little above a stream,
// denser in open country than between steep slopes, with one in five or so on terraces high above
// the valleys. No two are nearer than about half of the mean distance. At least
// `fewest`, on average one per `square_metres`. O(cells).
[[nodiscard]] std::vector<std::uint32_t> place_villages(RunSettings const& run, std::uint64_t seed,
                                                        PlanningGround const& ground,
                                                        double square_metres, std::size_t fewest);

// Share (0 … 1) of gentle ground (slope under 0.09) within `reach` cells around a cell.
[[nodiscard]] double gentle_share(PlanningGround const& ground, std::uint32_t cell,
                                  std::int32_t reach);

}  // namespace tongcun
