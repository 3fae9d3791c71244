// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/verify_relocation.h"

#include <vector>

namespace tongcun::recount {

// Adds a finding (wrong_facts) for each mover whose unit is not that of the register: movers with
// the same tied_group are one unit, wherever they live; with MoveUnit::group also those of the same
// village and village group; and whoever is tied to one of them; nobody else. claimed: its unit,
// found: that of the first mover that it is tied to, or the number of units where it is tied to
// none of its unit. O(movers log movers).
void compare_units(RelocationProblem const& problem, HouseholdRegister const& people,
                   std::vector<PlanFinding>& findings);

}  // namespace tongcun::recount
