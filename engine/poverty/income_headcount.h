// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"

#include <cstdint>

namespace tongcun {

// Persons by a line of income. The rate lies between poor / all and (poor + unknown) / all.
struct IncomeHeadcount {
  std::int64_t persons = 0;
  std::int64_t poor = 0;
  std::int64_t unknown = 0;  // income not recorded
};

// Counts persons of households below a line in the register's own unit (minor units a person).
[[nodiscard]] IncomeHeadcount count_income_poor(HouseholdTable const& households, std::int64_t line,
                                                PoorIf poor_if);

}  // namespace tongcun
