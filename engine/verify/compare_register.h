// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/verify_relocation.h"

#include <vector>

namespace tongcun::recount {

// What the register says of the household; not stated, not applicable, or a household that it does
// not have: not asked.
[[nodiscard]] Consent consent_of(HouseholdRegister const& people, HouseholdId household);

// Whether such a plan may place who says this.
[[nodiscard]] bool is_admitted(PlanKind kind, Consent consent);

// Adds a finding (wrong_facts) for each fact of the question that the register contradicts, at most
// one a column and mover: consent, persons, village, number of wishes, posts, least area, ground
// floor, the unserved price that the options state, locks, preferences; movers that are tied in the
// register and not in one unit; (left_out) each household that consents though the question
// leaves it out, of those that the office offers a move and, where there are no reasons, of all
// that it does not exclude; and (excluded) each that it excludes and the question has. What the
// register does not know contradicts nothing. O(households + persons + movers · locks).
void compare_register(RelocationProblem const& problem, HouseholdRegister const& people,
                      std::vector<PlanFinding>& findings);

}  // namespace tongcun::recount
