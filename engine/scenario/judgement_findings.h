// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// What the judging of villages has to tell before its verdicts: rules that do not hold in the
// scenario's year and so judge nothing, all at once where the year is outside the profile's own.
[[nodiscard]] std::vector<Finding> judgement_findings(Scenario const& scenario);

}  // namespace tongcun
