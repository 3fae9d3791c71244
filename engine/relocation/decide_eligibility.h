// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/judge_candidates.h"
#include "engine/relocation/relocation_options.h"
#include "engine/types/finding.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// The candidates (judge_candidates, for this kind of plan) with the office's decisions over the
// rules': who is eligible by decision is what its consent makes of it, who is not is ineligible.
// P025: a decision names no household of the register, or one that another decision names, by its
// position; P026: that there are decisions. Deterministic. O(households + decisions log
// households).
[[nodiscard]] IdVector<HouseholdId, HouseholdCandidacy> decide_eligibility(
    IdVector<HouseholdId, HouseholdCandidacy> candidates, PlanKind kind,
    std::vector<EligibilityDecision> const& decisions, HouseholdTable const& households,
    std::vector<Finding>& findings);

}  // namespace tongcun
