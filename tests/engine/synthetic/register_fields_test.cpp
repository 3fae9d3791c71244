// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_register.h"
#include "tests/engine/synthetic/register_villages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace tongcun {
namespace {

class RegisterFields : public testing::Test {
 protected:
  RegisterFields() {
    RegisterParameters parameters;
    parameters.headcount = 400000;
    parameters.intensity = 500000;
    RunSettings run;
    run.threads = 2;
    villages_ = some_villages(25);
    made_ = make_register(villages_, parameters, run).households;
  }
  [[nodiscard]] std::vector<PersonId> members(HouseholdId id) const {
    std::vector<PersonId> list;
    for (std::int32_t i = 0; i < made_.households.persons[id]; ++i) {
      list.emplace_back(made_.households.first_person[id].value() + static_cast<std::uint32_t>(i));
    }
    return list;
  }

  Villages villages_;
  HouseholdRegister made_;
};

// The definitions of the global index, read back from the facts.
TEST_F(RegisterFields, AgreeWithTheIndicators) {
  HouseholdTable const& table = made_.households;
  PersonTable const& persons = made_.persons;
  int out_of_school = 0;
  for (HouseholdId const id : table.code.ids()) {
    IndicatorSet const deprived = table.deprivations[id].deprived;
    HouseGrade const grade = table.house_grade[id].value();
    EXPECT_EQ(grade == HouseGrade::c || grade == HouseGrade::d,
              deprived.contains(MpiIndicator::housing));
    DrinkingSource const source = table.water_source[id].value();
    bool const is_far = table.water_fetch_minutes[id].has_value() &&
                        table.water_fetch_minutes[id].value() >= kFarWaterMinutes;
    EXPECT_EQ(is_far || source == DrinkingSource::unprotected || source == DrinkingSource::surface,
              deprived.contains(MpiIndicator::drinking_water));
    bool any_schooled = false;
    bool any_out = false;
    for (PersonId const person : members(id)) {
      EXPECT_EQ(persons.household[person], id);
      std::int32_t const age = persons.age[person].value();
      Stated<Education> const& education = persons.education[person];
      EXPECT_EQ(education.state() == ValueState::not_applicable, age < kSixYearsSchoolAge);
      any_schooled |= education.has_value() && education.value() != Education::illiterate;
      bool const is_of_age = age >= kCompulsoryAgeFirst && age <= kCompulsoryAgeLast;
      EXPECT_EQ(persons.enrolled[person].has_value(), is_of_age);
      any_out |= is_of_age && persons.enrolled[person].value() == YesNo::no;
    }
    EXPECT_EQ(!any_schooled, deprived.contains(MpiIndicator::years_of_schooling));
    EXPECT_EQ(any_out, deprived.contains(MpiIndicator::attendance));
    out_of_school += any_out ? 1 : 0;
  }
  EXPECT_GT(out_of_school, 0);
}

TEST_F(RegisterFields, FamiliesArePlausible) {
  for (HouseholdId const id : made_.households.code.ids()) {
    std::vector<PersonId> const family = members(id);
    std::int32_t const head_age = made_.persons.age[family.front()].value();
    EXPECT_EQ(made_.persons.relation[family.front()].value(), Relation::head);
    EXPECT_GE(head_age, 22);
    for (PersonId const person : family) {
      std::int32_t const age = made_.persons.age[person].value();
      EXPECT_GE(age, 0);
      EXPECT_LE(age, 95);
      Relation const relation = made_.persons.relation[person].value();
      if (relation == Relation::child || relation == Relation::grandchild) {
        EXPECT_LE(age, head_age - 18);
      } else if (relation == Relation::parent) {
        EXPECT_GE(age, head_age + 18);
      }
    }
  }
}

TEST_F(RegisterFields, HousesStandInTheirVillages) {
  for (HouseholdId const id : made_.households.code.ids()) {
    EXPECT_EQ(made_.households.geocode_level[id], GeocodeLevel::house);
    EXPECT_TRUE(covers(villages_.area[made_.households.village[id]], made_.households.point[id]));
  }
}

// Families enrol together: in one of ten anybody may be without, each of them with one chance in
// two. Of about 4.2 members two are alike with correlation 0.0225 / 0.0475, so that the standard
// deviation is 1.6 times that of single persons. Nine of ten families and more lack nobody.
TEST_F(RegisterFields, InsuredShare) {
  auto const column = made_.persons.medically_insured.values();
  auto const insured = static_cast<double>(std::ranges::count(column, Stated(YesNo::yes)));
  auto const all = static_cast<double>(column.size());
  EXPECT_NEAR(insured / all, 0.95, 5 * 1.6 * 0.218 / 100);
  HouseholdTable const& table = made_.households;
  std::int64_t whole = 0;
  for (HouseholdId const id : table.code.ids()) {
    bool lacks = false;
    for (std::int32_t i = 0; i < table.listed[id]; ++i) {
      PersonId const person(table.first_person[id].value() + static_cast<std::uint32_t>(i));
      lacks = lacks || made_.persons.medically_insured[person] == Stated(YesNo::no);
    }
    whole += lacks ? 0 : 1;
  }
  EXPECT_GT(static_cast<double>(whole) / static_cast<double>(table.size()), 0.88);
  EXPECT_GT(all, 9000.0);
}

// A village known as a point only: its households are there, and say so.
TEST(RegisterPlaces, VillageWithoutArea) {
  Villages villages = villages_of({{"a", 40, 12}});
  villages.area[VillageId(0)] = {};
  HouseholdRegister const made = make_register(villages, {}, {}).households;
  for (HouseholdId const id : made.households.code.ids()) {
    EXPECT_EQ(made.households.geocode_level[id], GeocodeLevel::village);
    EXPECT_EQ(made.households.point[id], villages.point[VillageId(0)]);
  }
}

}  // namespace
}  // namespace tongcun
