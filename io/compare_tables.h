// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/result_folder.h"

#include <map>
#include <string>
#include <vector>

namespace tongcun {

// A cell of a table that two runs fill otherwise. An empty value: no such row, or an empty cell.
struct CellDifference {
  std::map<std::string, std::string> place;  // the row's words: area_code, study_scenario, year …
  std::string column;
  std::string base;
  std::string other;
  std::string difference;       // "" = not both numbers
  bool is_of_register = false;  // what is said of households of a register
};

// Columns whose words tell the rows of result tables apart.
[[nodiscard]] bool is_place_column(std::string const& key);

// Where the tables differ, in the order of the first, then rows that only the other has. Rows are
// known by their words; none where these do not tell the rows of either table apart. A table whose
// rows hold from a year on (from_year) is compared by what is in force: a year without a row is no
// difference by itself. Linear, up to a logarithm.
[[nodiscard]] std::vector<CellDifference> compare_tables(ResultTable const& base,
                                                         ResultTable const& other);

}  // namespace tongcun
