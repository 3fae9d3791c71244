// SPDX-License-Identifier: Apache-2.0
#include "io/column_unit.h"

#include <algorithm>
#include <array>

namespace tongcun {
namespace {

struct Unit {
  Measure measure;
  std::string_view sign;
  double size;
};

constexpr double kMu = 10000.0 / 15.0;  // square metres
// A sign must stand before those that it contains.
constexpr std::array<Unit, 12> kUnits{{{Measure::money, "亿元", 1e8},
                                       {Measure::money, "万元", 1e4},
                                       {Measure::money, "千元", 1e3},
                                       {Measure::land, "万亩", 1e4 * kMu},
                                       {Measure::land, "亩", kMu},
                                       {Measure::land, "(mu)", kMu},
                                       {Measure::land, "公顷", 1e4},
                                       {Measure::land, "(ha)", 1e4},
                                       {Measure::water, "立方米", 1e3},
                                       {Measure::water, "吨", 1e3},
                                       {Measure::water, "(m3)", 1e3},
                                       {Measure::water, "m³", 1e3}}};

}  // namespace

double unit_of_column(std::string_view column, Measure measure) {
  auto const stated = std::ranges::find_if(kUnits, [&](Unit const& unit) {
    return unit.measure == measure && column.find(unit.sign) != std::string_view::npos;
  });
  return stated != kUnits.end() ? stated->size : 1.0;
}

}  // namespace tongcun
