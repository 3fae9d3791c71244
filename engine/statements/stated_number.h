// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/fraction.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// What a number of a report counts or measures. Only numbers of one kind are added or compared.
enum class Measure : std::uint8_t { count, per_cent, length, area, money };
inline constexpr std::array<std::string_view, 5> kMeasureNames{"count", "per_cent", "length",
                                                               "area", "money"};

// How firmly a report states a number (domain reference 1.5).
enum class Firmness : std::uint8_t {
  stated,    // 95, 60.5 %
  at_least,  // 129,500 余, 以上, 不低于
  at_most,   // 近, 以内
  about,     // 约, 左右: nobody says within what
};

// A number as a report states it, to the precision that it is stated with: a count or an amount of
// money written to the unit is exact; what is measured, rounded or written in larger units (万) is
// meant within half a unit of its last place. In base units: metres, square metres, the currency's
// unit, per cent.
struct StatedNumber {
  std::string text;  // as written
  Measure measure = Measure::count;
  Firmness firmness = Firmness::stated;
  bool is_range = false;  // the text speaks of a range (不等, 之间), of which one number is left
  Fraction value;
  Fraction half_step;       // zero: exact
  Fraction unit{1};         // base units in the unit that it is written in
  int decimals = 0;         // that it is written with
  std::int64_t digits = 0;  // that it is written with, without sign and point
};

}  // namespace tongcun
