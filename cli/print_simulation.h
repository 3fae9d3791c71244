// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What of years ahead is public, for the terminal: headcount and poverty gap today and in the last
// year under each scenario with its interval, the difference to the baseline under the same fates,
// persons of then, households for whom a guarantee fails today and with measures (`guarantees`
// null: not looked at) and those in each class of monitoring, which effects and shocks are not set,
// and that nothing of it adds or removes anyone.
[[nodiscard]] std::string simulation_text(PathStatistics const& statistics,
                                          StudyGuaranteeStatistics const* guarantees,
                                          Profile const& profile, Language language);

}  // namespace tongcun
