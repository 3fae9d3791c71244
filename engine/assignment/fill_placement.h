// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"

#include <vector>

namespace tongcun {

// Places members that go nowhere by options that fit into what a plan leaves free, at sites that it
// opens, and cost less than going nowhere: units with most to gain first, by their cheapest option.
// Afterwards none is left. A search that walks along the edge of what is feasible may miss them.
// Placements of a plan, by unit, then option. O(options + uses).
void fill_placement(PlacementProblem const& problem, std::vector<Placement>& placements);

}  // namespace tongcun
