// SPDX-License-Identifier: Apache-2.0
#include "io/read_rule_list.h"

#include "io/profile_keys.h"
#include "io/read_threshold.h"
#include "io/rule_names.h"

#include <string>
#include <utility>
#include <variant>

namespace tongcun {
namespace {

constexpr std::string_view kUserSupplies = "user";

bool is_left_to_user(ConfigReader& row) {
  if (!row.has("value")) {
    return true;
  }
  ConfigValue const* const value = row.place().find("value");
  auto const* const text = std::get_if<std::string>(&value->value);
  return text != nullptr && *text == kUserSupplies;
}

// As it stands there, whether or not it is one: what is wrong with it is said when the rule is
// read.
std::string id_of(ConfigReader const& row) {
  ConfigValue const* const id = row.place().find("id");
  auto const* const text = id != nullptr ? std::get_if<std::string>(&id->value) : nullptr;
  return text != nullptr ? *text : std::string();
}

void check_comparison(ConfigReader& row, Field const& field, Comparison comparison) {
  bool const orders = comparison == Comparison::less || comparison == Comparison::at_most ||
                      comparison == Comparison::at_least || comparison == Comparison::more;
  if (orders && field.kind != FieldKind::number) {
    row.complain("op", LegalPart{"no_order", {{"name", field.key}}});
  }
}

}  // namespace

std::optional<Rule> read_rule(ConfigReader& row, Fields const& fields,
                              std::optional<YearRange> const& years) {
  Rule rule;
  rule.id = row.required_text("id");
  rule.name = row.both_languages("name", rule.id);
  std::optional<FieldId> const field = read_field(row, fields);
  if (std::optional<std::size_t> const op = row.choice("op", kComparisonNames)) {
    rule.comparison = static_cast<Comparison>(*op);
  } else if (!row.has("op")) {
    row.complain("op", "<, <=, ==, !=, >=, >, in");
  }
  rule.unit = row.text("unit", "");
  bool const waits = is_left_to_user(row);
  if (field) {
    rule.field = *field;
    check_comparison(row, fields[*field], rule.comparison);
    Unit const* const unit = read_unit(row, fields[*field], rule.unit);
    if (!waits) {
      rule.threshold = read_values(row, "value", fields[*field], unit);
      if (rule.threshold.size() > 1 && rule.comparison != Comparison::one_of) {
        row.complain("value", LegalPart{"one_value_unless_in", {}});
      }
    }
  }
  rule.veto = row.boolean("veto", false);
  if (auto const policy = row.choice("missing", kMissingPolicyNames)) {
    rule.missing = static_cast<MissingPolicy>(*policy);
  }
  rule.years = row.has("years") ? read_years(row) : years;
  rule.source = row.required_text("source");
  rule.mark = read_mark(row);
  if (waits && rule.mark != "USER") {
    row.complain("mark", LegalPart{"user_mark", {}});
  }
  row.finish();
  return field ? std::optional(std::move(rule)) : std::nullopt;
}

ReadRules read_rule_list(ConfigReader& table, Fields const& fields,
                         std::optional<YearRange> const& years) {
  ReadRules read;
  for (ConfigReader& row : table.tables("rules")) {
    if (!row.boolean("active", true)) {
      continue;
    }
    bool const is_new = read.ids.take(row, id_of(row));
    std::optional<Rule> rule = read_rule(row, fields, years);
    if (rule && is_new) {
      std::string id = rule->id;
      read.ids.rules[std::move(id)] = read.rules.push_back(*std::move(rule));
    }
  }
  return read;
}

}  // namespace tongcun
