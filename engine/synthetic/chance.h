// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace tongcun {

// True in `permille` of a thousand draws.
[[nodiscard]] inline bool happens(RandomStream& random, std::int32_t permille) {
  return static_cast<std::int32_t>(random.next_below(1000)) < permille;
}

// Uniform on low … high.
[[nodiscard]] inline std::int32_t uniform(RandomStream& random, std::int32_t low,
                                          std::int32_t high) {
  return low +
         static_cast<std::int32_t>(random.next_below(static_cast<std::uint32_t>(high - low + 1)));
}

// A position, as likely as its weight; some weight is above zero.
template <std::size_t N>
[[nodiscard]] std::size_t weighted(RandomStream& random,
                                   std::array<std::uint32_t, N> const& weights) {
  std::uint32_t left = random.next_below(std::accumulate(weights.begin(), weights.end(), 0U));
  std::size_t at = 0;
  while (left >= weights[at]) {
    left -= weights[at++];
  }
  return at;
}

}  // namespace tongcun
