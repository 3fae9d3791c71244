// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace tongcun {

// Months of school holidays, ascending: families with pupils do not move in term (domain reference
// 4.5, [A]; winter and summer holidays).
inline constexpr std::array<std::int32_t, 2> kHolidayMonths{1, 7};

// The month in which a household moves to a dwelling that is there from `available_from` (yyyymm):
// that month, with pupils the first month of holidays at or after it.
[[nodiscard]] constexpr std::int32_t moving_month(std::int32_t available_from, bool has_pupils) {
  if (!has_pupils) {
    return available_from;
  }
  std::int32_t const year = available_from / 100;
  std::int32_t const month = available_from % 100;
  auto const holiday = std::ranges::lower_bound(kHolidayMonths, month);
  return holiday != kHolidayMonths.end() ? year * 100 + *holiday
                                         : (year + 1) * 100 + kHolidayMonths.front();
}

}  // namespace tongcun
