// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/spread_paths.h"
#include "engine/synthetic/travel_effort.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// The easiest way between two places whose lands touch: it crosses the border from `cell_a` (of
// place a) to `cell_b`.
struct PlaceLink {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  std::uint32_t effort = 0;
  std::uint32_t cell_a = 0;
  std::uint32_t cell_b = 0;
  friend bool operator==(PlaceLink const&, PlaceLink const&) = default;
};

// One link for every pair of places whose lands touch, ascending by (a, b). These links hold the
// least spanning tree of all paths between the places (Mehlhorn 1988). O(cells + borders log).
[[nodiscard]] std::vector<PlaceLink> link_places(RunSettings const& run, TravelEffort const& effort,
                                                 PathField const& field);

// The cells of a link from place a to place b.
[[nodiscard]] std::vector<std::uint32_t> link_path(TravelEffort const& effort,
                                                   PathField const& field, PlaceLink const& link);

}  // namespace tongcun
