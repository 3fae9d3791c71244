// SPDX-License-Identifier: Apache-2.0
#include "io/report_columns.h"

#include "io/report_text.h"

#include <map>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kMostCharacters = 3;

// Different cells in the order of their first row, and which of them each row holds.
struct Values {
  std::vector<OutputCell const*> cells;
  std::vector<std::size_t> of_row;
};

// An empty text is nothing, as in a CSV file.
OutputCell const& shown(OutputCell const& cell) {
  static OutputCell const nothing;
  auto const* const text = std::get_if<std::string>(&cell);
  return text != nullptr && text->empty() ? nothing : cell;
}

Values values_of(OutputTable const& table, std::size_t column) {
  Values values;
  std::map<OutputCell, std::size_t> positions;
  values.of_row.reserve(table.rows.size());
  for (std::vector<OutputCell> const& row : table.rows) {
    OutputCell const& cell = shown(row[column]);
    auto const [place, is_new] = positions.emplace(cell, values.cells.size());
    if (is_new) {
      values.cells.push_back(&cell);
    }
    values.of_row.push_back(place->second);
  }
  return values;
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

void append_list(std::vector<std::string> const& texts, std::vector<std::size_t> const* of_row,
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

void append_column_data(OutputTable const& table, std::size_t column, std::string& json) {
  Values const values = values_of(table, column);
  std::vector<std::string> texts;
  std::size_t size_of_values = 0;
  for (OutputCell const* cell : values.cells) {
    texts.push_back(json_of(*cell));
    size_of_values += texts.back().size() + 1;
  }
  if (values.cells.size() == 1) {
    json += "{\"c\":" + texts.front() + "}";
    return;
  }
  std::size_t size_by_row = 0;
  for (std::size_t const value : values.of_row) {
    size_by_row += texts[value].size() + 1;
  }
  std::optional<std::size_t> const characters = characters_for(values.cells.size());
  if (characters && size_of_values + *characters * values.of_row.size() < size_by_row) {
    json += "{\"v\":";
    append_list(texts, nullptr, json);
    json += ",\"w\":" + std::to_string(*characters) + ",\"x\":\"";
    for (std::size_t const value : values.of_row) {
      append_code(value, *characters, json);
    }
    json += "\"}";
    return;
  }
  json += "{\"n\":";
  append_list(texts, &values.of_row, json);
  json += '}';
}

}  // namespace tongcun
