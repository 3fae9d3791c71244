// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/travel_effort.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A cell where paths begin, and the place (a number of the caller's) that it belongs to.
struct PathSource {
  std::uint32_t cell = 0;
  std::uint32_t place = 0;
};

// For every open cell the place that reaches it with the least effort, and how.
struct PathField {
  static constexpr std::uint32_t kNoPlace = 0xffffffffU;
  static constexpr std::uint8_t kSource = 255;

  std::vector<std::uint32_t> effort;  // units of TravelEffort; UINT32_MAX = not reached
  std::vector<std::uint32_t> place;   // kNoPlace = not reached
  std::vector<std::uint8_t> back;     // the move towards the place, or kSource

  // The cells from `cell` back to where its path began, both included.
  [[nodiscard]] std::vector<std::uint32_t> path_back(TravelEffort const& effort_of,
                                                     std::uint32_t cell) const;
};

// Shortest paths from many cells at once; every source must lie in an open cell. Efforts are exact;
// of two equally good ways the choice is fixed, but not described. O(cells) where sources are
// evenly spread.
[[nodiscard]] PathField spread_paths(RunSettings const& run, TravelEffort const& effort,
                                     std::span<PathSource const> sources);

}  // namespace tongcun
