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

class RuleListReader {
 public:
  RuleListReader(Fields const& fields, std::optional<YearRange> const& years)
      : fields_(fields), years_(years) {}

  ReadRules read(ConfigReader& table) {
    for (ConfigReader& row : table.tables("rules")) {
      if (row.boolean("active", true)) {
        read_rule(row);
      }
    }
    return std::move(read_);
  }

 private:
  void read_rule(ConfigReader& row) {
    Rule rule;
    rule.id = row.required_text("id");
    bool const is_new = read_.ids.take(row, rule.id);
    rule.name = row.both_languages("name", rule.id);
    std::optional<FieldId> const field = read_field(row, fields_);
    if (std::optional<std::size_t> const op = row.choice("op", kComparisonNames)) {
      rule.comparison = static_cast<Comparison>(*op);
    } else if (!row.has("op")) {
      row.complain("op", "<, <=, ==, !=, >=, >, in");
    }
    rule.unit = row.text("unit", "");
    bool const waits = is_left_to_user(row);
    if (field) {
      rule.field = *field;
      check_comparison(row, fields_[*field], rule.comparison);
      Unit const* const unit = read_unit(row, fields_[*field], rule.unit);
      if (!waits) {
        rule.threshold = read_values(row, "value", fields_[*field], unit);
        if (rule.threshold.size() > 1 && rule.comparison != Comparison::one_of) {
          row.complain("value", LegalPart{"one_value_unless_in", {}});
        }
      }
    }
    rule.veto = row.boolean("veto", false);
    if (auto const policy = row.choice("missing", kMissingPolicyNames)) {
      rule.missing = static_cast<MissingPolicy>(*policy);
    }
    rule.years = row.has("years") ? read_years(row) : years_;
    rule.source = row.required_text("source");
    rule.mark = read_mark(row);
    if (waits && rule.mark != "USER") {
      row.complain("mark", LegalPart{"user_mark", {}});
    }
    row.finish();
    if (field && is_new) {
      std::string id = rule.id;
      read_.ids.rules[std::move(id)] = read_.rules.push_back(std::move(rule));
    }
  }

  static bool is_left_to_user(ConfigReader& row) {
    if (!row.has("value")) {
      return true;
    }
    ConfigValue const* const value = row.place().find("value");
    auto const* const text = std::get_if<std::string>(&value->value);
    return text != nullptr && *text == kUserSupplies;
  }

  static void check_comparison(ConfigReader& row, Field const& field, Comparison comparison) {
    bool const orders = comparison == Comparison::less || comparison == Comparison::at_most ||
                        comparison == Comparison::at_least || comparison == Comparison::more;
    if (orders && field.kind != FieldKind::number) {
      row.complain("op", LegalPart{"no_order", {{"name", field.key}}});
    }
  }

  Fields const& fields_;
  std::optional<YearRange> years_;
  ReadRules read_;
};

}  // namespace

ReadRules read_rule_list(ConfigReader& table, Fields const& fields,
                         std::optional<YearRange> const& years) {
  return RuleListReader(fields, years).read(table);
}

}  // namespace tongcun
