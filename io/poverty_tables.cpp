// SPDX-License-Identifier: Apache-2.0
#include "io/poverty_tables.h"

#include "engine/region/area_tree.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/poverty_names.h"
#include "io/rule_names.h"
#include "io/share_cells.h"
#include "io/term_column.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Number = std::optional<std::int64_t>;

constexpr int kShareDecimals = 2;  // of per cent
constexpr int kIndexDecimals = 4;
constexpr double kIndexInPrint = 1e4;

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text, int decimals = 0) {
  return term_column(key, key, type, decimals);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

void add_measure_columns(Money const& money, OutputTable& table) {
  for (char const* key : {"register_persons", "register_households"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  for (char const* key : {"households_poor", "households_income_unknown", "persons_poor",
                          "persons_at_line", "persons_income_unknown"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  for (std::string const measure : {"headcount", "poverty_gap", "severity_of_poverty"}) {
    for (std::string const bound : {"_pct", "_low_pct", "_high_pct"}) {
      table.columns.push_back(
          term_column(measure + bound, measure + bound, ColumnType::decimal, kShareDecimals));
    }
  }
  table.columns.push_back(money.column("money_to_the_line", "money_to_the_line"));
  table.columns.push_back(column("watts_index", ColumnType::decimal, kIndexDecimals));
  table.columns.push_back(column("gini_coefficient", ColumnType::decimal, kIndexDecimals));
}

void add_measures(Money const& money, std::optional<AreaPoverty> const& area,
                  std::optional<double> const& gini, bool tells_points,
                  std::vector<OutputCell>& row) {
  IncomePoverty const none;
  IncomePoverty const& of = area ? area->poverty : none;
  auto const count = [&](std::int64_t value) { return cell_of(area ? Number(value) : Number()); };
  auto const households = [&](IncomeState state) {
    return area ? area->households[static_cast<std::size_t>(state)] : 0;
  };
  row.push_back(count(of.persons));
  row.push_back(count(households(IncomeState::poor) + households(IncomeState::not_poor) +
                      households(IncomeState::unknown)));
  row.push_back(count(households(IncomeState::poor)));
  row.push_back(count(households(IncomeState::unknown)));
  row.push_back(count(of.poor));
  row.push_back(tells_points ? count(of.at_line) : OutputCell());
  row.push_back(count(of.unknown));
  // Where nothing is unknown the bounds are the value, and are printed as it.
  bool const is_open = of.unknown > 0;
  auto const add = [&](auto const& value, auto const& low, auto const& high) {
    row.push_back(cell_of(hundredths_of_per_cent(value)));
    row.push_back(
        cell_of(hundredths_of_per_cent(low, is_open ? Rounding::down : Rounding::nearest)));
    row.push_back(
        cell_of(hundredths_of_per_cent(high, is_open ? Rounding::up : Rounding::nearest)));
  };
  add(of.headcount(), of.least_headcount(), of.most_headcount());
  add(of.poverty_gap(), of.least_poverty_gap(), of.most_poverty_gap());
  add(of.squared_gap(), of.least_squared_gap(), of.most_squared_gap());
  row.push_back(money.cell(area ? Number(static_cast<std::int64_t>(of.gap)) : Number()));
  row.push_back(cell_of(scaled_share(of.watts_index(), kIndexInPrint, Rounding::nearest)));
  row.push_back(cell_of(scaled_share(gini, kIndexInPrint, Rounding::nearest)));
}

OutputColumn line_column(std::vector<PublicLine> const& lines) {
  OutputColumn names = column("poverty_line");
  for (PublicLine const& line : lines) {
    names.words.push_back({line.line.key, line.line.name});
  }
  return names;
}

OutputTable table_of(PovertyStatistics const& statistics, ProfileTerms const& terms,
                     bool is_internal) {
  Money const money(terms);
  OutputTable table;
  table.name = "poverty";
  table.title = term("poverty_table").name;
  if (is_internal) {
    table.columns.push_back(column("edition"));
  }
  for (char const* key : {"invented_row", "area_level", "area_code", "area_name"}) {
    table.columns.push_back(column(key));
  }
  table.columns.push_back(line_column(statistics.lines));
  table.columns.push_back(money.column("line_amount", "line_amount"));
  table.columns.push_back(column("transfers"));
  table.columns.push_back(column("suppressed"));
  add_measure_columns(money, table);
  for (PovertyAreaRow const& area : statistics.areas) {
    for (std::size_t line = 0; line < statistics.lines.size(); ++line) {
      PublicLine const& of = statistics.lines[line];
      if (!of.resolved.line) {
        continue;
      }
      for (bool const with : {true, false}) {
        std::optional<AreaPoverty> const& measured =
            with ? area.lines[line].with_transfers : area.lines[line].without_transfers;
        std::vector<OutputCell> row;
        if (is_internal) {
          row.emplace_back(std::string("internal"));
        }
        row.emplace_back(yes_or_no(statistics.invented));
        row.emplace_back(std::string(name_of(area.area.level, kAreaLevelNames)));
        row.push_back(text_cell(area.area.code));
        row.push_back(text_cell(area.area.name));
        row.emplace_back(of.line.key);
        row.push_back(money.cell(of.resolved.line->line));
        row.emplace_back(std::string(with ? "with" : "without"));
        row.emplace_back(yes_or_no(!measured));
        add_measures(money, measured, with ? area.gini : std::nullopt, statistics.tells_points,
                     row);
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

using CountsByArea = IdVector<AreaId, std::vector<StatusCount>>;

void take_measures(PovertyResult const& result, std::vector<CountsByArea> const& bands, AreaId area,
                   PovertyAreaRow& row) {
  for (AreaWarning const& warning : result.warnings) {
    row.warnings.push_back(warning.resolved.line ? std::optional(warning.areas[area])
                                                 : std::nullopt);
  }
  for (MeasuredIndex const& measured : result.indices) {
    row.indices.emplace_back(
        PublicDeprivation{measured.areas[area], true,
                          std::vector<std::uint8_t>(measured.rules.index.weights.size(), 1)});
  }
  for (CountsByArea const& counts : bands) {
    row.score_cards.emplace_back(counts[area]);
  }
}

std::string state_word(Stated<std::int64_t> const& income, IncomeLine const& line) {
  bool const is_at_line = income.has_value() && income.value() == line.line;
  return is_at_line ? "at_line" : std::string(name_of(state_of(income, line), kIncomeStateNames));
}

Number value_of(Stated<std::int64_t> const& income) {
  return income.has_value() ? Number(income.value()) : Number();
}

}  // namespace

PovertyStatistics unsuppressed_poverty(PovertyOffice const& office) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdRegister const& people = office.households.for_the_office().people;
  AreaTree const tree = build_area_tree(office.villages);
  PovertyStatistics all;
  all.invented = people.invented;
  all.year = result.year;
  all.unit = result.unit;
  all.headline = result.headline;
  for (LinePoverty const& line : result.lines) {
    all.lines.push_back({line.line, line.resolved});
  }
  tell_measures(result, all);
  std::vector<CountsByArea> bands;
  bands.reserve(result.score_cards.size());
  for (ScoredCard const& scored : result.score_cards) {
    bands.push_back(count_status(scored.column, people.households, tree));
  }
  std::vector<std::uint8_t> is_inhabited(tree.areas.size(), 0);
  for (VillageId const village : people.households.village.values()) {
    for (AreaId area = tree.of_village[village]; !area.is_none(); area = tree.areas[area].parent) {
      is_inhabited[area.value()] = 1;
    }
  }
  for (AreaId const area : tree.areas.ids()) {
    if (is_inhabited[area.value()] == 0) {
      continue;
    }
    PovertyAreaRow row;
    row.area = tree.areas[area];
    row.gini = result.gini[area];
    for (LinePoverty const& line : result.lines) {
      PublicAreaPoverty& cell = row.lines.emplace_back();
      if (line.resolved.line) {
        cell = {line.areas[area], line.without_transfers[area]};
      }
    }
    take_measures(result, bands, area, row);
    all.areas.push_back(std::move(row));
  }
  return all;
}

OutputTable poverty_table(Public<PovertyStatistics> const& statistics, ProfileTerms const& terms) {
  return table_of(statistics.value(), terms, false);
}

OutputTable internal_poverty_table(PovertyOffice const& office) {
  return table_of(unsuppressed_poverty(office), office.terms, true);
}

HouseholdList household_poverty_list(PovertyOffice const& office) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdRegister const& people = office.households.for_the_office().people;
  HouseholdTable const& table = people.households;
  Money const money(office.terms);
  std::vector<OutputColumn> columns{
      column("invented_row"), column("household_code"),
      column("village_code"), column("village_name"),
      column("group_name"),   column("household_persons", ColumnType::integer)};
  for (char const* key : {"income_a_person", "income_without_transfers", "income_after_expense"}) {
    columns.push_back(money.column(key, key));
  }
  for (LinePoverty const& line : result.lines) {
    if (line.resolved.line) {
      OutputColumn state = term_column("state_by_" + line.line.key, "income_state");
      state.title = {state.title.en + ": " + line.line.name.en,
                     state.title.zh + "：" + line.line.name.zh};
      columns.push_back(std::move(state));
    }
  }
  HouseholdListMaker rows("poverty", std::move(columns));
  for (HouseholdId const id : table.code.ids()) {
    VillageId const village = table.village[id];
    std::vector<OutputCell> row{yes_or_no(people.invented),
                                table.code[id],
                                office.villages.code[village],
                                text_cell(office.villages.name[village]),
                                text_cell(table.group[id]),
                                std::int64_t{table.persons[id]},
                                money.cell(value_of(result.accounts.a_person[id])),
                                money.cell(value_of(result.accounts.without_transfers[id])),
                                money.cell(value_of(result.accounts.after_expense[id]))};
    for (LinePoverty const& line : result.lines) {
      if (line.resolved.line) {
        row.emplace_back(state_word(result.accounts.a_person[id], *line.resolved.line));
      }
    }
    rows.add(std::move(row));
  }
  return rows.finish();
}

}  // namespace tongcun
