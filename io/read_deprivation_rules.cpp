// SPDX-License-Identifier: Apache-2.0
#include "io/read_deprivation_rules.h"

#include "io/profile_keys.h"
#include "io/read_conditions.h"
#include "io/read_rule_list.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kMostWeight = 1'000'000;

// False where a fault leaves the index without one of its indicators.
bool read_indicators(ConfigReader& row, std::optional<YearRange> const& years,
                     DeprivationRules& rules) {
  RuleIds ids;
  std::vector<ConfigReader> rows = row.tables("indicators");
  bool is_complete = !rows.empty() && rows.size() <= kMostIndicators;
  if (!is_complete) {
    row.complain("indicators",
                 LegalPart{"some_indicators", {{"count", std::to_string(kMostIndicators)}}});
  }
  for (ConfigReader& entry : rows) {
    if (!entry.boolean("active", true)) {
      continue;
    }
    if (!entry.has("weight")) {
      entry.complain_missing("weight");
      is_complete = false;
    }
    std::int64_t const weight = entry.integer("weight", 1, 1, kMostWeight);
    std::optional<Rule> rule = read_rule(entry, rules.book.fields, years);
    if (!rule || !ids.take(entry, rule->id)) {
      is_complete = false;
      continue;
    }
    FieldLevel const level = rules.book.fields[rule->field].level;
    if (level != FieldLevel::household) {
      entry.complain("field", LegalPart{"household_field", {}});
    }
    rules.book.rules.push_back(*std::move(rule));
    rules.index.weights.push_back(weight);
  }
  return is_complete;
}

}  // namespace

std::optional<DeprivationRules> read_deprivation_rules(ConfigReader& row, Fields const& fields,
                                                       std::optional<YearRange> const& years) {
  if (!row.boolean("active", true)) {
    return std::nullopt;
  }
  DeprivationRules rules;
  rules.key = row.required_text("id");
  if (!rules.key.empty() && !is_plain_word(rules.key)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  rules.name = row.both_languages("name", rules.key);
  rules.book.fields = fields;
  bool const is_complete = read_indicators(row, years, rules);
  if (!row.has("poor_from")) {
    row.complain_missing("poor_from");
  }
  std::int64_t const whole = rules.index.whole();
  rules.index.poor_from = row.integer("poor_from", 1, 1, is_complete ? whole : kMostWeight);
  rules.source = row.required_text("source");
  rules.mark = read_mark(row, kMarksOfValues);
  row.finish();
  return is_complete ? std::optional(std::move(rules)) : std::nullopt;
}

}  // namespace tongcun
