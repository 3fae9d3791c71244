// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/relocation/place_movers.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <optional>
#include <vector>

namespace tongcun {

// The places of a plan of that placement: alike units in their order take the options in theirs.
[[nodiscard]] IdVector<MoverId, std::optional<MoverPlace>> places_of(
    RelocationProblem const& problem, MoverPlacement const& placement,
    std::vector<Placement> const& placements);

// The places of a plan as placements: the reverse of places_of. Who stays takes of limits within
// them while there is anything left, in the order of the units, then beyond. Empty where the
// placement has no options for it, since it keeps but some of them. O(movers · options of a unit).
[[nodiscard]] std::vector<Placement> place_known(
    RelocationProblem const& problem, MoverPlacement const& placement,
    IdVector<MoverId, std::optional<MoverPlace>> const& place);

}  // namespace tongcun
