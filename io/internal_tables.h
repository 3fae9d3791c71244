// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"
#include "io/run_folder.h"
#include "io/table_workbook.h"

#include <vector>

namespace tongcun {

// The tables of restricted/internal/: each as a CSV file, and all of them as one workbook.
class InternalTables {
 public:
  explicit InternalTables(RunFolder& out) : out_(out) {}

  void write(OutputTable table);
  // What was written so far.
  [[nodiscard]] std::vector<OutputTable> const& tables() const { return tables_; }
  // restricted/internal/tables.xlsx, for its owner only, with the dictionary of its columns.
  void write_workbook(WorkbookNotes const& notes, Language language);

 private:
  RunFolder& out_;
  std::vector<OutputTable> tables_;
};

}  // namespace tongcun
