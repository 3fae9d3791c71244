// SPDX-License-Identifier: Apache-2.0
#include "io/internal_tables.h"

#include "io/data_package_json.h"
#include "io/table_workbook.h"
#include "io/term_column.h"
#include "io/workbook_notes.h"
#include "io/write_csv.h"

#include <filesystem>
#include <utility>

namespace tongcun {

void InternalTables::write(OutputTable table) {
  out_.write("restricted/internal/" + table.name + ".csv", csv_of(table));
  tables_.push_back(std::move(table));
}

void InternalTables::write_workbook(RunHead const& head) {
  write(column_table(tables_));
  std::vector<OutputTable const*> all;
  all.reserve(tables_.size());
  for (OutputTable const& table : tables_) {
    all.push_back(&table);
  }
  out_.write(kInternalDataPackage, data_package_json(head, all));
  write_internal_workbook(out_, head, all);
}

void write_internal_workbook(RunFolder& out, RunHead const& head,
                             std::vector<OutputTable const*> const& tables) {
  std::filesystem::path const path = out.path_of("restricted/internal/tables.xlsx");
  write_table_workbook(path, workbook_notes(head, Edition::internal), tables, head.language);
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace tongcun
