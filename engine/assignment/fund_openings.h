// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_prices.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {

// Which sites to open where opening takes of what all sites share: a budget pays for the site as
// well as for the dwellings, so that one site more means many households fewer elsewhere, which no
// move of single households finds. Sets of sites are searched by adding, dropping and swapping, and
// each set is filled anew at given prices: first whose place saves the most for what it takes of
// the shared resources, at the cheapest priced option that still fits (the greedy method for the
// knapsack, Dantzig 1957). Quick and rough: a start for the chains, no bound.
//
// Deterministic. Asks whether to stop before each filling but the first; one is O(options + units
// log units).
class FundedOpenings {
 public:
  FundedOpenings(PlacementProblem const& problem, RelaxedPrices const& prices,
                 RunSettings const& run);

  // Starts from the sites that the plan uses, then goes on until no single change of the set and no
  // swap helps, or the work is spent.
  void search(std::vector<Placement> const& plan, std::int64_t work);

  [[nodiscard]] std::int64_t cost() const { return cost_; }
  [[nodiscard]] std::vector<Placement> const& placements() const { return placements_; }
  [[nodiscard]] std::int64_t work() const { return work_; }

 private:
  struct Way {
    double priced;  // a member, with all prices
    double money;   // of it for shared resources
    std::uint32_t option;
  };

  [[nodiscard]] bool is_closable(std::size_t site) const { return closable_[site] != 0; }
  [[nodiscard]] bool fill(std::vector<std::uint8_t> const& open);
  bool try_sites(std::vector<std::uint8_t> const& open);
  bool change_one();
  bool swap_two();
  [[nodiscard]] bool is_out() const { return work_ >= end_ || run_.stop_requested(); }

  PlacementProblem const& problem_;
  RunSettings const& run_;
  std::vector<std::uint8_t> closable_;      // by site: opening takes of what is shared, or costs
  std::vector<std::size_t> first_opening_;  // by site, into problem.opening
  std::vector<Way> ways_;                   // of units, one after the other; the cheapest first
  std::vector<std::size_t> first_way_;      // by unit
  std::vector<std::uint8_t> open_;          // of the best set
  std::vector<std::pair<double, std::uint32_t>> order_;  // scratch
  std::vector<Placement> placements_;
  std::int64_t cost_;
  std::int64_t work_ = 0;
  std::int64_t end_ = 0;
};

}  // namespace tongcun
