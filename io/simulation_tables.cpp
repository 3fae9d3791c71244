// SPDX-License-Identifier: Apache-2.0
#include "io/simulation_tables.h"

#include "io/change_tables.h"
#include "io/enum_names.h"
#include "io/exit_path_table.h"
#include "io/glossary.h"
#include "io/headline_title.h"
#include "io/money.h"
#include "io/monitoring_path_table.h"
#include "io/office_table.h"
#include "io/path_shares.h"
#include "io/people_path_table.h"
#include "io/rule_names.h"
#include "io/sensitivity_table.h"
#include "io/simulation_parameter_title.h"
#include "io/simulation_parameters.h"
#include "io/target_table.h"
#include "io/term_column.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr int kShareDecimals = 4;  // of per cents: cells are millionths of one

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

constexpr std::array<char const*, 10> kShareKeys{
    "path_headcount_pct",       "headcount_known_low_pct", "headcount_known_high_pct",
    "headcount_mc_low_pct",     "headcount_mc_high_pct",   "path_gap_pct",
    "path_severity_pct",        "headcount_change_pct",    "headcount_change_low_pct",
    "headcount_change_high_pct"};

class PathRows {
 public:
  PathRows(PathStatistics const& statistics, Profile const& profile, PathEdition edition)
      : statistics_(statistics), money_(profile.terms), edition_(edition) {
    table_.name = "poverty_path";
    table_.title = term("poverty_path").name;
    if (edition == PathEdition::internal) {
      table_.columns.push_back(column("edition"));
    }
    for (char const* key :
         {"invented_row", "area_level", "area_code", "area_name", "suppressed", "study_scenario"}) {
      table_.columns.push_back(column(key));
    }
    table_.columns.push_back(column("path_year", ColumnType::integer));
    table_.columns.push_back(money_.column("poverty_line_of_year", "poverty_line_of_year"));
    for (char const* key :
         {"path_households", "path_persons", "income_unknown_persons", "concerned_households"}) {
      table_.columns.push_back(column(key, ColumnType::integer));
    }
    for (char const* key : kShareKeys) {
      table_.columns.push_back(term_column(key, key, ColumnType::decimal, kShareDecimals));
    }
  }

  OutputTable write() {
    for (PathArea const& area : statistics_.areas) {
      add_today(area);
      for (std::size_t scenario = 0; scenario < area.scenarios.size(); ++scenario) {
        add_scenario(area, scenario);
      }
    }
    return std::move(table_);
  }

 private:
  void add_row(PathArea const& area, std::size_t scenario, std::size_t line,
               std::optional<PathShares> const& shares) {
    auto const kind = statistics_.terms.scenarios[scenario];
    std::vector<OutputCell> row;
    row.reserve(table_.columns.size());
    if (edition_ == PathEdition::internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(yes_or_no(statistics_.invented));
    row.emplace_back(std::string(name_of(area.area.level, kAreaLevelNames)));
    row.push_back(text_cell(area.area.code));
    row.push_back(text_cell(area.area.name));
    row.emplace_back(yes_or_no(!shares));
    row.emplace_back(std::string(name_of(kind, kStudyScenarioNames)));
    row.emplace_back(std::int64_t{statistics_.terms.start_year} + static_cast<std::int64_t>(line));
    row.push_back(money_.cell(statistics_.terms.lines[line]));
    if (shares && area.base) {
      row.emplace_back(area.base->households);
      row.emplace_back(area.base->persons);
      row.emplace_back(area.base->unknown_persons);
      row.emplace_back(area.base->concerned[static_cast<std::size_t>(kind)]);
    } else {
      constexpr std::size_t kCounts = 4;
      row.resize(row.size() + kCounts);
    }
    PathShares const told = shares.value_or(PathShares{});
    for (PathShares::Share const& share :
         {told.headcount, told.known_low, told.known_high, told.mc_low, told.mc_high, told.gap,
          told.severity, told.difference, told.difference_low, told.difference_high}) {
      row.push_back(cell_of(share));
    }
    table_.rows.push_back(std::move(row));
  }

  void add_today(PathArea const& area) {
    add_row(area, 0, 0,
            area.base && area.today ? std::optional(shares_today(*area.today, *area.base))
                                    : std::nullopt);
  }

  void add_scenario(PathArea const& area, std::size_t scenario) {
    auto const& cells = area.scenarios[scenario];
    for (std::size_t line = 1; line < statistics_.terms.lines.size(); ++line) {
      std::optional<PathShares> shares;
      if (cells && area.base) {
        shares = shares_of((*cells)[line - 1], *area.base, statistics_.terms.options.replicates,
                           scenario > 0);
      }
      add_row(area, scenario, line, shares);
    }
  }

  PathStatistics const& statistics_;
  Money money_;
  PathEdition edition_;
  OutputTable table_;
};

OutputTable parameter_table(PathStatistics const& statistics, Profile const& profile) {
  OutputTable table;
  table.name = "poverty_parameters";
  table.title = term("poverty_parameters").name;
  for (char const* key :
       {"parameter", "parameter_state", "parameter_value", "parameter_unit", "parameter_source"}) {
    table.columns.push_back(column(key));
  }
  // The cells keep keys and English units, which scripts read.
  std::vector<ColumnWord>& titles = table.columns[0].words;
  std::vector<ColumnWord>& units = table.columns[3].words;
  for (SimulationParameter const& parameter :
       simulation_parameters(statistics.terms, Money(profile.terms))) {
    titles.push_back({parameter.key, simulation_parameter_title(parameter.key, profile.services)});
    bool const is_new = std::ranges::find(units, parameter.unit, &ColumnWord::word) == units.end();
    if (is_new && !parameter.unit.empty()) {
      units.push_back({parameter.unit, stated_unit(parameter.unit)});
    }
    table.rows.push_back({parameter.key, std::string(parameter.value ? "set" : "not_set"),
                          parameter.value ? text_cell(*parameter.value) : OutputCell(),
                          text_cell(parameter.unit), text_cell(parameter.source)});
  }
  return table;
}

// poverty_path, then those that there are.
std::vector<OutputTable> path_tables(PathStatistics const& statistics, Profile const& profile,
                                     PathEdition edition) {
  std::vector<OutputTable> tables;
  tables.push_back(PathRows(statistics, profile, edition).write());
  if (statistics.terms.options.decomposition) {
    tables.push_back(change_table(statistics, edition));
  }
  if (statistics.sensitivity) {
    tables.push_back(sensitivity_table(statistics, profile, edition));
  }
  if (!statistics.targets.empty()) {
    tables.push_back(target_table(statistics, profile.terms, edition));
  }
  if (statistics.terms.options.demography) {
    tables.push_back(people_path_table(statistics, edition));
  }
  if (!statistics.terms.classes.empty()) {
    tables.push_back(monitoring_path_table(statistics, profile.status, edition));
  }
  if (statistics.exits) {
    tables.push_back(exit_path_table(statistics, edition));
  }
  return tables;
}

}  // namespace

std::vector<OutputTable> simulation_tables(Public<PathStatistics> const& statistics,
                                           Profile const& profile) {
  std::vector<OutputTable> tables = path_tables(statistics.value(), profile, PathEdition::open);
  tables.insert(tables.begin() + 1, parameter_table(statistics.value(), profile));
  return tables;
}

std::vector<OutputTable> internal_path_tables(Restricted<PovertyPath> const& path,
                                              Restricted<HouseholdResults> const& households,
                                              Profile const& profile) {
  PathStatistics const all =
      tell_poverty_path(path.for_the_office(), households.for_the_office().people.invented);
  return path_tables(all, profile, PathEdition::internal);
}

namespace {

// In both languages: the catalogue is the profile's, not the glossary's.
std::string kind_name(std::string const& kind, ProfileTerms const& terms) {
  auto const found = std::ranges::find(terms.programmes, kind, &ProgrammeKind::code);
  return found == terms.programmes.end() ? "" : found->name.zh + " / " + found->name.en;
}

}  // namespace

OutputTable programme_table(Restricted<PovertyPath> const& path,
                            Restricted<HouseholdResults> const& households,
                            Profile const& profile) {
  PovertyPath const& told = path.for_the_office();
  Money const money(profile.terms);
  OutputTable table = begun_office_table("poverty_programmes");
  for (char const* key : {"programme", "programme_kind", "programme_kind_name"}) {
    table.columns.push_back(column(key));
  }
  for (char const* key :
       {"programme_eligible", "programme_undecided", "programme_receiving", "programme_places"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  table.columns.push_back(money.column("programme_cost", "programme_cost"));
  table.columns.push_back(money.column("programme_budget", "programme_budget"));
  for (std::size_t p = 0; p < told.beneficiaries.size(); ++p) {
    ProgrammeOption const& programme = told.study.options.programmes[p];
    Beneficiaries const& chosen = told.beneficiaries[p];
    std::vector<OutputCell> row = begun_office_row(households.for_the_office().people.invented);
    row.push_back(text_cell(programme.name));
    row.push_back(text_cell(programme.kind));
    row.push_back(text_cell(kind_name(programme.kind, profile.terms)));
    row.emplace_back(std::ssize(chosen.eligible));
    row.emplace_back(std::ssize(chosen.undecided));
    row.emplace_back(std::ssize(chosen.households));
    row.push_back(cell_of(programme.places));
    row.push_back(money.cell(chosen.cost));
    row.push_back(money.cell(programme.budget));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tongcun
