// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_problem.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// A lower bound of the cost of every plan, from any unit values v in 2^-20 of the unit of cost
// (Lagrangian relaxation of the assignment of units alone; Ross, Soland, Math. Programming 8,
// 1975):
//
//   sum count[u] min(v[u], unplaced[u])
//   + sum over sites j of min(0, site_cost[j] - sum over r of j of the most that members are worth
//         who fit into r, each at v[u] - cost[o])
//
// rounded up to whole costs. Each resource of a site chooses the members it serves as a whole, by
// dynamic programming; so at the best values the bound is never below that of the linear
// relaxation, and far above it where few large units share a site. An option counts at the first
// resource of its site that it takes; what it takes of others, and shared resources, are left out
// of account, which keeps the bound valid. Exact (128-bit); values |v| <= 2^62 are asserted.
// O(sum over r of options of r * log count * capacity[r]) where not all fit, in memory of 16 bytes
// a piece of the largest capacity.
[[nodiscard]] std::int64_t bound_by_knapsacks(PlacementProblem const& problem,
                                              std::vector<std::int64_t> const& unit_value);

}  // namespace tongcun
