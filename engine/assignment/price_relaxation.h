// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_prices.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// The cost of an option with what it takes of the resources, at prices.
[[nodiscard]] inline double relaxed_cost(PlacementProblem const& problem, std::size_t option,
                                         std::vector<double> const& price) {
  auto cost = static_cast<double>(problem.options[option].cost);
  for (ResourceUse const& use : problem.uses_of(option)) {
    cost += static_cast<double>(use.amount) * price[use.resource];
  }
  return cost;
}

// The mean of what an option takes of each resource, 1 of what none takes: in units of that,
// persons and money are alike. By resource. O(uses).
[[nodiscard]] std::vector<double> mean_amounts(PlacementProblem const& problem);

// Solves the Lagrangian relaxation at given prices, and tells its subgradient.
class PriceRelaxation {
 public:
  PriceRelaxation(PlacementProblem const& problem, RunSettings const& run);

  // If no site costs anything: each unit takes what is cheapest at the prices, which is also its
  // value. Sets the bound and the unit values.
  void without_values(RelaxedPrices& prices);

  // Given unit values as well: each site opens if what it gains pays. A site with one resource and
  // one option a unit sets its price itself: the ratio of gain to amount at which it is full (the
  // linear knapsack), the best there is for these values. Sets those prices, the bound and opening.
  void with_values(RelaxedPrices& prices);

  std::vector<double> over_use;      // by resource: what is taken beyond the capacity
  std::vector<double> under_placed;  // by unit: share of its members that is not placed; or empty

 private:
  struct Taker {
    double ratio;  // gain for a piece
    double gain;   // of all members
    double amount;
    std::uint32_t option;
  };
  void fill_site(std::size_t site, RelaxedPrices& prices);
  void choose_at_site(std::size_t site, RelaxedPrices& prices);
  [[nodiscard]] double opening_cost(std::size_t site, RelaxedPrices const& prices) const;
  void open(std::size_t site, bool is_open, RelaxedPrices& prices);

  PlacementProblem const& problem_;
  RunSettings const& run_;
  std::size_t block_;  // units handled together
  std::vector<std::vector<double>> used_in_block_;
  std::vector<double> bound_of_block_;
  // Options by site, made when they are needed.
  std::vector<std::size_t> first_at_site_;
  std::vector<std::uint32_t> option_at_site_;
  std::vector<std::size_t> first_opening_;  // in problem.opening, by site
  std::vector<std::uint32_t> unit_of_option_;
  std::vector<std::uint32_t> only_resource_;  // by site; kShared if there are several
  std::vector<std::vector<std::uint32_t>> resources_at_site_;
  // Scratch.
  std::vector<Taker> takers_;
  std::vector<std::uint32_t> taken_;
};

}  // namespace tongcun
