// SPDX-License-Identifier: Apache-2.0
#include "io/panel_fit_table.h"

#include "io/enum_names.h"
#include "io/office_table.h"
#include "io/term_column.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDecimals = 6;
constexpr double kMillion = 1e6;

std::int64_t millionths(double value) {
  return static_cast<std::int64_t>(std::floor(value * kMillion + 0.5));
}

struct NamedNumber {
  char const* parameter;
  FittedNumber number;
};

std::array<NamedNumber, 3> numbers_of(PanelFit const& fit) {
  return {{{"persistence", fit.persistence}, {"deviation", fit.deviation}, {"growth", fit.growth}}};
}

}  // namespace

std::optional<OutputTable> panel_fit_table(Restricted<PovertyPath> const& path,
                                           Restricted<HouseholdResults> const& households) {
  PovertyStudy const& study = path.for_the_office().study;
  if (!study.fit) {
    return std::nullopt;
  }
  PanelFit const& fit = *study.fit;
  OutputTable table = begun_office_table("income_panel_fit");
  for (char const* key : {"parameter", "panel_lack"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* key : {"fitted_value", "fitted_error"}) {
    table.columns.push_back(term_column(key, key, ColumnType::decimal, kDecimals));
  }
  table.columns.push_back(term_column("fitted_used", "fitted_used"));
  for (char const* key : {"panel_first_year", "panel_last_year", "panel_rows", "panel_households",
                          "panel_pairs", "panel_triples"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  for (std::string_view const reason : kPanelRefusalNames) {
    std::string const key = "panel_refused_" + std::string(reason);
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  bool const is_told = fit.lack == PanelLack::none;
  bool const is_used = is_told && study.options.panel->use_fitted;
  for (auto const& [parameter, number] : numbers_of(fit)) {
    std::vector<OutputCell> row = begun_office_row(households.for_the_office().people.invented);
    row.emplace_back(std::string(parameter));
    row.emplace_back(std::string(name_of(fit.lack, kPanelLackNames)));
    for (double const value : {number.value, number.error}) {
      row.push_back(cell_of(is_told ? std::optional(millionths(value)) : std::nullopt));
    }
    row.emplace_back(std::string(is_used ? "yes" : "no"));
    row.emplace_back(std::int64_t{fit.first_year});
    row.emplace_back(std::int64_t{fit.last_year});
    for (std::int64_t const count : {fit.rows, fit.households, fit.pairs, fit.triples}) {
      row.emplace_back(count);
    }
    for (std::int64_t const count : fit.refused) {
      row.emplace_back(count);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

nlohmann::ordered_json panel_fit_json(PathTerms const& terms) {
  PanelFit const& fit = *terms.fit;
  PanelOption const& panel = *terms.options.panel;
  bool const is_told = fit.lack == PanelLack::none;
  Json json{{"panel", panel.source},
            {"lack", is_told ? Json() : Json(name_of(fit.lack, kPanelLackNames))},
            {"used", is_told && panel.use_fitted}};
  if (!is_told) {
    return json;
  }
  json["first_year"] = fit.first_year;
  json["last_year"] = fit.last_year;
  json["households"] = fit.households;
  for (auto const& [parameter, number] : numbers_of(fit)) {
    json[parameter] = {
        {"value", static_cast<double>(millionths(number.value)) / kMillion},
        {"standard_error", static_cast<double>(millionths(number.error)) / kMillion}};
  }
  return json;
}

}  // namespace tongcun
