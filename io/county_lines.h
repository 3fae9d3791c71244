// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/register_parameters.h"

#include <string>
#include <string_view>

namespace tongcun {

// The profile that holds in a county's year: cn-2016-2020, cn-2021-2025 or cn-2026.
[[nodiscard]] std::string_view profile_of(CountyParameters const& parameters);

// The line that the incomes of a county's register are made for, and where it comes from.
struct CountyLine {
  IncomeCalibration income;
  std::string key;     // of the profile's line; "" = none has a value in the year
  std::string source;  // of the value
  std::string mark;
};

// The national line of the year until 2020, later the monitoring line where the profile has one for
// the year. There is no official line after 2020 and the monitoring line of most years is the
// province's to set: then 8,800 yuan, quoted for some provinces in 2024 (domain reference 2.1,
// weak), as a modelling choice for invented households [A].
[[nodiscard]] CountyLine county_line(CountyParameters const& parameters);

}  // namespace tongcun
