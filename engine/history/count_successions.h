// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/register_history.h"

#include <vector>

namespace tongcun {

// Where the households of villages are that are no longer what they were, by earlier, then present
// village; those of villages without households, and of villages that lead nowhere, are left out.
// `history` has its changes. O(households log villages).
[[nodiscard]] std::vector<VillageSuccession> count_successions(RegisterHistory const& history,
                                                               HouseholdTable const& now,
                                                               Villages const& today);

}  // namespace tongcun
