// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/check_rules.h"
#include "engine/region/household_register.h"
#include "engine/types/id.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// What a check found, and on what base. judged + open + not_concerned = households of the register.
struct JudgedCheck {
  std::size_t check = 0;           // position among the rules
  bool holds = true;               // false: its rules are of other years, nobody was judged
  std::int64_t judged = 0;         // of whom it is known, one way or the other
  std::int64_t open = 0;           // something is not recorded
  std::int64_t not_concerned = 0;  // the question does not arise
  std::vector<HouseholdId> found;  // ascending
};

// WHAT CONTRADICTS ITSELF in a register, household by household. For the office alone.
struct RegisterChecks {
  std::vector<RegisterCheck> rules;
  std::vector<JudgedCheck> judged;  // one a rule
};

}  // namespace tongcun
