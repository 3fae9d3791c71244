// SPDX-License-Identifier: Apache-2.0
#include "io/read_check_rules.h"

#include "io/enum_names.h"
#include "io/profile_keys.h"
#include "io/read_conditions.h"
#include "io/read_rule_list.h"
#include "io/rule_catalogue.h"

#include <set>
#include <string>
#include <utility>

namespace tongcun {
namespace {

void read_check(ConfigReader& row, std::set<std::string>& ids, CheckRules& rules) {
  if (!row.boolean("active", true)) {
    return;
  }
  RegisterCheck check;
  std::string const id = row.required_text("id");
  if (!id.empty() && (!is_plain_word(id) || !ids.insert(id).second)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  check.name = row.both_languages("name", id);
  check.rule = row.required_text("rule");
  if (!check.rule.empty() && !rule_text(check.rule)) {
    row.complain("rule", LegalPart{"rule_of_catalogue", {}});
  }
  if (auto const severity = row.choice("severity", kSeverityNames)) {
    check.severity = static_cast<Severity>(*severity);
  }
  std::optional<ConditionId> const condition = read_condition_name(row, rules.book);
  check.source = row.required_text("source");
  check.mark = read_mark(row);
  row.finish();
  if (condition) {
    check.condition = *condition;
    rules.checks.push_back(std::move(check));
  }
}

}  // namespace

CheckRules read_check_rules(ConfigReader& checks, Fields const& status_fields,
                            std::optional<YearRange> const& years) {
  CheckRules result;
  result.book.fields = check_fields(status_fields);
  ReadRules rules = read_rule_list(checks, result.book.fields, years);
  result.book.rules = std::move(rules.rules);
  result.book.conditions = read_conditions(checks, std::move(rules.ids)).conditions;
  std::set<std::string> ids;
  for (ConfigReader& row : checks.tables("cases")) {
    read_check(row, ids, result);
  }
  checks.finish();
  return result;
}

}  // namespace tongcun
