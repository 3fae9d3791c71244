// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/study_guarantees.h"
#include "engine/guarantees/guarantee.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// What holds for the households of all villages, by guarantee and scenario of a study of years
// ahead: today, and from each year on in which something is other. Null where suppressed.
[[nodiscard]] nlohmann::ordered_json study_guarantees_json(
    StudyGuaranteeStatistics const& statistics, GuaranteeRules const& rules);

}  // namespace tongcun
