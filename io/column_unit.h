// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace tongcun {

// What is measured in units that offices write into headers.
enum class Measure : std::uint8_t {
  money,  // the currency's major unit, or 千元, 万元, 亿元
  land,   // square metres, or 亩 (mu), 公顷 (ha)
  water,  // litres, or 立方米 (m3), 吨
};

// How many of our units (major units, square metres, litres) one of the column's is, by the unit
// that its name states ("基础设施投资(万元)"); 1 where it states none.
[[nodiscard]] double unit_of_column(std::string_view column, Measure measure);

}  // namespace tongcun
