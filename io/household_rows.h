// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/poverty_tables.h"

#include <string>
#include <vector>

namespace tongcun {

// A table of households as CSV, made in parts: cells take ten times the memory of their text.
class CsvRows {
 public:
  explicit CsvRows(std::vector<OutputColumn> columns);
  void add(std::vector<OutputCell> row);
  [[nodiscard]] std::string finish();

 private:
  void flush();

  OutputTable table_;
  std::string csv_;
};

// What stands before the findings in every row of a list of households of the office: whether they
// are invented, what the list may be used for, where they live, their code and persons.
[[nodiscard]] std::vector<OutputColumn> office_columns();
[[nodiscard]] std::vector<OutputCell> office_cells(PovertyOffice const& office, HouseholdId id);

}  // namespace tongcun
