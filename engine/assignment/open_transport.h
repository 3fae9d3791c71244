// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Whether a placement problem is one of transport but for sites that are opened: each option takes
// one piece of one resource and no more, nothing is shared, and costs of a unit differ by no more
// than solve_transport takes. O(options).
[[nodiscard]] bool is_transport(PlacementProblem const& problem);

// The best plan of those that place members at open sites only.
struct OpenTransport {
  std::vector<Placement> placements;  // by unit, then option
  std::int64_t cost = 0;              // with the opening of all open sites, used or not
  // By resource, in units of cost: of one more piece; 0 at closed sites. With the values that
  // follow from them they prove that no plan of these sites is cheaper.
  std::vector<std::int64_t> price;
};

// Solves a problem that is_transport for given open sites: exactly, however many members there are.
class OpenTransportSolver {
 public:
  // An option as a resource sees it.
  struct Comer {
    std::uint32_t unit = 0;
    std::uint32_t option = 0;
    std::int32_t cost = 0;  // of a piece, less the least that the unit's can cost
  };

  // Of two options of a unit that take the same the cheaper is kept. 12 bytes an option.
  explicit OpenTransportSolver(PlacementProblem const& problem);

  // `is_open` by site; a site that costs nothing to open may be closed all the same. Deterministic.
  // Throws Stopped. O(units + options of open sites) and what solve_transport takes.
  [[nodiscard]] OpenTransport solve(std::vector<std::uint8_t> const& is_open,
                                    RunSettings const& run) const;

  // By unit.
  [[nodiscard]] std::span<Comer const> at(std::uint32_t resource) const {
    return std::span(comers_).subspan(first_[resource],
                                      first_[resource + std::size_t{1}] - first_[resource]);
  }
  [[nodiscard]] std::vector<std::uint32_t> const& resources_of(std::uint32_t site) const {
    return resources_[site];
  }
  // Of going nowhere, less the least that the unit's pieces can cost; by unit.
  [[nodiscard]] std::vector<std::int32_t> const& unplaced() const { return unplaced_; }

 private:
  PlacementProblem const& problem_;
  std::vector<std::vector<std::uint32_t>> resources_;  // by site, ascending
  std::vector<std::size_t> first_;                     // by resource
  std::vector<Comer> comers_;
  std::vector<std::int32_t> unplaced_;
  std::vector<std::int64_t> capacity_;  // by resource, no more than there are members
  std::int64_t least_ = 0;              // of everybody where it is cheapest
};

}  // namespace tongcun
