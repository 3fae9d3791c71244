// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/poverty/judge_status.h"
#include "engine/run/run_settings.h"

#include <optional>

namespace tongcun {

// Judges every household by every check in the register's year. `facts` are those that status is
// judged by. The same for any number of threads. O(households * (rules + log households)).
[[nodiscard]] RegisterChecks judge_checks(CheckRules const& rules, StatusFacts const& facts,
                                          RunSettings const& run);

// The most years by which a member's age lies outside of what its school says, at least and at
// most; what is not recorded of a member leaves it open (0 to kMostYearsOff). Grade g is usual at
// the ages g + 5 and g + 6; primary, junior and senior school are completed at 12, 15 and 18 years
// at the earliest, and who is at college has completed the last (domain reference 3.12, V308).
struct YearsOffStage {
  std::int32_t low = 0;
  std::int32_t high = 0;
  friend bool operator==(YearsOffStage const&, YearsOffStage const&) = default;
};
constexpr std::int32_t kMostYearsOff = 150;
[[nodiscard]] YearsOffStage years_off_stage(PersonTable const& persons, PersonId id);

}  // namespace tongcun
