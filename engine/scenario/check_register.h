// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/scenario/measure_poverty.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// Judges the register by the checks of the profile; `measured` are the incomes of the same facts.
[[nodiscard]] RegisterChecks check_register(PovertyFacts const& facts,
                                            PovertyResult const& measured, RunSettings const& run);

// One finding for each check and village with a case, in the order of checks and villages. Names
// no household: which they are stands in `checks`, for the office. `layers` are the register's.
[[nodiscard]] std::vector<Finding> register_findings(RegisterChecks const& checks,
                                                     HouseholdTable const& households,
                                                     Villages const& villages,
                                                     std::vector<Layer> const& layers);

}  // namespace tongcun
