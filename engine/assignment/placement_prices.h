// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Multipliers of the Lagrangian relaxation while they are being found, in units of cost. Only their
// rounded form is ever used as a proof.
struct RelaxedPrices {
  std::vector<double> unit_value;      // by unit
  std::vector<double> resource_price;  // by resource, 0 or more
  std::vector<double> opening;         // by site: how much of it the relaxation opens, 0 … 1
  double bound = 0.0;
};

// Prices at which nothing is scarce: each unit at its cheapest, opening costs spread over the
// capacity of the site's first resource.
[[nodiscard]] RelaxedPrices starting_prices(PlacementProblem const& problem);

// What the relaxation leaves to unit values: nothing (they follow from the prices of resources, and
// opening costs count only as far as prices pay for them), or which units a site opens for.
enum class RelaxedValues : std::uint8_t { follow, own };

// Whether no site costs anything to open.
[[nodiscard]] bool all_open_anyway(PlacementProblem const& problem);

// Better prices by the subgradient method from `start`, with Polyak's step towards `aim`, the cost
// that the bound is hoped to come near (Held, Wolfe, Crowder 1974): step length 2, halved after 15
// rounds without progress; ends after `rounds` or when the length is below 1e-6. Never worse than
// the start. Ends early when asked to stop. Deterministic for any number of threads. A round is
// O(uses), with opening costs O(uses + options log options).
[[nodiscard]] RelaxedPrices improve_prices(PlacementProblem const& problem, RelaxedPrices start,
                                           RelaxedValues values, double aim, int rounds,
                                           RunSettings const& run);

// The prices in whole 2^-20, with the unit values that suit them best if no site costs anything.
[[nodiscard]] PlacementPrices rounded_prices(PlacementProblem const& problem,
                                             RelaxedPrices const& prices);

}  // namespace tongcun
