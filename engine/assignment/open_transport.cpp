// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/open_transport.h"

#include "engine/assignment/solve_transport.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

std::int64_t least_cost(PlacementProblem const& problem, std::size_t unit) {
  std::int64_t least = problem.unplaced[unit];
  for (PlacementOption const& option : problem.of(unit)) {
    least = std::min(least, option.cost);
  }
  return least;
}

// Candidates of each unit at open sites.
struct OpenCandidates {
  TransportProblem transport;          // its sites are the resources
  std::vector<std::uint32_t> options;  // by candidate

  [[nodiscard]] std::uint32_t option_of(Shipment const& shipment) const {
    std::size_t at = transport.first[shipment.unit];
    while (transport.candidates[at].site != shipment.site) {
      ++at;
    }
    return options[at];
  }
};

}  // namespace

bool is_transport(PlacementProblem const& problem) {
  if (!problem.opening.empty() || problem.options.empty() ||
      std::ranges::find(problem.owner, PlacementProblem::kShared) != problem.owner.end()) {
    return false;
  }
  std::int64_t members = 0;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    members += problem.count[unit];
    std::int64_t dearest = problem.unplaced[unit];
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      auto const uses = problem.uses_of(option);
      if (uses.size() != 1 || uses.front().amount != 1) {
        return false;
      }
      dearest = std::max(dearest, problem.options[option].cost);
    }
    if (dearest - least_cost(problem, unit) > kMostPieceCost) {
      return false;
    }
  }
  return members <= kMostPieces;
}

OpenTransportSolver::OpenTransportSolver(PlacementProblem const& problem)
    : problem_(problem),
      resources_(problem.sites()),
      first_(problem.resources() + 1, 0),
      capacity_(problem.capacity) {
  assert(is_transport(problem));
  for (std::uint32_t r = 0; r < problem.resources(); ++r) {
    resources_[problem.owner[r]].push_back(r);
  }
  std::vector<std::vector<Comer>> at(problem.resources());
  std::int64_t members = 0;
  for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
    std::int64_t const least = least_cost(problem, unit);
    least_ += least * problem.count[unit];
    members += problem.count[unit];
    unplaced_.push_back(static_cast<std::int32_t>(problem.unplaced[unit] - least));
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      std::vector<Comer>& comers = at[problem.uses_of(option).front().resource];
      Comer const comer{unit, static_cast<std::uint32_t>(option),
                        static_cast<std::int32_t>(problem.options[option].cost - least)};
      if (comers.empty() || comers.back().unit != unit) {
        comers.push_back(comer);
      } else if (comer.cost < comers.back().cost) {
        comers.back() = comer;
      }
    }
  }
  for (std::size_t r = 0; r < at.size(); ++r) {
    comers_.insert(comers_.end(), at[r].begin(), at[r].end());
    first_[r + 1] = comers_.size();
    capacity_[r] = std::min(capacity_[r], members);
  }
}

OpenTransport OpenTransportSolver::solve(std::vector<std::uint8_t> const& is_open,
                                         RunSettings const& run) const {
  OpenCandidates open;
  TransportProblem& transport = open.transport;
  transport.supply = problem_.count;
  transport.unplaced = unplaced_;
  transport.capacity = capacity_;
  transport.first.assign(problem_.units() + 1, 0);
  std::vector<std::uint32_t> resources;
  for (std::uint32_t r = 0; r < problem_.resources(); ++r) {
    if (is_open[problem_.owner[r]] != 0) {
      resources.push_back(r);
      for (Comer const& comer : at(r)) {
        ++transport.first[comer.unit + std::size_t{1}];
      }
    }
  }
  for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
    transport.first[unit + 1] += transport.first[unit];
  }
  transport.candidates.resize(transport.first.back());
  open.options.resize(transport.first.back());
  std::vector<std::size_t> next(transport.first.begin(), transport.first.end() - 1);
  for (std::uint32_t const r : resources) {
    for (Comer const& comer : at(r)) {
      std::size_t const candidate = next[comer.unit]++;
      transport.candidates[candidate] = {r, comer.cost};
      open.options[candidate] = comer.option;
    }
  }
  TransportPlan const plan = solve_transport(transport, run);
  OpenTransport result;
  result.price = plan.price;
  for (Shipment const& shipment : plan.shipments) {
    result.placements.push_back({shipment.unit, open.option_of(shipment), shipment.pieces});
  }
  std::ranges::sort(result.placements, {}, &Placement::option);  // by unit at once
  result.cost = least_ + plan.cost;
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    result.cost += is_open[site] != 0 ? problem_.site_cost[site] : 0;
  }
  return result;
}

}  // namespace tongcun
