// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/status_facts.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace tongcun {
namespace {

RuleValue truth(bool is_true) {
  return RuleValue::known(is_true ? 1 : 0);
}

RuleValue not_recorded() {
  return RuleValue::unknown(Lack::column);
}

RuleValue truth_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return truth(true);
    case Verdict::fail:
      return truth(false);
    case Verdict::not_applicable:
      return RuleValue::not_applicable();
    case Verdict::unknown:
      break;
  }
  return not_recorded();
}

template <class T>
RuleValue word_of(Stated<T> const& value) {
  if (value.has_value()) {
    return RuleValue::known(static_cast<std::int64_t>(value.value()));
  }
  return value.state() == ValueState::not_applicable ? RuleValue::not_applicable() : not_recorded();
}

RuleValue is_above_zero(Stated<std::int32_t> const& number) {
  return number.has_value() ? truth(number.value() > 0) : not_recorded();
}

RuleValue is_below(Stated<std::int64_t> const& income, ResolvedLine const& line) {
  return income.has_value() && line.line ? truth(income.value() < line.line->line) : not_recorded();
}
RuleValue is_above(Stated<std::int64_t> const& income, ResolvedLine const& line) {
  return income.has_value() && line.line ? truth(income.value() > line.line->line) : not_recorded();
}

// Unknown where the register has no rows of the members, or not all that it counts.
RuleValue pupils_of(HouseholdRegister const& people, HouseholdId household) {
  HouseholdTable const& table = people.households;
  std::int32_t const listed = table.listed[household];
  if (listed < table.persons[household]) {
    return not_recorded();
  }
  std::int64_t pupils = 0;
  for (std::int32_t i = 0; i < listed; ++i) {
    PersonId const person(table.first_person[household].value() + static_cast<std::uint32_t>(i));
    Stated<YesNo> const& enrolled = people.persons.enrolled[person];
    Stated<YesNo> const& taught = people.persons.taught_at_home[person];
    bool const is_pupil = enrolled == Stated(YesNo::yes) || taught == Stated(YesNo::yes);
    if (!is_pupil && enrolled.state() == ValueState::unknown) {
      return not_recorded();
    }
    pupils += is_pupil ? 1 : 0;
  }
  return RuleValue::known(pupils);
}

// The entry stands: neither exited nor struck out.
bool is_remaining(RecordStatus status) {
  constexpr std::array kPoor{RecordStatus::active, RecordStatus::relapsed, RecordStatus::new_poor,
                             RecordStatus::added_later};
  return std::ranges::find(kPoor, status) != kPoor.end();
}

}  // namespace

FieldId StatusFactWriter::field(Fields const& fields, std::string const& key) {
  std::optional<FieldId> const found = find_field(fields, key);
  return found ? *found : FieldId::none();
}

StatusFactWriter::StatusFactWriter(Fields const& fields, StatusFacts const& facts)
    : facts_(facts),
      guarantee_fails_(field(fields, "guarantee_fails")),
      formerly_(field(fields, "formerly_registered")),
      remaining_(field(fields, "remaining_poor")),
      registered_this_year_(field(fields, "registered_this_year")),
      exited_(field(fields, "exited")),
      risk_declared_(field(fields, "risk_declared")),
      difficulty_(field(fields, "severe_difficulty")),
      has_labour_(field(fields, "has_labour")),
      has_work_(field(fields, "has_work")),
      registered_class_(field(fields, "registered_class")),
      record_status_(field(fields, "record_status")),
      assist_class_(field(fields, "assist_class")),
      monitor_class_(field(fields, "monitor_class")),
      risk_cleared_(field(fields, "risk_cleared")),
      income_(field(fields, "income_a_person")),
      expense_(field(fields, "rigid_expense_a_person")),
      persons_(field(fields, "persons")),
      labourers_(field(fields, "labourers")),
      employed_(field(fields, "labourers_employed")),
      pupils_(field(fields, "pupils")),
      house_grade_(field(fields, "house_grade")),
      water_source_(field(fields, "water_source")) {
  for (NamedLine const& line : facts.lines) {
    lines_.push_back({field(fields, "below_" + line.key), field(fields, "above_" + line.key),
                      field(fields, "left_below_" + line.key)});
  }
  for (auto const& guarantee : facts.household_guarantees) {
    guarantees_.push_back(field(fields, "holds_" + guarantee.key));
  }
  for (std::string_view const kind : kRiskKindNames) {
    risks_.push_back(field(fields, "risk_" + std::string(kind)));
  }
  for (std::string_view const indicator : kMpiIndicatorNames) {
    deprived_.push_back(field(fields, "mpi_" + std::string(indicator)));
  }
}

Verdict StatusFactWriter::guarantee_fails(HouseholdId household) const {
  Verdict holds = Verdict::not_applicable;
  for (auto const& guarantee : facts_.household_guarantees) {
    holds = both(holds, guarantee.verdict[household]);
  }
  switch (holds) {
    case Verdict::fail:
      return Verdict::pass;
    case Verdict::pass:
      return Verdict::fail;
    case Verdict::unknown:
    case Verdict::not_applicable:
      break;
  }
  return holds;
}

void StatusFactWriter::set_household(HouseholdId household,
                                     IdVector<FieldId, RuleValue>& values) const {
  HouseholdTable const& table = facts_.people.households;
  set_lines(household, values);
  for (std::size_t i = 0; i < guarantees_.size(); ++i) {
    if (!guarantees_[i].is_none()) {
      values[guarantees_[i]] = truth_of(facts_.household_guarantees[i].verdict[household]);
    }
  }
  values[guarantee_fails_] = truth_of(guarantee_fails(household));
  set_record(household, values);
  set_risks(household, values);
  values[difficulty_] = word_of(table.standing.severe_difficulty[household]);
  values[has_labour_] = is_above_zero(table.standing.labourers[household]);
  values[has_work_] = is_above_zero(table.standing.labourers_employed[household]);
  values[persons_] = RuleValue::known(table.persons[household]);
  Stated<std::int64_t> const& income = facts_.accounts.a_person[household];
  values[income_] = income.has_value() ? RuleValue::known(income.value()) : not_recorded();
  set_living(household, values);
}

void StatusFactWriter::set_living(HouseholdId household,
                                  IdVector<FieldId, RuleValue>& values) const {
  HouseholdTable const& table = facts_.people.households;
  HouseholdStanding const& standing = table.standing;
  Stated<std::int64_t> const& expense = standing.rigid_expense[household];
  values[expense_] = expense.has_value()
                         ? RuleValue::known(expense.value() / table.persons[household])
                         : not_recorded();
  values[labourers_] = word_of(standing.labourers[household]);
  values[employed_] = word_of(standing.labourers_employed[household]);
  values[pupils_] = pupils_of(facts_.people, household);
  values[house_grade_] = word_of(table.house_grade[household]);
  values[water_source_] = word_of(table.water_source[household]);
  Deprivations const& deprivations = table.deprivations[household];
  for (std::size_t at = 0; at < deprived_.size(); ++at) {
    auto const indicator = static_cast<MpiIndicator>(at);
    values[deprived_[at]] = deprivations.known.contains(indicator)
                                ? truth(deprivations.deprived.contains(indicator))
                                : not_recorded();
  }
}

// Lines that a scenario adds to those of the profile have no field.
void StatusFactWriter::set_lines(HouseholdId household,
                                 IdVector<FieldId, RuleValue>& values) const {
  Stated<std::int64_t> const& income = facts_.accounts.a_person[household];
  Stated<std::int64_t> const& left = facts_.accounts.after_expense[household];
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!lines_[i].below.is_none()) {
      ResolvedLine const& line = facts_.lines[i].resolved;
      values[lines_[i].below] = is_below(income, line);
      values[lines_[i].above] = is_above(income, line);
      values[lines_[i].left_below] = is_below(left, line);
    }
  }
}

void StatusFactWriter::set_record(HouseholdId household,
                                  IdVector<FieldId, RuleValue>& values) const {
  HouseholdStanding const& standing = facts_.people.households.standing;
  Stated<RegisteredClass> const& registered = standing.registered_class[household];
  Stated<RecordStatus> const& status = standing.record_status[household];
  Stated<std::int32_t> const& since = standing.year_registered[household];
  values[registered_class_] = word_of(registered);
  values[record_status_] = word_of(status);
  values[assist_class_] = word_of(standing.assist_class[household]);
  values[monitor_class_] = word_of(standing.monitor_class[household]);
  values[risk_cleared_] = word_of(standing.risk_cleared[household]);
  bool const is_outside = registered.has_value() && registered.value() == RegisteredClass::none;
  values[formerly_] = registered.has_value() ? truth(!is_outside) : not_recorded();
  for (FieldId const of_registered : {remaining_, exited_, registered_this_year_}) {
    values[of_registered] = is_outside ? truth(false) : not_recorded();
  }
  if (!is_outside && registered.has_value() && status.has_value()) {
    values[remaining_] = truth(is_remaining(status.value()));
    values[exited_] = truth(status.value() == RecordStatus::exited);
  }
  if (!is_outside && since.has_value() && facts_.people.year) {
    values[registered_this_year_] = truth(since.value() == *facts_.people.year);
  }
}

void StatusFactWriter::set_risks(HouseholdId household,
                                 IdVector<FieldId, RuleValue>& values) const {
  HouseholdStanding const& standing = facts_.people.households.standing;
  Stated<KindSet<RiskKind>> const& kinds = standing.risk_kinds[household];
  Stated<RiskCleared> const& cleared = standing.risk_cleared[household];
  // "Not applicable" is how a form says that there is none.
  bool const is_stated = kinds.state() != ValueState::unknown;
  for (std::size_t kind = 0; kind < risks_.size(); ++kind) {
    bool const has = kinds.has_value() && kinds.value().contains(static_cast<RiskKind>(kind));
    values[risks_[kind]] = is_stated ? truth(has) : not_recorded();
  }
  bool const is_cleared = cleared.has_value() && cleared.value() != RiskCleared::no;
  bool const stands = kinds.has_value() && !kinds.value().empty();
  values[risk_declared_] = is_stated || is_cleared ? truth(stands && !is_cleared) : not_recorded();
}

}  // namespace tongcun
