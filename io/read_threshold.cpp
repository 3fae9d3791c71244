// SPDX-License-Identifier: Apache-2.0
#include "io/read_threshold.h"

#include "io/parse_value.h"
#include "io/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <variant>

namespace tongcun {
namespace {

// The number times `canonical` if that is whole; none otherwise.
std::optional<std::int64_t> scaled(ConfigValue const& value, std::int64_t canonical) {
  double number = 0.0;
  if (auto const* const integer = std::get_if<std::int64_t>(&value.value)) {
    number = static_cast<double>(*integer);
  } else if (auto const* const decimal = std::get_if<double>(&value.value)) {
    number = *decimal;
  } else {
    return std::nullopt;
  }
  double const product = number * static_cast<double>(canonical);
  double const whole = std::floor(product + 0.5);
  bool const is_whole = std::abs(product - whole) <= 1e-6 * std::max(1.0, std::abs(product));
  if (!is_whole || std::abs(whole) > 9e15) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(whole);
}

std::optional<std::int64_t> canonical(Field const& field, Unit const* unit,
                                      ConfigValue const& value) {
  auto const* const text = std::get_if<std::string>(&value.value);
  if (field.kind == FieldKind::word) {
    auto const found = text != nullptr ? std::ranges::find(field.words, *text) : field.words.end();
    return found != field.words.end() ? std::optional(found - field.words.begin()) : std::nullopt;
  }
  if (field.kind == FieldKind::truth) {
    auto const* const truth = std::get_if<bool>(&value.value);
    return truth != nullptr ? std::optional<std::int64_t>(*truth ? 1 : 0) : std::nullopt;
  }
  std::optional<std::int64_t> number;
  if (field.dimension == Dimension::date) {
    number = text != nullptr ? parse_day(*text) : std::nullopt;
  } else {
    number = scaled(value, unit->canonical);
  }
  bool const is_possible = number && *number >= field.low && *number <= field.high;
  return is_possible ? number : std::nullopt;
}

LegalPart legal_values(Field const& field, Unit const* unit) {
  if (field.kind == FieldKind::word) {
    return LegalPart{"one_of", {{"list", joined(field.words)}}};
  }
  if (field.kind == FieldKind::truth) {
    return LegalPart{"boolean", {}};
  }
  if (field.dimension == Dimension::date) {
    return LegalPart{"date", {}};
  }
  return LegalPart{"range_in_unit",
                   {{"low", fmt::to_string(field.low / unit->canonical)},
                    {"high", fmt::to_string(field.high / unit->canonical)},
                    {"unit", std::string(unit->key)}}};
}

}  // namespace

std::optional<FieldId> read_field(ConfigReader& row, Fields const& fields) {
  std::string const key = row.required_text("field");
  std::optional<FieldId> const found = find_field(fields, key);
  if (!found && !key.empty()) {
    std::set<std::string, std::less<>> keys;
    for (Field const& field : fields.values()) {
      keys.insert(field.key);
    }
    std::optional<std::string> const nearest = nearest_word(key, keys);
    row.complain("field", nearest ? LegalPart{"known_field_nearest", {{"nearest", *nearest}}}
                                  : LegalPart{"known_field",
                                              {{"list", joined({keys.begin(), keys.end()})}}});
  }
  return found;
}

Unit const* read_unit(ConfigReader& row, Field const& field, std::string const& name) {
  if (field.dimension == Dimension::none) {
    if (!name.empty()) {
      row.complain("unit", LegalPart{"no_unit", {{"name", field.key}}});
    }
    return nullptr;
  }
  Unit const* const unit = find_unit(name);
  if (unit == nullptr || unit->dimension != field.dimension) {
    std::vector<std::string> legal;
    for (Unit const& candidate : units()) {
      if (candidate.dimension == field.dimension) {
        legal.emplace_back(candidate.key);
      }
    }
    row.complain("unit", joined(legal));
    return nullptr;
  }
  return unit;
}

std::vector<std::int64_t> read_values(ConfigReader& row, std::string_view key, Field const& field,
                                      Unit const* unit) {
  ConfigValue const* const value = row.place().find(key);
  static_cast<void>(row.has(key));
  std::vector<ConfigValue const*> written;
  if (ConfigValue::Array const* const list = value->array()) {
    for (ConfigValue const& element : *list) {
      written.push_back(&element);
    }
    if (list->empty()) {
      row.complain(key, LegalPart{"some_value", {}});
    }
  } else {
    written.push_back(value);
  }
  std::set<std::int64_t> numbers;
  for (ConfigValue const* const element : written) {
    if (field.kind == FieldKind::number && unit == nullptr) {
      continue;  // complained about already
    }
    if (std::optional<std::int64_t> const number = canonical(field, unit, *element)) {
      numbers.insert(*number);
    } else {
      row.complain(key, legal_values(field, unit));
    }
  }
  return {numbers.begin(), numbers.end()};
}

}  // namespace tongcun
