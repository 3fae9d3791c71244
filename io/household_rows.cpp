// SPDX-License-Identifier: Apache-2.0
#include "io/household_rows.h"

#include "io/term_column.h"
#include "io/write_csv.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kRowsAtOnce = 8192;

}  // namespace

CsvRows::CsvRows(std::vector<OutputColumn> columns) {
  table_.columns = std::move(columns);
  csv_ = csv_of(table_);
}

void CsvRows::add(std::vector<OutputCell> row) {
  table_.rows.push_back(std::move(row));
  if (table_.rows.size() == kRowsAtOnce) {
    flush();
  }
}

std::string CsvRows::finish() {
  flush();
  return std::move(csv_);
}

void CsvRows::flush() {
  append_csv_rows(table_, csv_);
  table_.rows.clear();
}

std::vector<OutputColumn> office_columns() {
  std::vector<OutputColumn> columns;
  for (char const* key : {"invented_row", "use_of_list", "village_code", "village_name",
                          "group_name", "household_code"}) {
    columns.push_back(term_column(key, key));
  }
  columns.push_back(term_column("household_persons", "household_persons", ColumnType::integer));
  return columns;
}

std::vector<OutputCell> office_cells(PovertyOffice const& office, HouseholdId id) {
  HouseholdRegister const& people = office.households.for_the_office().people;
  HouseholdTable const& table = people.households;
  VillageId const village = table.village[id];
  return {std::string(people.invented ? "yes" : "no"),
          std::string("visit_only"),
          office.villages.code[village],
          text_cell(office.villages.name[village]),
          text_cell(table.group[id]),
          table.code[id],
          std::int64_t{table.persons[id]}};
}

}  // namespace tongcun
