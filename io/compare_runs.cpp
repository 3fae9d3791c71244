// SPDX-License-Identifier: Apache-2.0
#include "io/compare_runs.h"

#include "io/comparable_runs.h"
#include "io/compare_poverty.h"
#include "io/compare_tables.h"
#include "io/enum_names.h"
#include "io/exact_decimal.h"
#include "io/folder_kind.h"
#include "io/glossary.h"
#include "io/term_column.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

OutputColumn column(char const* key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

OutputTable begun(char const* name) {
  OutputTable table;
  table.name = name;
  table.title = term(name).name;
  return table;
}

std::string difference_text(std::string const& base, std::string const& other) {
  std::optional<ExactDecimal> const a = parse_exact(base);
  std::optional<ExactDecimal> const b = parse_exact(other);
  std::optional<ExactDecimal> const exact = a && b ? difference(*b, *a) : std::nullopt;
  return exact ? text_of(*exact) : "";
}

// A column of each run, behind it one of the difference to the first.
void add_run_columns(std::vector<ResultFolder> const& runs, bool with_difference,
                     OutputTable& table) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::string const number = std::to_string(i + 1);
    table.columns.push_back({"run_" + number, {runs[i].name, runs[i].name}});
    if (with_difference && i > 0) {
      Text const& less = term("value_difference").name;
      table.columns.push_back(
          {"difference_" + number, {less.en + ": " + runs[i].name, less.zh + "：" + runs[i].name}});
    }
  }
}

// Whether a row is of registers that are invented, as the tables of the runs have it; empty where
// it is of no register.
OutputCell invented_word(bool is_of_register, ResultFolder const& base, ResultFolder const& other) {
  if (!is_of_register) {
    return {};
  }
  bool const is_invented =
      (base.is_invented || !base.is_of_people) && (other.is_invented || !other.is_of_people);
  return std::string(is_invented ? "yes" : "no");
}

// What a parameter's value counts in, as the first run that has it says; "" = none is stated.
std::string unit_of(std::string const& key, std::vector<ResultFolder> const& runs) {
  constexpr std::string_view kValue = ".value";
  if (!key.ends_with(kValue)) {
    return "";
  }
  std::string const unit = key.substr(0, key.size() - kValue.size()) + ".unit";
  for (ResultFolder const& run : runs) {
    auto const found = run.asked.find(unit);
    if (found != run.asked.end() && found->second != "null") {
      return found->second;
    }
  }
  return "";
}

// Where a value is from and what it counts in follows from the value.
bool is_about_a_value(std::string const& key, ResultFolder const& run) {
  constexpr std::string_view kUnit = ".unit";
  bool const is_unit = key.ends_with(kUnit) &&
                       run.asked.contains(key.substr(0, key.size() - kUnit.size()) + ".value");
  return is_unit || key.ends_with(".set_by") || key.ends_with(".mark") || key.ends_with(".source");
}

OutputTable asked_table(std::vector<ResultFolder> const& runs) {
  OutputTable table = begun("comparison_asked");
  table.columns = {column("compared_key"), column("compared_unit")};
  add_run_columns(runs, false, table);
  std::set<std::string> keys;
  for (ResultFolder const& run : runs) {
    for (auto const& [key, value] : run.asked) {
      if (!is_about_a_value(key, run)) {
        keys.insert(key);
      }
    }
  }
  for (std::string const& key : keys) {
    std::vector<OutputCell> row{key, text_cell(unit_of(key, runs))};
    std::size_t const first = row.size();
    bool differs = false;
    for (ResultFolder const& run : runs) {
      auto const found = run.asked.find(key);
      row.push_back(found != run.asked.end() ? text_cell(found->second) : OutputCell());
      differs = differs || row.back() != row[first];
    }
    if (differs) {
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

OutputTable headline_table(std::vector<ResultFolder> const& runs) {
  OutputTable table = begun("comparison_headline");
  table.columns = {column("compared_key"), column("compared_unit"), column("compared_base")};
  add_run_columns(runs, true, table);
  std::vector<std::map<std::string, HeadlineNumber const*>> by_key;
  std::vector<HeadlineNumber const*> order;
  std::set<std::string> known;
  for (ResultFolder const& run : runs) {
    by_key.emplace_back();
    for (HeadlineNumber const& number : run.numbers) {
      by_key.back()[number.key] = &number;
      if (known.insert(number.key).second) {
        order.push_back(&number);
      }
    }
  }
  for (HeadlineNumber const* const number : order) {
    std::vector<OutputCell> row{number->key, text_cell(number->unit), text_cell(number->base)};
    std::string base;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      auto const found = by_key[i].find(number->key);
      std::string const value = found != by_key[i].end() ? found->second->value : "";
      row.push_back(text_cell(value));
      if (i == 0) {
        base = value;
      } else {
        row.push_back(text_cell(difference_text(base, value)));
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Columns whose texts are per cents become columns of numbers, with the decimals of the finest.
void count_per_cents(std::vector<char const*> const& keys, OutputTable& table) {
  std::vector<std::pair<OutputCell*, ExactDecimal>> numbers;
  int decimals = 0;
  for (char const* const key : keys) {
    std::size_t const at = *table.position_of(key);
    for (std::vector<OutputCell>& row : table.rows) {
      if (auto const number = parse_exact(printed(row[at], table.columns[at]))) {
        numbers.emplace_back(&row[at], *number);
        decimals = std::max(decimals, number->decimals);
      }
    }
  }
  for (auto const& [cell, number] : numbers) {
    if (auto const exact = difference(number, {0, decimals})) {
      *cell = exact->value;
    }
  }
  for (char const* const key : keys) {
    OutputColumn& counted = table.columns[*table.position_of(key)];
    counted.type = ColumnType::decimal;
    counted.decimals = decimals;
    counted.unit = "per_cent";
  }
}

OutputTable poverty_table(std::vector<ResultFolder> const& runs) {
  OutputTable table = begun("comparison_poverty");
  for (char const* const key :
       {"invented_row", "compared_run", "area_level", "area_code", "study_scenario", "path_year",
        "value_in_base", "value_in_run", "value_difference", "difference_low", "difference_high",
        "difference_within_pct", "difference_paired"}) {
    table.columns.push_back(column(key));
  }
  for (std::size_t i = 1; i < runs.size(); ++i) {
    for (HeadcountDifference const& one : compare_headcounts(runs.front(), runs[i])) {
      if (one.is_of_people && one.area_level != "all") {
        continue;  // of the office: in the differences of tables
      }
      table.rows.push_back({invented_word(true, runs.front(), runs[i]), runs[i].name,
                            one.area_level, text_cell(one.area_code), one.scenario, one.year,
                            one.base, one.other, one.difference, text_cell(one.low),
                            text_cell(one.high), text_cell(one.share_within),
                            one.is_paired ? "yes" : "no"});
    }
  }
  count_per_cents(
      {"value_in_base", "value_in_run", "value_difference", "difference_low", "difference_high"},
      table);
  count_per_cents({"difference_within_pct"}, table);
  return table;
}

std::string place_text(std::map<std::string, std::string> const& place) {
  std::string text;
  for (auto const& [key, word] : place) {
    if (!word.empty()) {
      text += text.empty() ? "" : "; ";
      text += key;
      text += '=';
      text += word;
    }
  }
  return text;
}

// What changes in a village, gathered from the tables.
struct VillageChange {
  std::int64_t better = 0;
  std::int64_t worse = 0;
  std::int64_t shorter = 0;
  std::int64_t longer = 0;
  std::int64_t cells = 0;
};

void gather(CellDifference const& cell, std::map<std::string, VillageChange>& villages) {
  auto const code = cell.place.find("village_code");
  auto const area = cell.place.find("area_code");
  auto const level = cell.place.find("area_level");
  bool const is_of_area = level != cell.place.end() && level->second == "village";
  if (code == cell.place.end() && !(is_of_area && area != cell.place.end())) {
    return;
  }
  VillageChange& change = villages[code != cell.place.end() ? code->second : area->second];
  ++change.cells;
  if (cell.column == "verdict") {
    change.better += cell.other == "pass" ? 1 : 0;
    change.worse += cell.base == "pass" ? 1 : 0;
  } else if (cell.column.ends_with("_min") && !cell.difference.empty()) {
    (cell.difference.starts_with('-') ? change.shorter : change.longer) += 1;
  }
}

std::int32_t degrees_of(std::string const& text) {
  constexpr int kDecimals = 7;
  std::optional<ExactDecimal> number = parse_exact(text);
  while (number && number->decimals < kDecimals) {
    number->value *= 10;
    ++number->decimals;
  }
  return number ? static_cast<std::int32_t>(number->value) : 0;
}

void add_villages(ResultFolder const& base, std::string const& run,
                  std::map<std::string, VillageChange> const& changes, OutputTable& table) {
  ResultTable const& villages = base.tables.at("villages");
  std::array<std::optional<std::size_t>, 4> const at{
      villages.position_of("village_code"), villages.position_of("village_name"),
      villages.position_of("longitude"), villages.position_of("latitude")};
  if (!std::ranges::all_of(at, [](auto const& column) { return column.has_value(); })) {
    return;
  }
  for (auto const& row : villages.rows) {
    auto const found = changes.find(row[*at[0]]);
    VillageChange const change = found != changes.end() ? found->second : VillageChange();
    table.rows.push_back({run, row[*at[0]], text_cell(row[*at[1]]), change.better, change.worse,
                          change.shorter, change.longer, change.cells});
    table.points.push_back(GeoPoint{degrees_of(row[*at[2]]), degrees_of(row[*at[3]])});
  }
}

void add_tables(ResultFolder const& base, ResultFolder const& other, RunComparison& comparison) {
  std::map<std::string, VillageChange> villages;
  for (auto const& [name, table] : base.tables) {
    auto const same = other.tables.find(name);
    bool const is_compared =
        same != other.tables.end() &&
        std::ranges::any_of(table.header, [](auto const& key) { return is_place_column(key); });
    if (!is_compared) {
      continue;
    }
    for (CellDifference const& cell : compare_tables(table, same->second)) {
      gather(cell, villages);
      bool const is_of_people = cell.is_of_register && (base.is_protected || other.is_protected);
      comparison.is_of_real_people = comparison.is_of_real_people || is_of_people;
      comparison.differences.rows.push_back({invented_word(cell.is_of_register, base, other),
                                             other.name, name, place_text(cell.place), cell.column,
                                             text_cell(cell.base), text_cell(cell.other),
                                             text_cell(cell.difference)});
    }
  }
  add_villages(base, other.name, villages, comparison.villages);
}

// Where each household of a plan is: its site, "" = it stays.
std::map<std::string, std::pair<std::string, std::string>> sites_of(ResultTable const& table) {
  std::map<std::string, std::pair<std::string, std::string>> sites;
  auto const household = table.position_of("household_code");
  auto const village = table.position_of("village_code");
  auto const site = table.position_of("site_code");
  if (household && village && site) {
    for (auto const& row : table.rows) {
      sites.emplace(row[*household], std::pair(row[*village], row[*site]));
    }
  }
  return sites;
}

void add_households(ResultFolder const& base, ResultFolder const& other,
                    RunComparison& comparison) {
  if (!base.tables.contains("relocation_sites") || !other.tables.contains("relocation_sites")) {
    return;
  }
  std::int64_t common = 0;
  if (base.places_of_households && other.places_of_households) {
    auto const before = sites_of(*base.places_of_households);
    for (auto const& [household, place] : sites_of(*other.places_of_households)) {
      auto const same = before.find(household);
      if (same == before.end()) {
        continue;
      }
      ++common;
      std::string const& was = same->second.second;
      if (was != place.second) {
        comparison.moved.rows.push_back({other.name, household, place.first, text_cell(was),
                                         text_cell(place.second),
                                         was.empty()            ? "placed"
                                         : place.second.empty() ? "not_placed"
                                                                : "elsewhere"});
      }
    }
  }
  if (common == 0) {
    comparison.findings.push_back(finding_about("C012", other, {{"name", base.name}}, false));
  }
}

}  // namespace

RunComparison compare_runs(std::vector<ResultFolder> const& runs) {
  RunComparison comparison;
  ResultFolder const& base = runs.front();
  comparison.currency = base.currency;
  std::vector<Finding> rejected;
  for (ResultFolder const& run : runs) {
    comparison.names.push_back(run.name);
    comparison.has_invented_places = comparison.has_invented_places || run.has_invented_places;
    comparison.has_invented_people = comparison.has_invented_people || run.is_invented;
    comparison.words.insert(run.words.begin(), run.words.end());
    comparison.units.insert(run.units.begin(), run.units.end());
    comparison.has_register = comparison.has_register || run.is_of_people;
    comparison.is_protected = comparison.is_protected || run.is_protected;
    if (run.is_check) {
      rejected.push_back(finding_about(
          "C008", run,
          {{"name", run.name}, {"what", std::string(name_of(FolderKind::check, kFolderKindNames))}},
          true));
    }
    if (run.was_stopped) {
      comparison.findings.push_back(finding_about("C010", run, {{"name", run.name}}, false));
    }
  }
  for (std::size_t i = 1; i < runs.size(); ++i) {
    check_comparable(base, runs[i], rejected);
    note_circumstances(base, runs[i], comparison.findings);
  }
  if (!rejected.empty()) {
    throw InputError(std::move(rejected));
  }
  comparison.asked = asked_table(runs);
  comparison.headline = headline_table(runs);
  comparison.poverty = poverty_table(runs);
  comparison.differences = begun("comparison_tables");
  for (char const* const key :
       {"invented_row", "compared_run", "compared_table", "compared_place", "compared_column",
        "value_in_base", "value_in_run", "value_difference"}) {
    comparison.differences.columns.push_back(column(key));
  }
  comparison.villages = begun("comparison_villages");
  comparison.villages.geometry = GeometryType::point;
  for (char const* const key : {"compared_run", "village_code", "village_name"}) {
    comparison.villages.columns.push_back(column(key));
  }
  for (char const* const key : {"verdicts_better", "verdicts_worse", "minutes_shorter",
                                "minutes_longer", "cells_that_differ"}) {
    comparison.villages.columns.push_back(column(key, ColumnType::integer));
  }
  comparison.moved = begun("comparison_households");
  for (char const* const key : {"compared_run", "household_code", "village_code", "site_in_base",
                                "site_in_run", "household_change"}) {
    comparison.moved.columns.push_back(column(key));
  }
  for (std::size_t i = 1; i < runs.size(); ++i) {
    add_tables(base, runs[i], comparison);
    add_households(base, runs[i], comparison);
  }
  return comparison;
}

}  // namespace tongcun
