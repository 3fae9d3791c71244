// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/household_facts.h"

#include "engine/guarantees/guarantee_fields.h"

#include <array>
#include <string>

namespace tongcun {
namespace {

constexpr std::int64_t kGradesAService = 3;

template <class Number>
RuleValue recorded(Stated<Number> const& value) {
  switch (value.state()) {
    case ValueState::value:
      return RuleValue::known(static_cast<std::int64_t>(value.value()));
    case ValueState::unknown:
      return RuleValue::unknown(Lack::column);
    case ValueState::not_applicable:
      return RuleValue::not_applicable();
  }
  return RuleValue::unknown(Lack::column);
}

bool is_yes(Stated<YesNo> const& value) {
  return value.has_value() && value.value() == YesNo::yes;
}

}  // namespace

HouseholdFacts::HouseholdFacts(HouseholdRegister const& people, Fields const& fields,
                               WaterReachMaker const* water, HouseHazards const* hazards)
    : people_(people),
      hazards_(hazards),
      water_(people.households, fields, water),
      household_fields_(water_.fields()) {
  auto const take = [&](char const* key, std::vector<FieldId>& list) {
    list.push_back(*find_field(fields, key));
    return list.back();
  };
  house_grade_ = take(field_key::house_grade, household_fields_);
  treatment_ = take(field_key::house_treatment_accepted, household_fields_);
  food_ = take(field_key::food_and_clothing, household_fields_);
  registered_class_ = take(field_key::registered_class, household_fields_);
  urgency_ = take(field_key::urgency, household_fields_);
  exposure_ = take(field_key::hazard_exposure, household_fields_);
  age_ = take(field_key::age, person_fields_);
  enrolment_ = take(field_key::enrolment, person_fields_);
  boards_ = take(field_key::boards, person_fields_);
  grade_ = take(field_key::school_grade, person_fields_);
  walk_ = take(field_key::school_walk, person_fields_);
  insured_ = take(field_key::insured, person_fields_);
  for (std::string const service : {"low_grades", "primary_school", "junior_school"}) {
    school_times_.push_back(find_field(fields, service + "_walk_dry").value_or(FieldId::none()));
  }
}

void HouseholdFacts::set_household(HouseholdId household,
                                   IdVector<FieldId, RuleValue> const& village,
                                   IdVector<FieldId, RuleValue>& facts) const {
  HouseholdTable const& table = people_.households;
  water_.write(household, village, facts);
  facts[house_grade_] = recorded(table.house_grade[household]);
  facts[treatment_] = recorded(table.house_treatment_accepted[household]);
  facts[food_] = recorded(table.food_and_clothing[household]);
  facts[registered_class_] = recorded(table.standing.registered_class[household]);
  facts[urgency_] = recorded(table.standing.urgency[household]);
  facts[exposure_] = exposure(household);
}

RuleValue HouseholdFacts::exposure(HouseholdId household) const {
  if (hazards_ == nullptr) {
    return RuleValue::unknown(Lack::layer);
  }
  std::optional<HazardRange> const& range = (*hazards_)[household];
  if (!range) {
    return RuleValue::unknown(Lack::column);
  }
  return RuleValue::between(Magnitude(static_cast<std::int64_t>(range->least)),
                            Magnitude(static_cast<std::int64_t>(range->most)), Lack::column);
}

void HouseholdFacts::set_person(PersonId person, IdVector<FieldId, RuleValue>& facts) const {
  PersonTable const& table = people_.persons;
  facts[age_] = recorded(table.age[person]);
  facts[enrolment_] = enrolment(person);
  facts[boards_] = recorded(table.boards[person]);
  facts[grade_] = recorded(table.school_grade[person]);
  facts[walk_] = school_walk(facts[grade_], facts);
  facts[insured_] = recorded(table.medically_insured[person]);
}

void HouseholdFacts::set_unlisted_person(IdVector<FieldId, RuleValue>& facts) const {
  for (FieldId const field : person_fields_) {
    facts[field] = RuleValue::unknown(Lack::layer);
  }
}

RuleValue HouseholdFacts::enrolment(PersonId person) const {
  PersonTable const& table = people_.persons;
  auto const word = [](Enrolment enrolment) {
    return RuleValue::known(static_cast<std::int64_t>(enrolment));
  };
  if (is_yes(table.enrolled[person])) {
    return word(Enrolment::enrolled);
  }
  if (is_yes(table.taught_at_home[person])) {
    return word(Enrolment::taught_at_home);
  }
  if (is_yes(table.excused[person])) {
    return word(Enrolment::excused);
  }
  return table.enrolled[person].has_value() ? word(Enrolment::not_enrolled)
                                            : recorded(table.enrolled[person]);
}

RuleValue HouseholdFacts::school_walk(RuleValue const& grade,
                                      IdVector<FieldId, RuleValue> const& facts) const {
  if (!grade.is_known()) {
    return grade.lacking(grade_);
  }
  auto const stage = static_cast<std::size_t>((grade.low().number() - 1) / kGradesAService);
  if (stage >= school_times_.size() || school_times_[stage].is_none()) {
    return RuleValue::unknown(Lack::layer);
  }
  return facts[school_times_[stage]].lacking(school_times_[stage]);
}

}  // namespace tongcun
