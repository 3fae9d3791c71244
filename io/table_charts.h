// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"
#include "io/workbook_file.h"

#include <vector>

namespace tongcun {

// Where a table stands in a workbook.
struct PlacedTable {
  OutputTable const& table;
  std::size_t sheet = 0;
  std::size_t first_row = 0;  // of its rows
};

// The charts that the tables of a run have, drawn from the cells of their sheets, so that no number
// is written twice: what holds (guarantee_counts, households of all villages), headcount by year
// and scenario with its interval (poverty_path), money by year (relocation_funds). A table whose
// rows have no value to draw has no chart.
[[nodiscard]] std::vector<WorkbookChart> table_charts(std::vector<PlacedTable> const& placed,
                                                      Language language);

}  // namespace tongcun
