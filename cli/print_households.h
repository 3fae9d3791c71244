// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What of a register is public, for all its villages together: terminals are copied and logged.
[[nodiscard]] std::string households_text(Scenario const& scenario,
                                          HouseholdStatistics const& statistics, Language language);

}  // namespace tongcun
