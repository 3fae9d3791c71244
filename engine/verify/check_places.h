// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/exact.h"
#include "engine/verify/recount_limits.h"
#include "engine/verify/verify_relocation.h"

#include <vector>

namespace tongcun::recount {

// Checks each mover's place (refused, not_offered, unknown_place, fixed_elsewhere), each unit
// (divided_unit) and each limit (over_limit; level), adds what it finds and gives the objective,
// recounted. A place that is not there costs and takes nothing; one that is there and not offered
// is counted all the same. Of a question without contradictions and a plan with one place a mover.
// O(movers + limits), but for wishes and locks.
[[nodiscard]] Exact check_places(RelocationProblem const& problem, RelocationPlan const& plan,
                                 HouseholdRegister const& people, Limits const& limits,
                                 std::vector<PlanFinding>& findings);

// Adds a finding (wrong_facts) for each mover whose unserved price is not what the options state:
// the price itself; ten times the normal one at least, for an urgent mover without a price of its
// own; more than its dearest offer, less the preferences that staying pays, where nothing is
// stated. claimed: the price, found: the least or right one. O(movers · stocks).
void check_unserved(RelocationProblem const& problem, std::vector<PlanFinding>& findings);

}  // namespace tongcun::recount
