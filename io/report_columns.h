// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The cells of a column, taken one by one; equal cells are kept once, so that a column of words
// takes four bytes a row.
class PackedColumn {
 public:
  PackedColumn() = default;
  ~PackedColumn() = default;
  PackedColumn(PackedColumn&&) noexcept = default;  // cells stay where they are
  PackedColumn& operator=(PackedColumn&&) noexcept = default;
  PackedColumn(PackedColumn const&) = delete;
  PackedColumn& operator=(PackedColumn const&) = delete;

  // The row after those before. Asserts fewer than 2^32 different cells. O(log values).
  void add(OutputCell const& cell);

  // Appends the cells as one JSON object, in the shortest of these forms (ties: the first):
  //   {"c":cell}                  every row has this cell
  //   {"v":[cells],"w":n,"x":"…"} n characters of kCodeDigits a row, a number in base 78, the first
  //                               character the highest: the position in "v"
  //   {"n":[cells]}               row by row
  // A cell is null, a string, or an integer: the value times 10^decimals, as in the table. Values
  // of "v" come in the order in which rows first hold them. O(rows). Asserts that there are rows.
  void append_json(std::string& json) const;

 private:
  std::map<OutputCell, std::uint32_t> positions_;
  std::vector<OutputCell const*> values_;  // in the order of their first row
  std::vector<std::uint32_t> of_row_;
};

// Appends the cells of a column of a table, as PackedColumn does.
void append_column_data(OutputTable const& table, std::size_t column, std::string& json);

// No digits, quotes, backslashes or signs of markup: codes look like no number of any register.
constexpr std::string_view kCodeDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|}~ ";

}  // namespace tongcun
