// SPDX-License-Identifier: Apache-2.0
#include "io/target_table.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

class TargetTexts {
 public:
  TargetTexts(PathTarget const& target, Money const& money) : target_(target), money_(money) {}

  [[nodiscard]] std::string value() const { return text(target_.option.value); }
  [[nodiscard]] std::string today() const { return text(target_.result.today); }
  [[nodiscard]] std::string middle() const { return text(target_.result.middle); }
  [[nodiscard]] std::string low() const {
    return target_.result.interval ? text(target_.result.interval->low) : "";
  }
  [[nodiscard]] std::string high() const {
    return target_.result.interval ? text(target_.result.interval->high) : "";
  }

 private:
  [[nodiscard]] std::string text(std::optional<std::int64_t> const& value) const {
    return value ? target_value_text(target_.option.what, *value, money_) : "";
  }

  PathTarget const& target_;
  Money const& money_;
};

}  // namespace

std::string target_value_text(TargetKind what, std::int64_t value, Money const& money) {
  if (what == TargetKind::headcount) {
    constexpr int kDecimals = 4;  // of per cents: millionths
    return printed(value, {"", {}, ColumnType::decimal, kDecimals});
  }
  return what == TargetKind::villages_exited ? std::to_string(value) : money.text(value);
}

std::string target_unit(TargetKind what, Money const& money) {
  return what == TargetKind::headcount         ? "per_cent"
         : what == TargetKind::villages_exited ? "village"
                                               : money.currency();
}

OutputTable target_table(PathStatistics const& statistics, ProfileTerms const& terms,
                         PathEdition edition) {
  Money const money(terms);
  OutputTable table;
  table.name = "poverty_targets";
  table.title = term("poverty_targets").name;
  if (edition == PathEdition::internal) {
    table.columns.push_back(term_column("edition", "edition"));
  }
  for (char const* key : {"invented_row", "target_what", "area_level", "area_code", "area_name"}) {
    table.columns.push_back(term_column(key, key));
  }
  table.columns.push_back(term_column("path_year", "path_year", ColumnType::integer));
  for (char const* key :
       {"study_scenario", "target_value", "target_today", "target_middle", "target_low",
        "target_high", "target_unit", "target_state", "target_source"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (PathTarget const& target : statistics.targets) {
    TargetTexts const texts(target, money);
    std::vector<OutputCell> row;
    if (edition == PathEdition::internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(std::string(statistics.invented ? "yes" : "no"));
    row.emplace_back(std::string(name_of(target.option.what, kTargetKindNames)));
    row.emplace_back(std::string(name_of(target.area.level, kAreaLevelNames)));
    row.push_back(text_cell(target.area.code));
    row.push_back(text_cell(target.area.name));
    row.emplace_back(std::int64_t{target.option.year});
    row.emplace_back(std::string(name_of(target.scenario, kStudyScenarioNames)));
    for (std::string const& text : {texts.value(), texts.today(), texts.middle(), texts.low(),
                                    texts.high(), target_unit(target.option.what, money)}) {
      row.push_back(text_cell(text));
    }
    row.emplace_back(std::string(name_of(target.result.state, kTargetStateNames)));
    row.push_back(text_cell(target.option.source));
    table.rows.push_back(std::move(row));
  }
  return table;
}

nlohmann::ordered_json target_json(PathStatistics const& statistics, ProfileTerms const& terms) {
  Money const money(terms);
  auto const or_null = [](std::string const& text) { return text.empty() ? Json() : Json(text); };
  Json list = Json::array();
  for (PathTarget const& target : statistics.targets) {
    TargetTexts const texts(target, money);
    list.push_back({{"what", name_of(target.option.what, kTargetKindNames)},
                    {"area", target.area.code.empty() ? Json("all") : Json(target.area.code)},
                    {"year", target.option.year},
                    {"scenario", name_of(target.scenario, kStudyScenarioNames)},
                    {"unit", or_null(target_unit(target.option.what, money))},
                    {"target", texts.value()},
                    {"today", or_null(texts.today())},
                    {"middle", or_null(texts.middle())},
                    {"mc_low", or_null(texts.low())},
                    {"mc_high", or_null(texts.high())},
                    {"state", name_of(target.result.state, kTargetStateNames)},
                    {"source", target.option.source}});
  }
  return list;
}

}  // namespace tongcun
