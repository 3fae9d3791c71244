// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/transport_problem.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Pieces of one unit that go to one site.
struct Shipment {
  std::uint32_t unit = 0;
  std::uint32_t site = 0;
  std::int32_t pieces = 0;
  friend bool operator==(Shipment const&, Shipment const&) = default;
};

// Where the pieces go, and prices that prove it: the shadow price of one more place at each site.
struct TransportPlan {
  std::vector<Shipment> shipments;  // by unit, then by site; pieces not listed go nowhere
  std::vector<std::int64_t> price;  // by site, 0 or more
  std::int64_t cost = 0;
};

// The cost of a plan, counted from its shipments. None if it is no plan of the problem: a site that
// is no candidate, more pieces than the supply or the capacity, not in order. O(shipments + units +
// candidates).
[[nodiscard]] std::optional<std::int64_t> score_transport(TransportProblem const& problem,
                                                          std::vector<Shipment> const& shipments);

// A lower bound of the cost of every plan, from any prices of 0 or more (weak duality):
//   sum over units of supply * min(unplaced, cost + price)  -  sum over sites of capacity * price
// Equal to the cost of an optimal plan at optimal prices, where sum(capacity * price) <= 2^61;
// prices whose sum does not fit in 63 bits are the caller's fault. O(candidates).
[[nodiscard]] std::int64_t bound_transport(TransportProblem const& problem,
                                           std::vector<std::int64_t> const& price);

}  // namespace tongcun
