// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace tongcun {

// Hidden numbers of a system of sums that the shown ones determine. An equation: the sum of the
// unknowns with weight +1 or -1 is known. Ascending. By elimination modulo the prime 2^61 - 1:
// other than in whole numbers only where that divides a minor of the system. Larger systems than
// kMostUnknowns that hang together are peeled (an equation with one unknown left gives it away,
// again and again), and `left` gets how many unknowns of them stay unsolved.
struct SumEquation {
  std::vector<std::pair<std::size_t, int>> terms;  // unknown, weight
};
constexpr std::size_t kMostUnknowns = 1500;
[[nodiscard]] std::set<std::size_t> determined(std::size_t unknowns,
                                               std::vector<SumEquation> const& equations,
                                               std::int64_t& left);

}  // namespace tongcun
