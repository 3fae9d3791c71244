// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace tongcun {

// Appends the cells of a column as one JSON object, in the shortest of these forms (ties: the
// first):
//   {"c":cell}                  every row has this cell
//   {"v":[cells],"w":n,"x":"…"} n characters of kCodeDigits a row, a number in base 78, the first
//                               character the highest: the position in "v"
//   {"n":[cells]}               row by row
// A cell is null, a string, or an integer: the value times 10^decimals, as in the table. Values of
// "v" come in the order in which rows first hold them. O(rows log values).
void append_column_data(OutputTable const& table, std::size_t column, std::string& json);

// No digits, quotes, backslashes or signs of markup: codes look like no number of any register.
constexpr std::string_view kCodeDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|}~ ";

}  // namespace tongcun
