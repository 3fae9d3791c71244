// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_result.h"

namespace tongcun {

// Whether what the plan and those beside it do in all may stand side by side, of a real register.
// All of them or none: between any two, the households that only one of them places, that only the
// other places, that both place at different sites, that take other public money, and of the first
// two those that are urgent, are none or kLeastHouseholds at least; and so are those of each phase
// of each plan, which says what it uses. Nowhere where wishes, preferences or split groups have a
// price: the objective would tell of them. O(plans² · movers).
[[nodiscard]] bool may_show_other_plans(RelocationResult const& result);

}  // namespace tongcun
