// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/place_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// How large the groups may be, in villages.
struct GroupSize {
  std::size_t least = 8;
  std::size_t usual = 12;
  std::size_t most = 16;
};

// Sizes of a township, and of a county where there is more than one [A].
constexpr GroupSize kTownshipSize{8, 12, 16};
constexpr GroupSize kCountySize{200, 340, 400};

// Divides `members` into connected groups of neighbours: again and again in two along the line
// where the ways to two far ends are equally long. Gives the group (0, 1, …) of each member, in
// the order of `members`. Sizes keep to `size` but for a few groups that had to take in what was
// cut off, or give it away. O(members log² members).
[[nodiscard]] std::vector<std::uint32_t> group_villages(std::uint64_t seed, std::uint64_t index,
                                                        PlaceGraph const& graph,
                                                        std::span<std::uint32_t const> members,
                                                        GroupSize size);

}  // namespace tongcun
