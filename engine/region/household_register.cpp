// SPDX-License-Identifier: Apache-2.0
#include "engine/region/household_register.h"

namespace tongcun {

void HouseholdTable::resize(std::size_t rows) {
  code.resize(rows);
  village.resize(rows);
  point.resize(rows);
  geocode_level.resize(rows, GeocodeLevel::none);
  first_person.resize(rows);
  listed.resize(rows);
  persons.resize(rows);
  income_a_person.resize(rows);
  deprivations.resize(rows);
  house_grade.resize(rows);
  water_source.resize(rows);
  water_fetch_minutes.resize(rows);
  water_litres.resize(rows);
  house_treatment_accepted.resize(rows);
  food_and_clothing.resize(rows);
  group.resize(rows);
  standing.resize(rows);
}

void PersonTable::resize(std::size_t rows) {
  household.resize(rows);
  sex.resize(rows);
  age.resize(rows);
  relation.resize(rows);
  education.resize(rows);
  enrolled.resize(rows);
  taught_at_home.resize(rows);
  excused.resize(rows);
  boards.resize(rows);
  school_grade.resize(rows);
  medically_insured.resize(rows);
}

}  // namespace tongcun
