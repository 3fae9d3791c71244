// SPDX-License-Identifier: Apache-2.0
#include "io/sensitivity_table.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/path_shares.h"
#include "io/simulation_parameter_title.h"
#include "io/term_column.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kShareDecimals = 4;  // of per cents: cells are millionths of one

// Ten digits: a tenth of 0.3 more is "0.33".
std::string text_of(OptionNumber const& number, double value, Money const& money) {
  return number.is_money ? money.text(static_cast<std::int64_t>(value))
                         : fmt::format("{:.10g}", value);
}

}  // namespace

OutputTable sensitivity_table(PathStatistics const& statistics, Profile const& profile,
                              PathEdition edition) {
  PathSensitivity const& told = *statistics.sensitivity;
  Money const money(profile.terms);
  OutputTable table;
  table.name = "poverty_sensitivity";
  table.title = term("poverty_sensitivity").name;
  if (edition == PathEdition::internal) {
    table.columns.push_back(term_column("edition", "edition"));
  }
  for (char const* key : {"invented_row", "study_scenario"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* key : {"path_year", "sensitivity_rank"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  table.columns.push_back(term_column("parameter", "parameter"));
  for (PathVaried const& one : told.numbers) {
    table.columns.back().words.push_back(
        {one.number.key, simulation_parameter_title(one.number.key, profile.services)});
  }
  for (char const* key : {"parameter_value", "varied_low", "varied_high"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* key :
       {"effect_at_low_pct", "effect_at_low_low_pct", "effect_at_low_high_pct",
        "effect_at_high_pct", "effect_at_high_low_pct", "effect_at_high_high_pct"}) {
    table.columns.push_back(term_column(key, key, ColumnType::decimal, kShareDecimals));
  }
  for (std::size_t n = 0; n < told.numbers.size(); ++n) {
    PathVaried const& one = told.numbers[n];
    std::vector<OutputCell> row;
    if (edition == PathEdition::internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(std::string(statistics.invented ? "yes" : "no"));
    row.emplace_back(std::string(name_of(told.scenario, kStudyScenarioNames)));
    row.emplace_back(std::int64_t{statistics.terms.start_year} +
                     std::ssize(statistics.terms.lines) - 1);
    row.emplace_back(static_cast<std::int64_t>(n) + 1);
    row.emplace_back(one.number.key);
    for (double const value : {one.number.value, one.low, one.high}) {
      row.emplace_back(text_of(one.number, value, money));
    }
    VariedShares const shares = varied_shares(one, told, statistics.terms.options.replicates);
    for (PathShares::Share const& share :
         {shares.at_low, shares.at_low_low, shares.at_low_high, shares.at_high, shares.at_high_low,
          shares.at_high_high}) {
      row.push_back(cell_of(share));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

nlohmann::ordered_json sensitivity_json(PathStatistics const& statistics,
                                        ProfileTerms const& terms) {
  constexpr double kMillion = 1e6;
  auto const number = [](PathShares::Share const& millionths) {
    return millionths ? Json(static_cast<double>(*millionths) / kMillion) : Json();
  };
  PathSensitivity const& told = *statistics.sensitivity;
  Money const money(terms);
  Json json{{"scenario", name_of(told.scenario, kStudyScenarioNames)},
            {"of", "the headcount of the last year; one number at a time, the same fates"},
            {"numbers", Json::array()}};
  for (PathVaried const& one : told.numbers) {
    VariedShares const shares = varied_shares(one, told, statistics.terms.options.replicates);
    json["numbers"].push_back({{"parameter", one.number.key},
                               {"value", text_of(one.number, one.number.value, money)},
                               {"low", text_of(one.number, one.low, money)},
                               {"high", text_of(one.number, one.high, money)},
                               {"at_low",
                                {{"value", number(shares.at_low)},
                                 {"mc_low", number(shares.at_low_low)},
                                 {"mc_high", number(shares.at_low_high)}}},
                               {"at_high",
                                {{"value", number(shares.at_high)},
                                 {"mc_low", number(shares.at_high_low)},
                                 {"mc_high", number(shares.at_high_high)}}}});
  }
  return json;
}

}  // namespace tongcun
