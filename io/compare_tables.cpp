// SPDX-License-Identifier: Apache-2.0
#include "io/compare_tables.h"

#include "io/exact_decimal.h"
#include "io/subject_columns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

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

// Rows that hold from a year on, of which a table has those where something changes: between two of
// them the earlier holds, and before the first of a plan what holds without measures.
class RowsInForce {
 public:
  explicit RowsInForce(ResultTable const& table) {
    std::vector<std::string> words;
    for (std::string const& key : table.header) {
      if (is_place_column(key)) {
        words.push_back(key);
      }
    }
    auto const position = [&](std::string_view key) {
      return static_cast<std::size_t>(std::ranges::find(words, key) - words.begin());
    };
    year_ = position("from_year");
    scenario_ = position("study_scenario");
    has_years_ = year_ < words.size() && scenario_ < words.size();
    if (has_years_) {
      for (Row const& row : table.rows) {
        std::vector<std::string> subject = words_of(table, row);
        std::string const year = std::exchange(subject[year_], "");
        from_[std::move(subject)][year] = &row;
      }
    }
  }

  // The row of these words, or that which is in force in their year; null: none is.
  [[nodiscard]] Row const* find(std::vector<std::string> words) const {
    if (!has_years_) {
      return nullptr;
    }
    std::string const year = std::exchange(words[year_], "");
    Row const* const own = latest(words, year);
    words[scenario_] = "baseline";
    return own != nullptr ? own : latest(words, year);
  }

 private:
  [[nodiscard]] Row const* latest(std::vector<std::string> const& subject,
                                  std::string const& year) const {
    auto const found = from_.find(subject);
    if (found == from_.end()) {
      return nullptr;
    }
    auto const after = found->second.upper_bound(year);
    return after != found->second.begin() ? std::prev(after)->second : nullptr;
  }

  std::map<std::vector<std::string>, std::map<std::string, Row const*>> from_;  // by year
  std::size_t year_ = 0;
  std::size_t scenario_ = 0;
  bool has_years_ = false;
};

class Comparing {
 public:
  Comparing(ResultTable const& base, ResultTable const& other) : base_(base), other_(other) {}

  // Of what `named`, a row of the table `form`, has words for.
  void compare(Row const* base, Row const* other, ResultTable const& form, Row const& named) {
    std::map<std::string, std::string> place;
    for (std::size_t c = 0; c < form.header.size(); ++c) {
      if (is_place_column(form.header[c])) {
        place[form.header[c]] = named[c];
      }
    }
    for (std::string const& key : form.header) {
      if (is_place_column(key) || is_left_out(key)) {
        continue;
      }
      std::string const before = cell(base_, base, key);
      std::string const after = cell(other_, other, key);
      if (before != after) {
        add(base, other, key, before, after);
        found.back().place = place;
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
  RowsInForce const in_force_before(base);
  RowsInForce const in_force_after(other);
  std::set<std::vector<std::string>> met;
  for (Row const& row : base.rows) {
    std::vector<std::string> const words = words_of(base, row);
    auto const same = after->find(words);
    Row const* const then = same != after->end() ? same->second : in_force_after.find(words);
    comparing.compare(&row, then, base, row);
    met.insert(words);
  }
  for (Row const& row : other.rows) {
    std::vector<std::string> const words = words_of(other, row);
    if (!met.contains(words)) {
      comparing.compare(in_force_before.find(words), &row, other, row);
    }
  }
  return std::move(comparing.found);
}

}  // namespace tongcun
