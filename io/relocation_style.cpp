// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_style.h"

#include "io/glossary.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

struct HouseholdClass {
  int from;
  std::string_view colour;
  double line;    // millimetres
  double marker;  // likewise
};
constexpr std::array<HouseholdClass, 4> kHouseholdClasses{{{200, "#54278f", 2.2, 6.0},
                                                           {50, "#756bb1", 1.4, 4.8},
                                                           {10, "#9e9ac8", 0.8, 3.8},
                                                           {1, "#cbc9e2", 0.4, 3.0}}};
constexpr std::string_view kHiddenColour = "#bdbdbd";

}  // namespace

MapStyle placed_style(OutputTable const& table) {
  MapStyle style;
  bool const is_line = table.geometry == GeometryType::line;
  std::string_view const key = is_line ? "placed_households" : "site_placed_households";
  auto const add = [&](std::string filter, Text const& label, std::string_view colour, double size,
                       bool dashed) {
    style.rules.push_back({std::move(filter),
                           {table.title.en + ": " + label.en, table.title.zh + "：" + label.zh},
                           std::string(colour),
                           is_line ? "" : "#252525",
                           size,
                           dashed});
  };
  for (HouseholdClass const& one : kHouseholdClasses) {
    std::string const number = fmt::format("\"{}\" >= {}", key, one.from);
    add(number, {fmt::format("from {} households", one.from), fmt::format("{} 户以上", one.from)},
        one.colour, is_line ? one.line : one.marker, false);
  }
  if (!is_line) {
    add(fmt::format("\"{}\" = 0", key), {"nobody is placed", "不安置"}, "#ffffff", 2.4, false);
    add("", term("suppressed").name, kHiddenColour, 3.0, true);
    style.label_field = "site_name";
  }
  return style;
}

}  // namespace tongcun
