// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/route_net.h"
#include "engine/synthetic/spread_paths.h"
#include "engine/synthetic/travel_effort.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// One way chosen to join a place to the network or to another place.
struct Joint {
  std::vector<std::uint32_t> path;  // cells, from `place` to `to`
  std::uint32_t place = 0;          // the one farther from the network, row of the given cells
  std::uint32_t to = 0;             // the nearer one, or kNetwork
  std::uint32_t effort = 0;
  std::uint64_t weight = 0;  // of all places that have no shorter way out; 0 for loops
  bool is_loop = false;

  static constexpr std::uint32_t kNetwork = 0xffffffffU;
};

struct JoinOptions {
  // A second way is made where the first is more than this many times as long (ways along roads
  // that were there before count nothing); 0 = never.
  double loop_detour = 0.0;
};

// Paths from the roads there are (place 0) and from each of the places (place i + 1 for row i of
// `cells`), ready for join_places. Places on a road have no land.
[[nodiscard]] PathField spread_from_network(RunSettings const& run, TravelEffort const& effort,
                                            RouteNet const& net,
                                            std::span<std::uint32_t const> cells);

// Joins places to the roads there are, or to each other where there are none, with the least
// effort in all (a least spanning tree of the paths between them), then adds loops. The tree comes
// first, each place after the one it is joined to; then the loops. Places on a road need nothing.
// `weights` belong to the places. O(borders + places log places).
[[nodiscard]] std::vector<Joint> join_places(RunSettings const& run, TravelEffort const& effort,
                                             PathField const& field,
                                             std::span<std::uint32_t const> weights,
                                             JoinOptions const& options);

}  // namespace tongcun
