// SPDX-License-Identifier: Apache-2.0
#include "io/read_relocation_rules.h"

#include "engine/relocation/judge_candidates.h"
#include "io/profile_keys.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

namespace tongcun {
namespace {

constexpr char const* kUnknown = "unknown";
constexpr double kMostMoney = 1e9;  // of the major unit, for one household
constexpr std::int64_t kSquareDecimetres = 100;

bool is_unknown(ConfigReader& reader, std::string_view key) {
  if (!reader.present()) {
    return false;
  }
  ConfigValue const* const value = reader.place().find(key);
  auto const* const word = value != nullptr ? std::get_if<std::string>(&value->value) : nullptr;
  return word != nullptr && *word == kUnknown && reader.has(key);
}

std::optional<std::int64_t> scaled(ConfigReader& reader, std::string_view key, double unit,
                                   double most) {
  if (is_unknown(reader, key)) {
    return std::nullopt;
  }
  std::optional<double> const value = reader.optional_number(key, 0.0, most);
  return value ? std::optional(static_cast<std::int64_t>(std::floor(*value * unit + 0.5)))
               : std::nullopt;
}

class RelocationReader {
 public:
  RelocationReader(ConfigReader& profile, GuaranteeRules const& rules, std::int64_t per_major)
      : book_(rules.book), per_major_(per_major), table_(profile.table("relocation")) {}

  ReadRelocationRules read() {
    for (ConfigReader& row : table_.tables("reasons")) {
      read_reason(row);
    }
    for (ConfigReader& row : table_.tables("checks")) {
      read_check(row);
    }
    ConfigReader area = table_.table("area");
    read_area(area);
    ConfigReader money = table_.table("money");
    read_moneys(money);
    ConfigReader accompanying = table_.table("accompanying");
    if (accompanying.present()) {
      read_accompanying(accompanying);
    }
    ConfigReader needs = table_.table("needs");
    read_needs(needs);
    table_.finish();
    return std::move(result_);
  }

 private:
  void note_source(ConfigReader& reader) {
    if (reader.present()) {
      result_.sources.push_back(read_source(reader));
    }
    reader.finish();
  }

  // A condition that needs nothing but facts of the village and the household.
  ConditionId condition(ConfigReader& reader, std::string_view key) {
    std::optional<std::string> const id = reader.optional_text(key);
    if (!id) {
      reader.complain_missing(key);
      return ConditionId::none();
    }
    for (ConditionId const condition : book_.conditions.ids()) {
      if (book_.conditions[condition].id == *id) {
        if (asks_persons(book_.conditions[condition])) {
          reader.complain(key, LegalPart{"household_condition", {}});
        }
        return condition;
      }
    }
    reader.complain(key, LegalPart{"known_condition", {{"name", *id}}});
    return ConditionId::none();
  }

  [[nodiscard]] bool asks_persons(Condition const& condition) const {
    auto const asks = [&](Part const& part) {
      return part.rule.is_none()
                 ? asks_persons(book_.conditions[part.condition])
                 : book_.fields[book_.rules[part.rule].field].level == FieldLevel::person;
    };
    return std::ranges::any_of(condition.parts, asks) || std::ranges::any_of(condition.when, asks);
  }

  void read_reason(ConfigReader& row) {
    RelocationReason reason;
    reason.key = row.required_text("id");
    if (!reason.key.empty() && !is_plain_word(reason.key)) {
      row.complain("id", LegalPart{"plain_word", {}});
    }
    reason.name = row.both_languages("name", reason.key);
    reason.condition = condition(row, "condition");
    reason.urgent = row.boolean("urgent", false);
    note_source(row);
    if (result_.rules.reasons.size() >= kMostReasons) {
      row.complain("id", LegalPart{"most_reasons", {}});
    } else if (!reason.condition.is_none()) {
      result_.rules.reasons.push_back(std::move(reason));
    }
  }

  void read_check(ConfigReader& row) {
    RelocationCheck check;
    check.key = row.required_text("id");
    if (!check.key.empty() && !is_plain_word(check.key)) {
      row.complain("id", LegalPart{"plain_word", {}});
    }
    check.name = row.both_languages("name", check.key);
    check.content = row.both_languages("content", "");
    note_source(row);
    result_.rules.checks.push_back(std::move(check));
  }

  void read_area(ConfigReader& reader) {
    RelocationRules& rules = result_.rules;
    rules.most_area_a_person = scaled(reader, "most_m2_a_person", kSquareDecimetres, 1000.0);
    if (rules.most_area_a_person) {
      rules.area_limited = condition(reader, "limited");
    } else {
      static_cast<void>(reader.text("limited", ""));
    }
    for (double const area : reader.numbers("least_m2", 0.0, 10'000.0)) {
      rules.least_area.push_back(
          static_cast<std::int64_t>(std::floor(area * kSquareDecimetres + 0.5)));
    }
    rules.least_area_beyond =
        scaled(reader, "least_m2_a_person_beyond", kSquareDecimetres, 1000.0).value_or(0);
    note_source(reader);
  }

  void read_moneys(ConfigReader& reader) {
    RelocationRules& rules = result_.rules;
    rules.cost_a_person = read_money(reader, "cost_a_person", per_major_);
    PaymentRules const payment = read_payment_rules(reader, per_major_);
    rules.subsidy_a_person = payment.subsidy_a_person;
    rules.subsidy_a_household = payment.subsidy_a_household;
    rules.self_payment_a_person = payment.self_payment_a_person;
    rules.most_self_payment = payment.most_self_payment;
    rules.most_loan = payment.most_loan;
    note_source(reader);
  }

  void read_accompanying(ConfigReader& reader) {
    AccompanyingRules& rules = result_.rules.accompanying.emplace();
    if (!is_unknown(reader, "principal")) {
      rules.principal = condition(reader, "principal");
    }
    rules.with_whole_groups = reader.boolean("with_whole_groups", false);
    PaymentRules const payment = read_payment_rules(reader, per_major_);
    if (payment != PaymentRules{}) {
      rules.payment = payment;
    }
    note_source(reader);
    if (rules.principal.is_none()) {
      result_.rules.accompanying = std::nullopt;  // taken back, or a finding
    }
  }

  void read_needs(ConfigReader& reader) {
    RelocationRules& rules = result_.rules;
    if (auto const jobs = reader.choice("jobs", kJobRuleNames)) {
      rules.jobs = static_cast<JobRule>(*jobs);
    }
    rules.water_a_person = scaled(reader, "water_litres_a_person", 1.0, 10'000.0);
    rules.land_a_person = scaled(reader, "land_m2_a_person", 1.0, 1e6);
    if (auto const age = scaled(reader, "ground_floor_age", 1.0, 130.0)) {
      rules.ground_floor_age = static_cast<std::int32_t>(*age);
    }
    note_source(reader);
  }

  RuleBook const& book_;
  std::int64_t per_major_;
  ConfigReader table_;
  ReadRelocationRules result_;
};

}  // namespace

std::optional<std::int64_t> read_money(ConfigReader& reader, std::string_view key,
                                       std::int64_t minor_per_major) {
  return scaled(reader, key, static_cast<double>(minor_per_major), kMostMoney);
}

PaymentRules read_payment_rules(ConfigReader& reader, std::int64_t minor_per_major) {
  auto const money = [&](std::string_view key) { return read_money(reader, key, minor_per_major); };
  PaymentRules rules;
  rules.subsidy_a_person = money("subsidy_a_person");
  rules.subsidy_a_household = money("subsidy_a_household");
  rules.self_payment_a_person = money("self_payment_a_person");
  rules.most_self_payment = money("most_self_payment");
  rules.most_loan = money("most_loan");
  return rules;
}

ReadRelocationRules read_relocation_rules(ConfigReader& profile, GuaranteeRules const& rules,
                                          std::int64_t minor_per_major) {
  return RelocationReader(profile, rules, minor_per_major).read();
}

}  // namespace tongcun
