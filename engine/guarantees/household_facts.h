// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/household_water.h"
#include "engine/guarantees/water_reach.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/rules/field.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <optional>
#include <vector>

namespace tongcun {

// Facts of households and persons, written over those of their village:
//   water_…                        see HouseholdWater
//   house_grade, house_treatment_accepted, food_and_clothing, age, boards, school_grade, insured
//                                  as recorded
//   registered_class, urgency      as recorded
//   hazard_exposure                see locate_hazards; within bounds where a zone has no level
//   enrolment                      enrolled, else taught at home, else excused, else not enrolled;
//                                  the second and third count as "no" where not recorded (domain
//                                  reference 3.4), the first never does
//   school_walk                    minutes of the village on foot in the dry season to the services
//                                  low_grades (grades 1 to 3), primary_school (4 to 6),
//                                  junior_school (7 to 9), and what is missing of them; unknown for
//                                  other grades; lacks the grade where that is not recorded
class HouseholdFacts {
 public:
  // `water` null: nothing is known of single houses; `hazards` null: no hazard layer.
  HouseholdFacts(HouseholdRegister const& people, Fields const& fields,
                 WaterReachMaker const* water, HouseHazards const* hazards);

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
  [[nodiscard]] RuleValue enrolment(PersonId person) const;
  [[nodiscard]] RuleValue school_walk(RuleValue const& grade,
                                      IdVector<FieldId, RuleValue> const& facts) const;

  [[nodiscard]] RuleValue exposure(HouseholdId household) const;

  HouseholdRegister const& people_;
  HouseHazards const* hazards_;
  HouseholdWater water_;
  std::vector<FieldId> household_fields_;
  std::vector<FieldId> person_fields_;
  FieldId house_grade_;
  FieldId treatment_;
  FieldId food_;
  FieldId registered_class_;
  FieldId urgency_;
  FieldId exposure_;
  FieldId age_;
  FieldId enrolment_;
  FieldId boards_;
  FieldId grade_;
  FieldId walk_;
  FieldId insured_;
  std::vector<FieldId> school_times_;  // by three grades; none = no such service
};

}  // namespace tongcun
