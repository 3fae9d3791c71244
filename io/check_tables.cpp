// SPDX-License-Identifier: Apache-2.0
#include "io/check_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/term_column.h"
#include "io/write_csv.h"

#include <array>
#include <map>
#include <set>
#include <utility>

namespace tongcun {
namespace {

OutputColumn column(char const* key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
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

std::string register_cases_csv(Restricted<RegisterChecks> const& checks,
                               Restricted<HouseholdResults> const& households,
                               Villages const& villages, Language language) {
  RegisterChecks const& all = checks.for_the_office();
  HouseholdRegister const& people = households.for_the_office().people;
  OutputTable table;
  table.name = "checks";
  for (char const* const key :
       {"invented_row", "use_of_list", "village_code", "village_name", "group_name",
        "household_code", "check_rule", "check_case", "check_severity"}) {
    table.columns.push_back(column(key));
  }
  for (JudgedCheck const& judged : all.judged) {
    RegisterCheck const& check = all.rules[judged.check];
    for (HouseholdId const id : judged.found) {
      VillageId const village = people.households.village[id];
      table.rows.push_back({std::string(people.invented ? "yes" : "no"), std::string("visit_only"),
                            villages.code[village], text_cell(villages.name[village]),
                            text_cell(people.households.group[id]), people.households.code[id],
                            check.rule, check.name.in(language),
                            std::string(name_of(check.severity, kSeverityNames))});
    }
  }
  return csv_of(table);
}

OutputTable problem_table(std::vector<LedgerEntry> const& entries, Villages const& villages) {
  struct Count {
    std::array<std::int64_t, kSeverityNames.size()> by_severity{};
    std::int64_t accepted = 0;
    std::set<std::string> rules;
  };
  std::map<std::string, Count> counts;
  for (LedgerEntry const& entry : entries) {
    if (entry.state != LedgerState::fixed && !entry.place.empty()) {
      Count& count = counts[entry.place];
      ++count.by_severity[static_cast<std::size_t>(entry.severity)];
      count.accepted += entry.state == LedgerState::accepted ? 1 : 0;
      count.rules.insert(entry.rule);
    }
  }
  OutputTable table;
  table.name = "problems";
  table.title = term("problems").name;
  table.geometry = GeometryType::area;
  for (char const* const key : {"village_code", "village_name"}) {
    table.columns.push_back(column(key));
  }
  for (char const* const key :
       {"problem_errors", "problem_warnings", "problem_notes", "problems_accepted"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  table.columns.push_back(column("problem_rules"));
  for (VillageId const village : villages.code.ids()) {
    auto const found = counts.find(villages.code[village]);
    if (found == counts.end()) {
      continue;
    }
    Count const& count = found->second;
    std::string rules;
    for (std::string const& rule : count.rules) {
      rules += (rules.empty() ? "" : " ") + rule;
    }
    auto const of = [&](Severity severity) {
      return count.by_severity[static_cast<std::size_t>(severity)];
    };
    table.rows.push_back({villages.code[village], text_cell(villages.name[village]),
                          of(Severity::error), of(Severity::warning), of(Severity::information),
                          count.accepted, std::move(rules)});
    table.areas.push_back(villages.area[village]);
  }
  return table;
}

}  // namespace tongcun
