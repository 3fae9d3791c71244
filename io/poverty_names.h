// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/area_poverty.h"
#include "engine/poverty/poverty_line.h"

#include <array>
#include <string_view>

namespace tongcun {

// The words for lines and incomes in files, in the order of the values.
inline constexpr std::array<std::string_view, kIncomeStates> kIncomeStateNames{"poor", "not_poor",
                                                                               "unknown"};
inline constexpr std::array<std::string_view, 2> kPoorIfNames{"<", "<="};
inline constexpr std::array<std::string_view, 10> kLineLackNames{
    "none",         "no_income",     "no_year",        "no_value",
    "no_concept",   "other_concept", "other_currency", "no_purchasing_power",
    "other_period", "beyond_range"};

}  // namespace tongcun
