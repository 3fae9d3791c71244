// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_problem.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace tongcun {

// Members of one unit that take one option.
struct Placement {
  std::uint32_t unit = 0;
  std::uint32_t option = 0;  // in problem.options
  std::int32_t members = 0;
  friend bool operator==(Placement const&, Placement const&) = default;
};

// Prices are whole numbers of 2^-20 of the unit of cost, so that a bound is checked in integers.
constexpr int kPriceBits = 20;

// Multipliers that certify a lower bound, whatever they are.
struct PlacementPrices {
  std::vector<std::int64_t> unit_value;      // by unit: what placing one member is worth
  std::vector<std::int64_t> resource_price;  // by resource, 0 or more: of one piece of it
  friend bool operator==(PlacementPrices const&, PlacementPrices const&) = default;
};

struct PlacementPlan {
  std::vector<Placement> placements;  // by unit, then by option; others go nowhere
  PlacementPrices prices;
  std::int64_t cost = 0;
  std::int64_t bound = 0;  // of every plan, by the prices; bound <= cost
  // Where each option takes of one resource of its site alone, values of units that prove more than
  // any prices do, and what they prove (bound_by_knapsacks); empty and the least number if none do.
  std::vector<std::int64_t> knapsack_value;
  std::int64_t knapsack_bound = std::numeric_limits<std::int64_t>::min();
  bool settled = false;   // floating point says that no plan costs less, which nobody has checked
  std::int64_t work = 0;  // units of work that were spent
  bool stopped = false;   // by request, before the search was through
  bool out_of_work = false;  // likewise by the limit of work

  [[nodiscard]] std::int64_t best_bound() const { return std::max(bound, knapsack_bound); }
};

// The cost of a plan, counted from its placements. None if it is no plan of the problem: an option
// of another unit, more members than there are, a resource that runs out, not in order. O(units +
// placements and their uses).
[[nodiscard]] std::optional<std::int64_t> score_placement(PlacementProblem const& problem,
                                                          std::vector<Placement> const& placements);

// A lower bound of the cost of every plan, from any unit values v and any prices p >= 0 (Lagrangian
// relaxation of the assignment of units and of all capacities; Geoffrion 1974):
//
//   sum count[u] min(v[u], unplaced[u])  -  sum over shared r of p[r] capacity[r]
//   + sum over sites j of min(0, site_cost[j] + sum over r of p[r] opening[j, r]
//         - sum over r of j of p[r] capacity[r]
//         + sum over u of count[u] min(0, min over options o of u at j of cost[o] + p·use[o] -
//         v[u]))
//
// rounded up to whole costs. The best values and prices give the bound of the linear relaxation
// with x <= y. Exact (128-bit); values |v| <= 2^62 and prices 0 … 2^62 are asserted. O(options +
// uses).
[[nodiscard]] std::int64_t bound_placement(PlacementProblem const& problem,
                                           PlacementPrices const& prices);

}  // namespace tongcun
