// SPDX-License-Identifier: Apache-2.0
#include "io/read_rules.h"

#include "engine/guarantees/guarantee_fields.h"
#include "io/profile_keys.h"
#include "io/read_conditions.h"
#include "io/read_rule_list.h"
#include "io/read_threshold.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

class RuleReader {
 public:
  RuleReader(ConfigReader& profile, Services const& services, std::optional<YearRange> const& years)
      : profile_(profile), years_(years) {
    rules_.book.fields = guarantee_fields(services);
  }

  GuaranteeRules read() {
    ReadRules rules = read_rule_list(profile_, fields(), years_);
    rules_.book.rules = std::move(rules.rules);
    ReadConditions conditions = read_conditions(profile_, std::move(rules.ids));
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
};

}  // namespace

GuaranteeRules read_rules(ConfigReader& profile, Services const& services,
                          std::optional<YearRange> const& years) {
  return RuleReader(profile, services, years).read();
}

}  // namespace tongcun
