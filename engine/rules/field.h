// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/ids.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

enum class FieldKind : std::uint8_t { number, truth, word };

// What a number measures. Canonical units: millimetres, milliseconds, millionths, millilitres a
// person and day, thousandths of a day a week, minor units of money a person and year; counts,
// ages and school grades as they are; dates as yyyymmdd.
enum class Dimension : std::uint8_t {
  none,  // truth values and words
  length,
  duration,
  share,
  daily_litres,
  weekly_days,
  yearly_money,
  count,
  date,
};

// A unit in which profiles write thresholds and reports print values.
struct Unit {
  std::string_view key;
  Dimension dimension = Dimension::none;
  std::int64_t canonical = 1;  // canonical units in one
};
[[nodiscard]] std::span<Unit const> units();
[[nodiscard]] Unit const* find_unit(std::string_view key);

// Whose fact it is. Facts of households and persons come from a register.
enum class FieldLevel : std::uint8_t { village, household, person };

// A fact that rules may ask for.
struct Field {
  std::string key;  // "served_by"
  FieldKind kind = FieldKind::number;
  Dimension dimension = Dimension::none;
  FieldLevel level = FieldLevel::village;
  // Thresholds must lie within, canonical units: what the fact can be at all.
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::vector<std::string> words;  // of a word: the legal ones; a value is a position here
  Lack lack = Lack::column;        // what would settle it where it is unknown
  std::string source;              // of a fact from a layer: which ("elevation", "facilities")
  std::string column;     // of the layer that records it, if it is not called like the fact
  bool by_house = false;  // true of some houses of a place: its column may leave it within bounds
};

// The facts that profiles may name; a field's id is its position.
using Fields = IdVector<FieldId, Field>;
[[nodiscard]] std::optional<FieldId> find_field(Fields const& fields, std::string_view key);

}  // namespace tongcun
