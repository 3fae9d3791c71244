// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/study_guarantees.h"
#include "engine/poverty/judge_status.h"
#include "engine/region/household_register.h"
#include "engine/scenario/profile.h"

#include <cstdint>

namespace tongcun {

// Where households live whose guarantees are asked for.
enum class LivesAt : std::uint8_t {
  village,
  site,  // that the plan moves them to; of who does not move nothing is known there
};

// The official guarantees of a state of roads and facilities as rules of status ask for them;
// without lines. Refers to `people` and `accounts`.
[[nodiscard]] StatusFacts facts_in_state(GuaranteeRules const& rules, GuaranteeState const& state,
                                         LivesAt where, HouseholdRegister const& people,
                                         IncomeAccounts const& accounts);

}  // namespace tongcun
