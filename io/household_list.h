// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"
#include "io/report_columns.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tongcun {

// A list of single households as the office gets it: the text of its file in
// restricted/households/, and the same cells packed for the office's page.
struct HouseholdList {
  std::string name;  // of the file, without ".csv"
  Text title;
  std::vector<OutputColumn> columns;
  std::size_t rows = 0;
  std::string csv;
  // By column. None: there are no rows, or more than kMostRowsOnPage, and the page says so.
  std::vector<PackedColumn> cells;
};
// What a browser still searches and scrolls without waiting (measured: tests/bench/README).
inline constexpr std::size_t kMostRowsOnPage = 100'000;

// Makes a list row by row: the cells of a whole list take ten times the memory of its text.
class HouseholdListMaker {
 public:
  // The title is the glossary's: of household_list.<name>.
  HouseholdListMaker(std::string const& name, std::vector<OutputColumn> columns);
  HouseholdListMaker(std::string name, Text title, std::vector<OutputColumn> columns);

  // A cell a column. O(text) but for a search among the column's values.
  void add(std::vector<OutputCell> row);
  [[nodiscard]] HouseholdList finish();

 private:
  void flush();

  OutputTable rows_;  // those that are not in the list yet
  HouseholdList list_;
};

}  // namespace tongcun
