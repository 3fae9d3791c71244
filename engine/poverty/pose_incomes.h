// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/poverty/simulate_incomes.h"

namespace tongcun {

// What simulate_incomes is asked about the villages of a study, but for its scenarios and what
// makes their units: the baseline alone until they are set. Areas are those of the study's tree
// down to a level, by AreaId. O(areas + villages).
[[nodiscard]] IncomeStudy pose_incomes(PovertyStudy const& study, AreaLevel deepest);

}  // namespace tongcun
