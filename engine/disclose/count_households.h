// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/region/area_tree.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// Unsuppressed counts of every area: of all its households, and by verdict of each guarantee.
struct HouseholdCounts {
  IdVector<AreaId, HouseholdCount> base;
  std::vector<IdVector<AreaId, HouseholdVerdictCount>> verdicts;  // by judged guarantee
};

// O(households · guarantees · levels). Deterministic.
[[nodiscard]] HouseholdCounts count_households(HouseholdResults const& households,
                                               AreaTree const& tree);

}  // namespace tongcun
