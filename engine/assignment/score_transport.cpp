// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/transport_plan.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace tongcun {
namespace {

bool are_in_order(std::vector<Shipment> const& shipments) {
  return std::ranges::adjacent_find(shipments, [](Shipment const& a, Shipment const& b) {
           return std::tuple(a.unit, a.site) >= std::tuple(b.unit, b.site);
         }) == shipments.end();
}

}  // namespace

bool is_well_formed(TransportProblem const& problem) {
  std::size_t const units = problem.units();
  if (problem.unplaced.size() != units || problem.first.size() != units + 1 ||
      problem.first.front() != 0 || problem.first.back() != problem.candidates.size() ||
      !std::ranges::is_sorted(problem.first)) {
    return false;
  }
  auto const is_cost = [](std::int32_t cost) { return cost >= 0 && cost <= kMostPieceCost; };
  std::int64_t all = 0;
  for (std::int32_t const supply : problem.supply) {
    all += supply;
    if (supply < 1) {
      return false;
    }
  }
  auto const is_capacity = [](std::int64_t places) { return places >= 0 && places <= kMostPieces; };
  return all <= kMostPieces && std::ranges::all_of(problem.unplaced, is_cost) &&
         std::ranges::all_of(problem.capacity, is_capacity) &&
         std::ranges::all_of(problem.candidates, [&](Candidate const& candidate) {
           return is_cost(candidate.cost) && candidate.site < problem.sites();
         });
}

std::optional<std::int64_t> score_transport(TransportProblem const& problem,
                                            std::vector<Shipment> const& shipments) {
  if (!are_in_order(shipments)) {
    return std::nullopt;
  }
  std::vector<std::int64_t> left(problem.supply.begin(), problem.supply.end());
  std::vector<std::int64_t> room = problem.capacity;
  std::int64_t cost = 0;
  for (Shipment const& shipment : shipments) {
    if (shipment.unit >= problem.units() || shipment.site >= problem.sites() ||
        shipment.pieces < 1) {
      return std::nullopt;
    }
    std::span<Candidate const> const list = problem.of(shipment.unit);
    auto const found = std::ranges::find(list, shipment.site, &Candidate::site);
    if (found == list.end()) {
      return std::nullopt;
    }
    left[shipment.unit] -= shipment.pieces;
    room[shipment.site] -= shipment.pieces;
    if (left[shipment.unit] < 0 || room[shipment.site] < 0) {
      return std::nullopt;
    }
    cost += std::int64_t{shipment.pieces} * found->cost;
  }
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    cost += left[unit] * problem.unplaced[unit];
  }
  return cost;
}

std::int64_t bound_transport(TransportProblem const& problem,
                             std::vector<std::int64_t> const& price) {
  assert(price.size() == problem.sites());
  std::int64_t bound = 0;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    std::int64_t least = problem.unplaced[unit];
    for (Candidate const& candidate : problem.of(unit)) {
      least = std::min(least, candidate.cost + price[candidate.site]);
    }
    bound += least * problem.supply[unit];
  }
  for (std::size_t site = 0; site < problem.sites(); ++site) {
    assert(price[site] >= 0);
    bound -= price[site] * problem.capacity[site];
  }
  return bound;
}

}  // namespace tongcun
