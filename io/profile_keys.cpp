// SPDX-License-Identifier: Apache-2.0
#include "io/profile_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

namespace tongcun {
namespace {

// All of a table but where it comes from.
std::vector<std::pair<std::string, std::string>> values_of(ConfigValue const& table) {
  std::vector<std::pair<std::string, std::string>> values;
  if (table.table() != nullptr) {
    for (auto const& [key, value] : *table.table()) {
      if (key != "source" && key != "mark") {
        values.emplace_back(key, text_of(value));
      }
    }
  }
  return values;
}

}  // namespace

std::string text_of(ConfigValue const& value) {
  std::string text;
  if (ConfigValue::Table const* const table = value.table()) {
    for (auto const& [key, entry] : *table) {
      text += (text.empty() ? "" : ", ") + key + " = " + text_of(entry);
    }
  } else if (ConfigValue::Array const* const array = value.array()) {
    for (ConfigValue const& element : *array) {
      text += (text.empty() ? "" : ", ") + text_of(element);
    }
  } else if (auto const* word = std::get_if<std::string>(&value.value)) {
    text = *word;
  } else if (auto const* whole = std::get_if<std::int64_t>(&value.value)) {
    text = std::to_string(*whole);
  } else if (auto const* decimal = std::get_if<double>(&value.value)) {
    text = fmt::format("{}", *decimal);
  } else {
    text = std::get<bool>(value.value) ? "true" : "false";
  }
  return text;
}

std::string read_mark(ConfigReader& row, std::span<std::string_view const> legal) {
  std::optional<std::size_t> const mark = row.choice("mark", legal);
  if (!mark && !row.has("mark")) {
    row.complain("mark", list_of(legal));
  }
  return mark ? std::string(legal[*mark]) : "";
}

std::optional<YearRange> read_years(ConfigReader& row) {
  if (!row.has("years")) {
    return std::nullopt;
  }
  std::vector<double> const years = row.numbers("years", 1900, 2200);
  bool const is_sound = years.size() == 2 && years[0] <= years[1] &&
                        std::floor(years[0]) == years[0] && std::floor(years[1]) == years[1];
  if (!is_sound) {
    row.complain("years", LegalPart{"years", {}});
    return std::nullopt;
  }
  return YearRange{static_cast<int>(years[0]), static_cast<int>(years[1])};
}

ValueSource read_source(ConfigReader& row) {
  std::string source = row.required_text("source");
  std::string mark = read_mark(row, kMarksOfValues);
  return {row.path(), std::move(source), std::move(mark), values_of(row.place())};
}

ValueSource read_source_if_any(ConfigReader& row) {
  std::string source = row.text("source", "");
  std::string mark = row.has("mark") ? read_mark(row, kMarksOfValues) : "";
  return {row.path(), std::move(source), std::move(mark), values_of(row.place())};
}

bool is_plain_word(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace tongcun
