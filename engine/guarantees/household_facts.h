// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/rules/field.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// Facts of households and persons, written over those of their village:
//   water_piped, water_source      from the household's own source; where that is unknown the
//                                  village's fact holds
//   water_fetch_time               the round trip that the household states; then the distance and
//                                  height of the nearest water point say nothing about it. Where it
//                                  states none, the village's bounds hold; piped: does not apply
//   water_litres                   its own, else the village's
//   house_grade, house_treatment_accepted, food_and_clothing, age, boards, school_grade, insured
//                                  as recorded
//   enrolment                      enrolled, else taught at home, else excused, else not enrolled;
//                                  the second and third count as "no" where not recorded (domain
//                                  reference 3.4), the first never does
//   school_walk                    minutes of the village on foot in the dry season, to the
//   services
//                                  low_grades (grades 1 to 3), primary_school (4 to 6),
//                                  junior_school (7 to 9); unknown for others
class HouseholdFacts {
 public:
  HouseholdFacts(HouseholdRegister const& people, Fields const& fields);

  // Fields that may differ from household to household, and from person to person.
  [[nodiscard]] std::vector<FieldId> const& of_households() const { return household_fields_; }
  [[nodiscard]] std::vector<FieldId> const& of_persons() const { return person_fields_; }

  // Writes the household's fields; `village` has the facts of its village.
  void set_household(HouseholdId household, IdVector<FieldId, RuleValue> const& village,
                     IdVector<FieldId, RuleValue>& facts) const;
  // Writes the fields of a member; of a member without a row: all unknown.
  void set_person(PersonId person, IdVector<FieldId, RuleValue>& facts) const;
  void set_unlisted_person(IdVector<FieldId, RuleValue>& facts) const;

 private:
  [[nodiscard]] FieldId field(char const* key);
  void set_water(HouseholdId household, IdVector<FieldId, RuleValue> const& village,
                 IdVector<FieldId, RuleValue>& facts) const;
  [[nodiscard]] RuleValue enrolment(PersonId person) const;
  [[nodiscard]] RuleValue school_walk(RuleValue const& grade,
                                      IdVector<FieldId, RuleValue> const& facts) const;

  HouseholdRegister const& people_;
  std::vector<FieldId> household_fields_;
  std::vector<FieldId> person_fields_;
  FieldId piped_;
  FieldId source_;
  FieldId time_;
  FieldId distance_;
  FieldId height_;
  FieldId litres_;
  FieldId house_grade_;
  FieldId treatment_;
  FieldId food_;
  FieldId age_;
  FieldId enrolment_;
  FieldId boards_;
  FieldId grade_;
  FieldId walk_;
  FieldId insured_;
  std::vector<FieldId> school_times_;  // by three grades; none = no such service
};

}  // namespace tongcun
