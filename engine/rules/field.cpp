// SPDX-License-Identifier: Apache-2.0
#include "engine/rules/field.h"

#include <algorithm>
#include <array>

namespace tongcun {
namespace {

constexpr std::array<Unit, 15> kUnits{{{"m", Dimension::length, 1000},
                                       {"km", Dimension::length, 1000000},
                                       {"s", Dimension::duration, 1000},
                                       {"min", Dimension::duration, 60000},
                                       {"h", Dimension::duration, 3600000},
                                       {"share", Dimension::share, 1000000},
                                       {"%", Dimension::share, 10000},
                                       {"L/person/day", Dimension::daily_litres, 1000},
                                       {"days/week", Dimension::weekly_days, 1000},
                                       {"money/person/year", Dimension::yearly_money, 100},
                                       {"persons", Dimension::count, 1},
                                       {"years", Dimension::count, 1},
                                       {"grade", Dimension::count, 1},
                                       {"count", Dimension::count, 1},
                                       {"date", Dimension::date, 1}}};

}  // namespace

std::span<Unit const> units() {
  return kUnits;
}

Unit const* find_unit(std::string_view key) {
  auto const* const found = std::ranges::find(kUnits, key, &Unit::key);
  return found != kUnits.end() ? found : nullptr;
}

std::optional<FieldId> find_field(Fields const& fields, std::string_view key) {
  for (FieldId const field : fields.ids()) {
    if (fields[field].key == key) {
      return field;
    }
  }
  return std::nullopt;
}

}  // namespace tongcun
