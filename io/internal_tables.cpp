// SPDX-License-Identifier: Apache-2.0
#include "io/internal_tables.h"

#include "io/term_column.h"
#include "io/write_csv.h"

#include <filesystem>
#include <utility>

namespace tongcun {

void InternalTables::write(OutputTable table) {
  out_.write("restricted/internal/" + table.name + ".csv", csv_of(table));
  tables_.push_back(std::move(table));
}

void InternalTables::write_workbook(WorkbookNotes const& notes, Language language) {
  write(column_table(tables_));
  std::vector<OutputTable const*> all;
  all.reserve(tables_.size());
  for (OutputTable const& table : tables_) {
    all.push_back(&table);
  }
  std::filesystem::path const path = out_.path_of("restricted/internal/tables.xlsx");
  write_table_workbook(path, notes, all, language);
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace tongcun
