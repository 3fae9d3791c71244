// SPDX-License-Identifier: Apache-2.0
#include "io/check_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/term_column.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

OutputColumn column(char const* key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

// Problems of one place that are not fixed.
struct ProblemCount {
  std::array<std::int64_t, kSeverityNames.size()> by_severity{};
  std::int64_t accepted = 0;
  std::set<std::string> rules;

  void add(LedgerEntry const& entry) {
    ++by_severity[static_cast<std::size_t>(entry.severity)];
    accepted += entry.state == LedgerState::accepted ? 1 : 0;
    rules.insert(entry.rule);
  }
  [[nodiscard]] std::int64_t of(Severity severity) const {
    return by_severity[static_cast<std::size_t>(severity)];
  }
  // The cells behind those that name the place.
  void append_to(std::vector<OutputCell>& row) const {
    std::string list;
    for (std::string const& rule : rules) {
      list += (list.empty() ? "" : " ") + rule;
    }
    for (std::int64_t const count :
         {of(Severity::error), of(Severity::warning), of(Severity::information), accepted}) {
      row.emplace_back(count);
    }
    row.emplace_back(std::move(list));
  }
};

bool is_told(LedgerEntry const& entry) {
  return entry.state != LedgerState::fixed && !entry.place.empty();
}

OutputTable table_of_problems(char const* name, GeometryType geometry, char const* code,
                              char const* place) {
  OutputTable table;
  table.name = name;
  table.title = term(name).name;
  table.geometry = geometry;
  table.columns = {column(code), column(place)};
  for (char const* const key :
       {"problem_errors", "problem_warnings", "problem_notes", "problems_accepted"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  table.columns.push_back(column("problem_rules"));
  return table;
}

}  // namespace

OutputTable register_check_table(Restricted<RegisterChecks> const& checks, Language language) {
  RegisterChecks const& all = checks.for_the_office();
  OutputTable table;
  table.name = "checks";
  table.title = term("register_checks").name;
  for (char const* const key : {"check_rule", "check_case", "check_severity"}) {
    table.columns.push_back(column(key));
  }
  for (char const* const key :
       {"check_judged", "check_found", "check_open", "check_not_concerned"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  for (char const* const key : {"check_holds", "source", "mark"}) {
    table.columns.push_back(column(key));
  }
  for (JudgedCheck const& judged : all.judged) {
    RegisterCheck const& check = all.rules[judged.check];
    table.rows.push_back({check.rule, check.name.in(language),
                          std::string(name_of(check.severity, kSeverityNames)), judged.judged,
                          static_cast<std::int64_t>(judged.found.size()), judged.open,
                          judged.not_concerned, std::string(judged.holds ? "yes" : "no"),
                          text_cell(check.source), text_cell(check.mark)});
  }
  return table;
}

HouseholdList register_cases_list(Restricted<RegisterChecks> const& checks,
                                  Restricted<HouseholdResults> const& households,
                                  Villages const& villages, Language language) {
  RegisterChecks const& all = checks.for_the_office();
  HouseholdRegister const& people = households.for_the_office().people;
  std::vector<OutputColumn> columns;
  columns.reserve(9);
  for (char const* const key :
       {"invented_row", "use_of_list", "village_code", "village_name", "group_name",
        "household_code", "check_rule", "check_case", "check_severity"}) {
    columns.push_back(column(key));
  }
  HouseholdListMaker list("checks", std::move(columns));
  for (JudgedCheck const& judged : all.judged) {
    RegisterCheck const& check = all.rules[judged.check];
    for (HouseholdId const id : judged.found) {
      VillageId const village = people.households.village[id];
      list.add({std::string(people.invented ? "yes" : "no"), std::string("visit_only"),
                villages.code[village], text_cell(villages.name[village]),
                text_cell(people.households.group[id]), people.households.code[id], check.rule,
                check.name.in(language), std::string(name_of(check.severity, kSeverityNames))});
    }
  }
  return list.finish();
}

OutputTable problem_table(std::vector<LedgerEntry> const& entries, Villages const& villages) {
  std::map<std::string, ProblemCount> counts;
  for (LedgerEntry const& entry : entries) {
    if (is_told(entry)) {
      counts[entry.place].add(entry);
    }
  }
  OutputTable table =
      table_of_problems("problems", GeometryType::area, "village_code", "village_name");
  for (VillageId const village : villages.code.ids()) {
    if (auto const found = counts.find(villages.code[village]); found != counts.end()) {
      table.rows.push_back({villages.code[village], text_cell(villages.name[village])});
      found->second.append_to(table.rows.back());
      table.areas.push_back(villages.area[village]);
    }
  }
  return table;
}

OutputTable road_problem_table(std::vector<LedgerEntry> const& entries, Roads const& roads,
                               IdVector<LayerId, Layer> const& layers) {
  using Place = std::tuple<std::string, std::string, std::string>;  // file, layer, code
  std::map<Place, ProblemCount> counts;
  for (LedgerEntry const& entry : entries) {
    if (is_told(entry)) {
      counts[{entry.file, entry.layer, entry.place}].add(entry);
    }
  }
  OutputTable table =
      table_of_problems("road_problems", GeometryType::line, "road_code", "road_name");
  for (RoadId const road : roads.code.ids()) {
    Layer const& layer = layers[roads.layer[road]];
    auto const found = counts.find({layer.file, layer.layer, roads.code[road]});
    if (found != counts.end() && !roads.code[road].empty()) {
      table.rows.push_back({roads.code[road], text_cell(roads.name[road])});
      found->second.append_to(table.rows.back());
      auto const line = roads.line[road];
      table.lines.emplace_back(line.begin(), line.end());
    }
  }
  return table;
}

}  // namespace tongcun
