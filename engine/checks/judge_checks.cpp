// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/judge_checks.h"

#include "engine/checks/find_unit_mix.h"
#include "engine/poverty/status_facts.h"
#include "engine/rules/judge_conditions.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kBlock = 4096;
// Completed years of age at which a stage of kEducationNames is completed at the earliest. Of
// college the source says nothing: registers name it while it lasts, and it comes after senior
// school.
constexpr std::array<std::int32_t, kEducationNames.size()> kEarliestAge{0, 12, 15, 18, 18, 18};

struct VillageIncome {
  VillageId village;
  std::int64_t income;
  HouseholdId household;
  friend auto operator<=>(VillageIncome const&, VillageIncome const&) = default;
};

// Of the household's village, how many households have its income a person; 0: unknown, or zero.
IdVector<HouseholdId, std::int64_t> alike_incomes(HouseholdTable const& households,
                                                  IncomeAccounts const& accounts) {
  std::vector<VillageIncome> rows;
  rows.reserve(households.size());
  for (HouseholdId const id : households.code.ids()) {
    Stated<std::int64_t> const& income = accounts.a_person[id];
    if (income.has_value() && income.value() != 0) {
      rows.push_back({households.village[id], income.value(), id});
    }
  }
  std::ranges::sort(rows);
  IdVector<HouseholdId, std::int64_t> alike(households.size(), 0);
  for (auto begin = rows.begin(); begin != rows.end();) {
    auto const end = std::find_if(begin, rows.end(), [&](VillageIncome const& row) {
      return row.village != begin->village || row.income != begin->income;
    });
    for (auto row = begin; row != end; ++row) {
      alike[row->household] = end - begin;
    }
    begin = end;
  }
  return alike;
}

RuleValue truth(bool is_true) {
  return RuleValue::known(is_true ? 1 : 0);
}

RuleValue not_recorded() {
  return RuleValue::unknown(Lack::column);
}

template <class T>
RuleValue number_of(Stated<T> const& value) {
  if (value.has_value()) {
    return RuleValue::known(static_cast<std::int64_t>(value.value()));
  }
  return value.state() == ValueState::not_applicable ? RuleValue::not_applicable() : not_recorded();
}

// Facts of single households that only checks ask for.
class CheckFactWriter {
 public:
  CheckFactWriter(Fields const& fields, StatusFacts const& facts)
      : facts_(facts),
        alike_(alike_incomes(facts.people.households, facts.accounts)),
        unit_mix_(find_unit_mix(facts.people.households)),
        house_treated_(*find_field(fields, "house_treated")),
        exit_before_entry_(*find_field(fields, "exit_before_entry")),
        exit_in_year_of_entry_(*find_field(fields, "exit_in_year_of_entry")),
        entry_after_register_(*find_field(fields, "entry_after_register")),
        business_without_cost_(*find_field(fields, "business_without_cost")),
        wage_(*find_field(fields, "wage")),
        years_off_stage_(*find_field(fields, "years_off_stage")),
        alike_incomes_(*find_field(fields, "alike_incomes")),
        amount_in_other_unit_(*find_field(fields, "amount_in_other_unit")) {}

  void set(HouseholdId id, IdVector<FieldId, RuleValue>& values) const {
    HouseholdTable const& table = facts_.people.households;
    HouseholdStanding const& standing = table.standing;
    values[house_treated_] = number_of(table.house_treatment_accepted[id]);
    set_years(standing, id, values);
    Stated<std::int64_t> const& business = standing.income_business[id];
    Stated<std::int64_t> const& cost = standing.business_cost[id];
    values[business_without_cost_] = not_recorded();
    if (business.has_value() && (business.value() <= 0 || cost.has_value())) {
      values[business_without_cost_] = truth(business.value() > 0 && cost.value() <= 0);
    }
    values[wage_] = number_of(standing.income_wage[id]);
    values[years_off_stage_] = stage_of(id);
    values[alike_incomes_] =
        facts_.accounts.a_person[id].has_value() ? RuleValue::known(alike_[id]) : not_recorded();
    values[amount_in_other_unit_] = unit_mix_[id] ? truth(*unit_mix_[id]) : not_recorded();
  }

 private:
  void set_years(HouseholdStanding const& standing, HouseholdId id,
                 IdVector<FieldId, RuleValue>& values) const {
    Stated<std::int32_t> const& entry = standing.year_registered[id];
    Stated<std::int32_t> const& exit = standing.year_exited[id];
    bool const are_known = entry.has_value() && exit.has_value();
    bool const arises =
        entry.state() != ValueState::not_applicable && exit.state() != ValueState::not_applicable;
    RuleValue const lacking = arises ? not_recorded() : RuleValue::not_applicable();
    values[exit_before_entry_] = are_known ? truth(exit.value() < entry.value()) : lacking;
    values[exit_in_year_of_entry_] = are_known ? truth(exit.value() == entry.value()) : lacking;
    values[entry_after_register_] = number_of(entry);
    if (entry.has_value()) {
      values[entry_after_register_] =
          facts_.people.year ? truth(entry.value() > *facts_.people.year) : not_recorded();
    }
  }

  [[nodiscard]] RuleValue stage_of(HouseholdId id) const {
    HouseholdTable const& table = facts_.people.households;
    if (table.listed[id] == 0) {
      return not_recorded();
    }
    YearsOffStage most;
    auto const first = table.first_person[id].value();
    for (std::int32_t member = 0; member < table.listed[id]; ++member) {
      YearsOffStage const off = years_off_stage(
          facts_.people.persons, PersonId(first + static_cast<std::uint32_t>(member)));
      most.low = std::max(most.low, off.low);
      most.high = std::max(most.high, off.high);
    }
    return RuleValue::between(Magnitude(most.low), Magnitude(most.high), Lack::column);
  }

  StatusFacts const& facts_;
  IdVector<HouseholdId, std::int64_t> alike_;
  IdVector<HouseholdId, std::optional<bool>> unit_mix_;
  FieldId house_treated_;
  FieldId exit_before_entry_;
  FieldId exit_in_year_of_entry_;
  FieldId entry_after_register_;
  FieldId business_without_cost_;
  FieldId wage_;
  FieldId years_off_stage_;
  FieldId alike_incomes_;
  FieldId amount_in_other_unit_;
};

// Whether a rule below the condition holds in the year: without any, nobody is judged.
bool holds(RuleBook const& book, ConditionId id, std::optional<int> year) {
  Condition const& condition = book.conditions[id];
  auto const part_holds = [&](Part const& part) {
    return part.rule.is_none() ? holds(book, part.condition, year)
                               : holds_in(book.rules[part.rule], year);
  };
  bool const parts = condition.needs == Needs::all
                         ? std::ranges::all_of(condition.parts, part_holds)
                         : std::ranges::any_of(condition.parts, part_holds);
  return parts && std::ranges::all_of(condition.when, part_holds);
}

void count(JudgedCheck& judged, HouseholdId id, Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      judged.found.push_back(id);
      [[fallthrough]];
    case Verdict::fail:
      ++judged.judged;
      return;
    case Verdict::unknown:
      ++judged.open;
      return;
    case Verdict::not_applicable:
      ++judged.not_concerned;
      return;
  }
}

}  // namespace

YearsOffStage years_off_stage(PersonTable const& persons, PersonId id) {
  Stated<std::int32_t> const& age = persons.age[id];
  Stated<std::int32_t> const& grade = persons.school_grade[id];
  Stated<Education> const& stage = persons.education[id];
  bool const is_open = grade.state() == ValueState::unknown || stage.state() == ValueState::unknown;
  if (!age.has_value()) {
    bool const says_nothing = !grade.has_value() && !stage.has_value() && !is_open;
    return {0, says_nothing ? 0 : kMostYearsOff};
  }
  std::int32_t off = 0;
  if (grade.has_value()) {
    off = std::max({off, grade.value() + 5 - age.value(), age.value() - grade.value() - 6});
  }
  if (stage.has_value()) {
    off = std::max(off, kEarliestAge[static_cast<std::size_t>(stage.value())] - age.value());
  }
  return {off, is_open ? kMostYearsOff : off};
}

RegisterChecks judge_checks(CheckRules const& rules, StatusFacts const& facts,
                            RunSettings const& run) {
  std::size_t const households = facts.people.households.size();
  StatusFactWriter const status(rules.book.fields, facts);
  CheckFactWriter const checks(rules.book.fields, facts);
  std::vector<std::vector<JudgedCheck>> blocks((households + kBlock - 1) / kBlock);
  for_each_block(run, "checks of the register", households, kBlock,
                 [&](std::size_t begin, std::size_t end) {
                   std::vector<JudgedCheck>& judged = blocks[begin / kBlock];
                   judged.resize(rules.checks.size());
                   IdVector<FieldId, RuleValue> values(rules.book.fields.size());
                   for (std::size_t i = begin; i < end; ++i) {
                     HouseholdId const id(static_cast<std::uint32_t>(i));
                     status.set_household(id, values);
                     checks.set(id, values);
                     Judgements const all = judge_all(rules.book, values, facts.people.year);
                     for (std::size_t at = 0; at < judged.size(); ++at) {
                       count(judged[at], id, all.conditions[rules.checks[at].condition]);
                     }
                   }
                 });
  RegisterChecks result{rules.checks, std::vector<JudgedCheck>(rules.checks.size())};
  for (std::size_t at = 0; at < result.judged.size(); ++at) {
    JudgedCheck& total = result.judged[at];
    total.check = at;
    total.holds = holds(rules.book, rules.checks[at].condition, facts.people.year);
    if (!total.holds) {
      continue;
    }
    for (std::vector<JudgedCheck> const& block : blocks) {
      JudgedCheck const& part = block[at];
      total.judged += part.judged;
      total.open += part.open;
      total.not_concerned += part.not_concerned;
      total.found.insert(total.found.end(), part.found.begin(), part.found.end());
    }
  }
  return result;
}

}  // namespace tongcun
