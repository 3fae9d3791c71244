// SPDX-License-Identifier: Apache-2.0
#include "io/compare_tables.h"

#include "io/exact_decimal.h"
#include "io/subject_columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 4> kPlaceColumns{"village_code", "site_code", "area_level",
                                                        "area_code"};

// Names of what codes already tell, and what says nothing of the result.
bool is_left_out(std::string const& key) {
  return key.ends_with("_name") || key == "suppressed" || key == "invented_row" ||
         key == "longitude" || key == "latitude";
}

using Row = std::vector<std::string>;
using Rows = std::map<std::vector<std::string>, Row const*>;  // by their words

std::vector<std::string> words_of(ResultTable const& table, Row const& row) {
  std::vector<std::string> words;
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    if (is_place_column(table.header[c])) {
      words.push_back(row[c]);
    }
  }
  return words;
}

// None if two rows have the same words.
std::optional<Rows> rows_of(ResultTable const& table) {
  Rows rows;
  for (Row const& row : table.rows) {
    if (!rows.emplace(words_of(table, row), &row).second) {
      return std::nullopt;
    }
  }
  return rows;
}

class Comparing {
 public:
  Comparing(ResultTable const& base, ResultTable const& other) : base_(base), other_(other) {}

  void compare(Row const* base, Row const* other) {
    ResultTable const& form = base != nullptr ? base_ : other_;
    for (std::string const& key : form.header) {
      if (is_place_column(key) || is_left_out(key)) {
        continue;
      }
      std::string const before = cell(base_, base, key);
      std::string const after = cell(other_, other, key);
      if (before != after) {
        add(base, other, key, before, after);
      }
    }
  }

  std::vector<CellDifference> found;

 private:
  static std::string cell(ResultTable const& table, Row const* row, std::string const& key) {
    auto const column = table.position_of(key);
    return row != nullptr && column ? (*row)[*column] : "";
  }

  void add(Row const* base, Row const* other, std::string const& key, std::string const& before,
           std::string const& after) {
    CellDifference difference_of_cell;
    ResultTable const& form = base != nullptr ? base_ : other_;
    Row const& row = base != nullptr ? *base : *other;
    for (std::size_t c = 0; c < form.header.size(); ++c) {
      if (is_place_column(form.header[c])) {
        difference_of_cell.place[form.header[c]] = row[c];
      }
    }
    difference_of_cell.column = key;
    difference_of_cell.base = before;
    difference_of_cell.other = after;
    std::optional<ExactDecimal> const a = parse_exact(before);
    std::optional<ExactDecimal> const b = parse_exact(after);
    if (a && b) {
      if (auto const exact = difference(*b, *a)) {
        difference_of_cell.difference = text_of(*exact);
      }
    }
    difference_of_cell.is_of_register =
        !cell(base_, base, "invented_row").empty() || !cell(other_, other, "invented_row").empty();
    found.push_back(std::move(difference_of_cell));
  }

  ResultTable const& base_;
  ResultTable const& other_;
};

}  // namespace

bool is_place_column(std::string const& key) {
  return is_subject_column(key) || std::ranges::find(kPlaceColumns, key) != kPlaceColumns.end();
}

std::vector<CellDifference> compare_tables(ResultTable const& base, ResultTable const& other) {
  std::optional<Rows> const before = rows_of(base);
  std::optional<Rows> const after = rows_of(other);
  Comparing comparing(base, other);
  if (!before || !after) {
    return {};
  }
  std::set<std::vector<std::string>> met;
  for (Row const& row : base.rows) {
    std::vector<std::string> const words = words_of(base, row);
    auto const same = after->find(words);
    comparing.compare(&row, same != after->end() ? same->second : nullptr);
    met.insert(words);
  }
  for (Row const& row : other.rows) {
    if (!met.contains(words_of(other, row))) {
      comparing.compare(nullptr, &row);
    }
  }
  return std::move(comparing.found);
}

}  // namespace tongcun
