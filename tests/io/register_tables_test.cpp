// SPDX-License-Identifier: Apache-2.0
#include "io/register_tables.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

Villages one_village() {
  Villages villages;
  villages.code.push_back("7");
  villages.name.push_back("Bear, the");
  return villages;
}

// One household of two, in which every kind of field occurs: known, unknown, not applicable.
HouseholdRegister one_household() {
  HouseholdRegister made;
  made.invented = true;
  made.year = 2020;
  made.income_unit = IncomeUnit{"CNY", "person/year", "net"};
  HouseholdTable& h = made.households;
  HouseholdId const household(0);
  h.resize(1);
  h.code[household] = "7-0001";
  h.village[household] = VillageId(0);
  h.point[household] = GeoPoint{1069000001, 263000000};
  h.geocode_level[household] = GeocodeLevel::house;
  h.first_person[household] = PersonId(0);
  h.persons[household] = 2;
  h.income_a_person[household] = Stated<std::int64_t>(399999);
  Deprivations deprivations;
  deprivations.known = IndicatorSet::all();
  deprivations.deprived.insert(MpiIndicator::nutrition);
  deprivations.deprived.insert(MpiIndicator::assets);
  h.deprivations[household] = deprivations;
  h.house_grade[household] = Stated(HouseGrade::c);
  h.water_source[household] = Stated<DrinkingSource>();
  h.water_fetch_minutes[household] = Stated<std::int32_t>::not_applicable();
  h.house_treatment_accepted[household] = Stated(YesNo::no);
  PersonTable& p = made.persons;
  for (bool const is_head : {true, false}) {
    p.household.push_back(HouseholdId(0));
    p.sex.push_back(Stated(is_head ? Sex::f : Sex::m));
    p.age.push_back(is_head ? Stated<std::int32_t>(40) : Stated<std::int32_t>(8));
    p.relation.push_back(Stated(is_head ? Relation::head : Relation::child));
    p.education.push_back(is_head ? Stated(Education::junior)
                                  : Stated<Education>::not_applicable());
    p.enrolled.push_back(is_head ? Stated<YesNo>::not_applicable() : Stated(YesNo::yes));
    p.taught_at_home.push_back(is_head ? Stated<YesNo>::not_applicable() : Stated(YesNo::no));
    p.excused.push_back(is_head ? Stated<YesNo>::not_applicable() : Stated<YesNo>());
    p.boards.push_back(is_head ? Stated<YesNo>::not_applicable() : Stated(YesNo::yes));
    p.school_grade.push_back(is_head ? Stated<std::int32_t>::not_applicable()
                                     : Stated<std::int32_t>(3));
    p.medically_insured.push_back(is_head ? Stated(YesNo::yes) : Stated<YesNo>());
  }
  return made;
}

TEST(RegisterTables, HouseholdsInEnglish) {
  EXPECT_EQ(households_csv(one_household(), one_village(), 100, Language::en),
            "\xef\xbb\xbfinvented_row,household_code,village_code,village_name,longitude,latitude,"
            "geocode_level,household_persons,income_a_person,income_unit,income_concept,"
            "deprived_nutrition,deprived_child_mortality,deprived_years_of_schooling,"
            "deprived_attendance,deprived_cooking_fuel,deprived_sanitation,deprived_drinking_water,"
            "deprived_electricity,deprived_housing,deprived_assets,deprivation_score,house_grade,"
            "household_water_source,water_fetch_minutes,house_treatment_accepted\r\n"
            "yes,7-0001,7,\"Bear, the\",106.9000001,26.3000000,house,2,3999.99,CNY person/year,net,"
            "yes,no,no,no,no,no,no,no,no,yes,4,C,,not_applicable,no\r\n");
}

TEST(RegisterTables, HouseholdsInChinese) {
  std::string const csv = households_csv(one_household(), one_village(), 100, Language::zh);
  EXPECT_TRUE(csv.starts_with("\xef\xbb\xbf虚构数据,户编号,行政村代码,行政村,")) << csv;
  EXPECT_NE(csv.find(",住房,2,3999.99,CNY 每人每年,纯收入,是,否,"), std::string::npos) << csv;
  EXPECT_TRUE(csv.ends_with(",是,4,C级,,不适用,否\r\n")) << csv;
}

// Francs have no smaller unit: 399,999 of them are no 3,999.99.
TEST(RegisterTables, IncomesInTheUnitOfTheirCurrency) {
  HouseholdRegister made = one_household();
  made.income_unit->currency = "RWF";
  std::string const csv = households_csv(made, one_village(), 1, Language::en);
  EXPECT_NE(csv.find(",house,2,399999,RWF person/year,net,"), std::string::npos) << csv;
}

TEST(RegisterTables, Persons) {
  EXPECT_EQ(persons_csv(one_household(), Language::en),
            "\xef\xbb\xbfinvented_row,household_code,person_number,sex,age,relation_to_head,"
            "education,enrolled,taught_at_home,excused,boards,school_grade,medically_insured\r\n"
            "yes,7-0001,1,f,40,head,junior,not_applicable,not_applicable,not_applicable,not_"
            "applicable,not_applicable,yes\r\n"
            "yes,7-0001,2,m,8,child,not_applicable,yes,no,,yes,3,\r\n");
  std::string const chinese = persons_csv(one_household(), Language::zh);
  EXPECT_NE(
      chinese.find("\r\n是,7-0001,1,女,40,户主,初中,不适用,不适用,不适用,不适用,不适用,是\r\n"),
      std::string::npos)
      << chinese;
}

// An unknown indicator leaves its cell and the score empty: unknown is not zero.
TEST(RegisterTables, UnknownIndicator) {
  HouseholdRegister made = one_household();
  made.households.deprivations[HouseholdId(0)] = {};
  made.income_unit.reset();
  made.households.income_a_person[HouseholdId(0)] = {};
  std::string const csv = households_csv(made, one_village(), 100, Language::en);
  EXPECT_NE(csv.find(",house,2,,,,,,,,,,,,,,,C,,not_applicable,no\r\n"), std::string::npos) << csv;
}

}  // namespace
}  // namespace tongcun
