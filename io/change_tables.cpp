// SPDX-License-Identifier: Apache-2.0
#include "io/change_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/office_table.h"
#include "io/path_shares.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr int kShareDecimals = 4;   // of per cents: cells are millionths of one
constexpr int kPersonDecimals = 2;  // of persons: cells are hundredths

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text, int decimals = 0) {
  return term_column(key, key, type, decimals);
}

// Persons, mean of the replicates, in hundredths to the nearest.
std::int64_t mean_persons(std::int64_t sum, std::int64_t replicates) {
  constexpr std::int64_t kHundred = 100;
  return (2 * kHundred * sum + replicates) / (2 * replicates);
}

}  // namespace

OutputTable change_table(PathStatistics const& statistics, PathEdition edition) {
  OutputTable table;
  table.name = "poverty_change";
  table.title = term("poverty_change").name;
  if (edition == PathEdition::internal) {
    table.columns.push_back(column("edition"));
  }
  for (char const* key :
       {"invented_row", "area_level", "area_code", "area_name", "suppressed", "change_part"}) {
    table.columns.push_back(column(key));
  }
  for (char const* key : {"change_from_year", "change_until_year"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  for (char const* key : {"change_pct", "change_low_pct", "change_high_pct"}) {
    table.columns.push_back(column(key, ColumnType::decimal, kShareDecimals));
  }
  PathTerms const& terms = statistics.terms;
  for (PathArea const& area : statistics.areas) {
    if (area.area.level > AreaLevel::township) {
      continue;
    }
    bool const is_shown = area.changes && area.base && area.today && area.scenarios.back();
    std::vector<ChangeShare> const shares =
        is_shown ? change_shares(area, terms.options.replicates)
                 : std::vector<ChangeShare>{{StudyScenario::together, {}, {}, {}}};
    for (ChangeShare const& share : shares) {
      std::vector<OutputCell> row;
      if (edition == PathEdition::internal) {
        row.emplace_back(std::string("internal"));
      }
      row.emplace_back(std::string(statistics.invented ? "yes" : "no"));
      row.emplace_back(std::string(name_of(area.area.level, kAreaLevelNames)));
      row.push_back(text_cell(area.area.code));
      row.push_back(text_cell(area.area.name));
      row.emplace_back(std::string(is_shown ? "no" : "yes"));
      row.emplace_back(std::string(name_of(share.part, kStudyScenarioNames)));
      row.emplace_back(std::int64_t{terms.start_year});
      row.emplace_back(std::int64_t{terms.start_year} + std::ssize(terms.lines) - 1);
      row.push_back(cell_of(share.change));
      row.push_back(cell_of(share.low));
      row.push_back(cell_of(share.high));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

OutputTable cause_change_table(Restricted<PovertyPath> const& path,
                               Restricted<HouseholdResults> const& households) {
  PovertyPath const& told = path.for_the_office();
  std::int64_t const replicates = told.study.options.replicates;
  OutputTable table = begun_office_table("poverty_change_causes");
  for (char const* key : {"area_level", "area_code", "area_name", "change_over", "study_scenario",
                          "main_cause_group"}) {
    table.columns.push_back(column(key));
  }
  table.columns.push_back(column("group_persons", ColumnType::integer));
  for (char const* key : {"group_poor_before", "group_poor_after"}) {
    table.columns.push_back(column(key, ColumnType::decimal, kPersonDecimals));
  }
  for (char const* key :
       {"group_change_pct", "group_change_within_pct", "group_change_share_pct"}) {
    table.columns.push_back(column(key, ColumnType::decimal, kShareDecimals));
  }
  for (CauseChange const& change : told.by_cause) {
    Area const& area = told.study.tree.areas[change.area];
    for (std::size_t g = 0; g < kCauseGroups; ++g) {
      if (change.before[g].persons == 0 && change.after[g].persons == 0) {
        continue;
      }
      std::vector<OutputCell> row = begun_office_row(households.for_the_office().people.invented);
      row.emplace_back(std::string(name_of(area.level, kAreaLevelNames)));
      row.push_back(text_cell(area.code));
      row.push_back(text_cell(area.name));
      row.emplace_back(std::string(name_of(change.over, kChangeOverNames)));
      row.emplace_back(
          std::string(name_of(told.study.scenarios[change.scenario], kStudyScenarioNames)));
      row.emplace_back(std::string(name_of_cause_group(g)));
      row.emplace_back(change.after[g].persons / replicates);
      row.emplace_back(mean_persons(change.before[g].poor, replicates));
      row.emplace_back(mean_persons(change.after[g].poor, replicates));
      row.emplace_back(change.change[g].contribution);
      row.emplace_back(change.change[g].within);
      row.emplace_back(change.change[g].share);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace tongcun
