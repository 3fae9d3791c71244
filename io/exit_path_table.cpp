// SPDX-License-Identifier: Apache-2.0
#include "io/exit_path_table.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/term_column.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {

OutputTable exit_path_table(PathStatistics const& statistics, PathEdition edition) {
  OutputTable table;
  table.name = "village_exit_path";
  table.title = term("village_exit_path").name;
  if (edition == PathEdition::internal) {
    table.columns.push_back(term_column("edition", "edition"));
  }
  for (char const* key : {"invented_row", "study_scenario"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* key :
       {"path_year", "exit_villages", "exit_surely", "exit_surely_low", "exit_surely_high",
        "exit_perhaps", "exit_perhaps_low", "exit_perhaps_high"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  PathExits const& exits = *statistics.exits;
  for (std::size_t s = 0; s < exits.surely.size(); ++s) {
    for (std::size_t year = 0; year < exits.surely[s].size(); ++year) {
      std::vector<OutputCell> row;
      if (edition == PathEdition::internal) {
        row.emplace_back(std::string("internal"));
      }
      row.emplace_back(std::string(statistics.invented ? "yes" : "no"));
      row.emplace_back(std::string(name_of(statistics.terms.scenarios[s], kStudyScenarioNames)));
      row.emplace_back(std::int64_t{statistics.terms.start_year} + 1 +
                       static_cast<std::int64_t>(year));
      row.emplace_back(exits.villages);
      for (ExitCell const& cell : {exits.surely[s][year], exits.perhaps[s][year]}) {
        row.emplace_back(cell.median);
        row.emplace_back(cell.interval.low);
        row.emplace_back(cell.interval.high);
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace tongcun
