// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/run_folder.h"
#include "io/run_head.h"

#include <vector>

namespace tongcun {

// The tables of restricted/internal/: each as a CSV file, and all of them as one workbook.
class InternalTables {
 public:
  explicit InternalTables(RunFolder& out) : out_(out) {}

  void write(OutputTable table);
  // What was written so far.
  [[nodiscard]] std::vector<OutputTable> const& tables() const { return tables_; }
  // restricted/internal/tables.xlsx, for its owner only, with the dictionary of its columns, and
  // the data package of all.
  void write_workbook(RunHead const& head);

 private:
  RunFolder& out_;
  std::vector<OutputTable> tables_;
};

// restricted/internal/tables.xlsx alone.
void write_internal_workbook(RunFolder& out, RunHead const& head,
                             std::vector<OutputTable const*> const& tables);

}  // namespace tongcun
