// SPDX-License-Identifier: Apache-2.0
#include "io/household_rows.h"

#include "io/term_column.h"

#include <cstdint>
#include <string>

namespace tongcun {

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
