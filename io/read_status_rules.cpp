// SPDX-License-Identifier: Apache-2.0
#include "io/read_status_rules.h"

#include "io/profile_keys.h"
#include "io/read_conditions.h"
#include "io/read_poverty_measures.h"
#include "io/read_rule_list.h"
#include "io/rule_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 2> kStatusAboutNames{"household", "village"};

void read_class(ConfigReader& row, RuleBook const& book, std::set<std::string>& ids,
                std::vector<StatusClass>& classes) {
  if (!row.boolean("active", true)) {
    return;
  }
  StatusClass one;
  one.key = row.required_text("id");
  if (!one.key.empty() && (!is_plain_word(one.key) || !ids.insert(one.key).second)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  one.name = row.both_languages("name", one.key);
  if (auto const family = row.choice("family", kStatusFamilyNames)) {
    one.family = static_cast<StatusFamily>(*family);
  } else if (!row.has("family")) {
    row.complain("family", list_of(kStatusFamilyNames));
  }
  if (row.choice("about", kStatusAboutNames) == std::size_t{1}) {
    one.about = FieldLevel::village;
  }
  std::optional<ConditionId> const found = read_condition_name(row, book);
  if (found) {
    one.condition = *found;
  }
  if (auto const word = row.choice("monitor_class", kMonitorClassNames)) {
    one.monitor = static_cast<MonitorClass>(*word);
  }
  if (auto const word = row.choice("assist_class", kAssistClassNames)) {
    one.assistance = static_cast<AssistClass>(*word);
  }
  one.source = row.required_text("source");
  one.mark = read_mark(row);
  row.finish();
  if (found) {
    classes.push_back(std::move(one));
  }
}

}  // namespace

ReadStatusRules read_status_rules(ConfigReader& poverty, ProfileTerms const& terms,
                                  GuaranteeRules const& guarantees) {
  ReadStatusRules read;
  read.line = poverty.text("line", "");
  bool const is_known =
      std::ranges::find(terms.lines, read.line, &PovertyLine::key) != terms.lines.end();
  if (!read.line.empty() && !is_known) {
    poverty.complain("line", LegalPart{"line_of_profile", {}});
  }
  RuleBook& book = read.rules.book;
  book.fields = status_fields(terms.lines, official_guarantees(guarantees, About::household),
                              official_guarantees(guarantees, About::village));
  ReadRules rules = read_rule_list(poverty, book.fields, terms.years);
  book.rules = std::move(rules.rules);
  if (book.rules.size() > kMostStatusRules) {
    poverty.complain("rules",
                     LegalPart{"most_rules", {{"count", std::to_string(kMostStatusRules)}}});
  }
  book.conditions = read_conditions(poverty, std::move(rules.ids)).conditions;
  std::set<std::string> ids;
  for (ConfigReader& row : poverty.tables("classes")) {
    read_class(row, book, ids, read.rules.classes);
  }
  read.measures = read_poverty_measures(poverty, terms, guarantees, {});
  read_county_limits(poverty, read.measures);
  poverty.finish();
  return read;
}

}  // namespace tongcun
