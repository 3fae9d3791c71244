// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_problem.h"

namespace tongcun {

// The groups of the movers, in the order of their first movers: a group is named by its village and
// its own name; whose group is not recorded is of none. And the sites that are closed to them: of a
// question without groups so far, whose movers are complete. O(movers · (log movers + stocks)).
[[nodiscard]] MoveGroups take_groups(RelocationProblem const& problem,
                                     HouseholdTable const& households);

}  // namespace tongcun
