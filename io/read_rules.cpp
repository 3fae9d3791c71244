// SPDX-License-Identifier: Apache-2.0
#include "io/read_rules.h"

#include "engine/guarantees/guarantee_fields.h"
#include "io/profile_keys.h"
#include "io/read_conditions.h"
#include "io/read_threshold.h"
#include "io/rule_names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tongcun {
namespace {

constexpr std::string_view kUserSupplies = "user";

class RuleReader {
 public:
  RuleReader(ConfigReader& profile, Services const& services, std::optional<YearRange> const& years)
      : profile_(profile), years_(years) {
    rules_.book.fields = guarantee_fields(services);
  }

  GuaranteeRules read() {
    for (ConfigReader& row : profile_.tables("rules")) {
      read_rule(row);
    }
    ReadConditions conditions = read_conditions(profile_, std::move(ids_));
    rules_.book.conditions = std::move(conditions.conditions);
    rules_.guarantees = std::move(conditions.guarantees);
    for (ConfigReader& row : profile_.tables("stated")) {
      read_stated(row);
    }
    std::ranges::sort(rules_.stated, {}, &StatedFact::field);
    return std::move(rules_);
  }

 private:
  [[nodiscard]] Fields const& fields() const { return rules_.book.fields; }

  void read_rule(ConfigReader& row) {
    Rule rule;
    rule.id = row.required_text("id");
    bool const is_new = ids_.take(row, rule.id);
    rule.name = row.both_languages("name", rule.id);
    std::optional<FieldId> const field = read_field(row, fields());
    if (std::optional<std::size_t> const op = row.choice("op", kComparisonNames)) {
      rule.comparison = static_cast<Comparison>(*op);
    } else if (!row.has("op")) {
      row.complain("op", "<, <=, ==, !=, >=, >, in");
    }
    rule.unit = row.text("unit", "");
    bool const waits = is_left_to_user(row);
    if (field) {
      rule.field = *field;
      check_comparison(row, fields()[*field], rule.comparison);
      Unit const* const unit = read_unit(row, fields()[*field], rule.unit);
      if (!waits) {
        rule.threshold = read_values(row, "value", fields()[*field], unit);
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
      ids_.rules[std::move(id)] = rules_.book.rules.push_back(std::move(rule));
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

  void read_stated(ConfigReader& row) {
    std::optional<FieldId> const field = read_field(row, fields());
    if (field && fields()[*field].level != FieldLevel::village) {
      row.complain("field", LegalPart{"village_field", {{"name", fields()[*field].key}}});
    }
    std::string const unit_key = row.text("unit", "");
    StatedFact fact;
    fact.source = row.required_text("source");
    fact.mark = read_mark(row, kMarksOfValues);
    if (!row.has("value")) {
      row.complain("value", LegalPart{"stated_value", {}});
    } else if (field) {
      Unit const* const unit = read_unit(row, fields()[*field], unit_key);
      std::vector<std::int64_t> const values = read_values(row, "value", fields()[*field], unit);
      if (values.size() > 1) {
        row.complain("value", LegalPart{"one_value", {}});
      }
      if (values.size() == 1) {
        fact.field = *field;
        fact.value = values.front();
        rules_.stated.push_back(std::move(fact));
      }
    }
    static_cast<void>(row.text("id", ""));
    row.finish();
  }

  ConfigReader& profile_;
  std::optional<YearRange> years_;
  GuaranteeRules rules_;
  RuleIds ids_;
};

}  // namespace

GuaranteeRules read_rules(ConfigReader& profile, Services const& services,
                          std::optional<YearRange> const& years) {
  return RuleReader(profile, services, years).read();
}

}  // namespace tongcun
