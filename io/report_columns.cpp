// SPDX-License-Identifier: Apache-2.0
#include "io/report_columns.h"

#include "io/report_text.h"

#include <cassert>
#include <limits>
#include <optional>

namespace tongcun {
namespace {

constexpr std::size_t kMostCharacters = 3;

// An empty text is nothing, as in a CSV file.
OutputCell const& shown(OutputCell const& cell) {
  static OutputCell const nothing;
  auto const* const text = std::get_if<std::string>(&cell);
  return text != nullptr && text->empty() ? nothing : cell;
}

std::string json_of(OutputCell const& cell) {
  std::string json;
  if (auto const* text = std::get_if<std::string>(&cell)) {
    append_json_string(*text, json);
    return json;
  }
  auto const* number = std::get_if<std::int64_t>(&cell);
  return number != nullptr ? std::to_string(*number) : "null";
}

// Characters that tell so many values apart; none: more than kMostCharacters.
std::optional<std::size_t> characters_for(std::size_t values) {
  std::size_t told_apart = 1;
  for (std::size_t characters = 1; characters <= kMostCharacters; ++characters) {
    told_apart *= kCodeDigits.size();
    if (values <= told_apart) {
      return characters;
    }
  }
  return std::nullopt;
}

void append_list(std::vector<std::string> const& texts, std::vector<std::uint32_t> const* of_row,
                 std::string& json) {
  json += '[';
  std::size_t const count = of_row != nullptr ? of_row->size() : texts.size();
  for (std::size_t i = 0; i < count; ++i) {
    json += i == 0 ? "" : ",";
    json += texts[of_row != nullptr ? (*of_row)[i] : i];
  }
  json += ']';
}

void append_code(std::size_t value, std::size_t characters, std::string& json) {
  std::string code(characters, kCodeDigits.front());
  for (std::size_t i = characters; i-- > 0; value /= kCodeDigits.size()) {
    code[i] = kCodeDigits[value % kCodeDigits.size()];
  }
  json += code;
}

}  // namespace

void PackedColumn::add(OutputCell const& cell) {
  assert(values_.size() < std::numeric_limits<std::uint32_t>::max());
  auto const [place, is_new] =
      positions_.emplace(shown(cell), static_cast<std::uint32_t>(values_.size()));
  if (is_new) {
    values_.push_back(&place->first);
  }
  of_row_.push_back(place->second);
}

void PackedColumn::append_json(std::string& json) const {
  assert(!of_row_.empty());
  std::vector<std::string> texts;
  texts.reserve(values_.size());
  std::size_t size_of_values = 0;
  for (OutputCell const* cell : values_) {
    texts.push_back(json_of(*cell));
    size_of_values += texts.back().size() + 1;
  }
  if (values_.size() == 1) {
    json += "{\"c\":" + texts.front() + "}";
    return;
  }
  std::size_t size_by_row = 0;
  for (std::uint32_t const value : of_row_) {
    size_by_row += texts[value].size() + 1;
  }
  std::optional<std::size_t> const characters = characters_for(values_.size());
  if (characters && size_of_values + *characters * of_row_.size() < size_by_row) {
    json += "{\"v\":";
    append_list(texts, nullptr, json);
    json += ",\"w\":" + std::to_string(*characters) + ",\"x\":\"";
    for (std::uint32_t const value : of_row_) {
      append_code(value, *characters, json);
    }
    json += "\"}";
    return;
  }
  json += "{\"n\":";
  append_list(texts, &of_row_, json);
  json += '}';
}

void append_column_data(OutputTable const& table, std::size_t column, std::string& json) {
  PackedColumn packed;
  for (std::vector<OutputCell> const& row : table.rows) {
    packed.add(row[column]);
  }
  packed.append_json(json);
}

}  // namespace tongcun
