// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/judge_candidates.h"
#include "engine/types/id_vector.h"

namespace tongcun {

// Accompanying households of groups that move as a whole (整组搬迁): who is accompanying and is
// offered nothing by the rules may be placed, in this kind of plan, if a household of its village
// group is eligible; whom the office has decided about stays as decided, and of whom the rules do
// not know whether they offer a move is still unknown. Consent is needed all the
// same, and the consent of one household changes nobody else's candidacy. O(households · log).
[[nodiscard]] IdVector<HouseholdId, HouseholdCandidacy> take_along(
    IdVector<HouseholdId, HouseholdCandidacy> candidates, PlanKind kind,
    HouseholdTable const& households);

}  // namespace tongcun
