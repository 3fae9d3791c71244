// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_prices.h"
#include "engine/assignment/placement_problem.h"

#include <cstddef>
#include <optional>

namespace tongcun {

// The prices of the linear relaxation by an exact solver, where this build has one and the problem
// has at most `most_options`: with several resources a site they are far better than what a
// subgradient finds. None otherwise. Only their rounded form is ever used as a proof.
// Repeatable with one version of the solver. Time: of one linear program.
[[nodiscard]] std::optional<RelaxedPrices> price_exactly(PlacementProblem const& problem,
                                                         std::size_t most_options);

}  // namespace tongcun
