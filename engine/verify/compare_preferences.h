// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/verify_relocation.h"

#include <vector>

namespace tongcun::recount {

// Adds a finding (wrong_facts) for each mover
//   whose preferences are not those of the options: one of each lock that prefers a site for a
//   member of its unit, at its price; one of the earlier plan at the price of a change, staying
//   exactly if it stayed there. claimed, found: how many, or else the sum of their prices;
//   of which a wish, a lock or a preference names another site of the question than the same code
//   does elsewhere, or the same site as another code does. claimed, found: the sites, -1 = none.
//   The question does not tell codes of sites: what is named once is believed.
// O(households + movers · locks of a unit).
void compare_preferences(RelocationProblem const& problem, HouseholdRegister const& people,
                         std::vector<PlanFinding>& findings);

}  // namespace tongcun::recount
