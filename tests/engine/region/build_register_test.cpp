// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_register.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

Villages villages_of(std::vector<std::string> const& codes) {
  Villages villages;
  for (std::string const& code : codes) {
    villages.code.push_back(code);
  }
  return villages;
}

HouseholdRow household(std::int64_t row, std::string code, std::string village,
                       std::optional<std::int32_t> persons = std::nullopt) {
  HouseholdRow made;
  made.layer = LayerId(0);
  made.row = row;
  made.code = std::move(code);
  made.village_code = std::move(village);
  made.persons = persons;
  return made;
}

PersonRow person(std::int64_t row, std::string household, Relation relation, std::int32_t age) {
  PersonRow made;
  made.layer = LayerId(1);
  made.row = row;
  made.household_code = std::move(household);
  made.relation = Stated(relation);
  made.age = Stated(age);
  return made;
}

// "V401 households 3 village_code"
std::vector<std::string> told(BuiltRegister const& built) {
  std::vector<std::string> list;
  for (RegisterProblem const& problem : built.problems) {
    list.push_back(problem.rule + (problem.layer == LayerId(1) ? " persons " : " households ") +
                   std::to_string(problem.row) + " " + problem.field);
  }
  return list;
}

//   village 1: household b (head 40, child 8)       village 2: household a (head 60)
TEST(BuildRegister, HouseholdsByVillageMembersHeadFirst) {
  RegisterRows rows;
  rows.households = {household(1, "a", "2"), household(2, "b", "1")};
  rows.persons = {person(1, "b", Relation::child, 8), person(2, "a", Relation::head, 60),
                  person(3, "b", Relation::head, 40)};
  BuiltRegister const built = build_register(rows, villages_of({"1", "2"}), 2026);
  EXPECT_TRUE(built.problems.empty());
  HouseholdTable const& table = built.people.households;
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table.code[HouseholdId(0)], "b");
  EXPECT_EQ(table.persons[HouseholdId(0)], 2);
  EXPECT_EQ(table.listed[HouseholdId(0)], 2);
  EXPECT_EQ(table.first_person[HouseholdId(1)], PersonId(2));
  EXPECT_EQ(built.people.persons.age[PersonId(0)], Stated(40));
  EXPECT_EQ(built.people.persons.age[PersonId(1)], Stated(8));
  EXPECT_EQ(built.people.year, 2026);
  EXPECT_FALSE(built.people.invented);

  std::ranges::reverse(rows.households);
  std::ranges::reverse(rows.persons);
  EXPECT_EQ(build_register(rows, villages_of({"1", "2"}), 2026).people, built.people);
}

TEST(BuildRegister, RowsThatFindNoPlaceAreKeptApart) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1", 3), household(2, "b", "9", 1), household(3, "c", "1"),
                     household(4, "d", "1", 2), household(5, "e", "1", 21)};
  rows.persons = {person(1, "b", Relation::head, 30), person(2, "z", Relation::head, 31),
                  person(3, "d", Relation::head, 32)};
  BuiltRegister const built = build_register(rows, villages_of({"1"}), std::nullopt);
  EXPECT_EQ(told(built), (std::vector<std::string>{
                             "V401 households 2 village_code", "V107 households 3 persons",
                             "V404 households 4 persons", "V107 households 5 persons",
                             "V401 persons 1 village_code", "V401 persons 2 household_code"}));
  HouseholdTable const& table = built.people.households;
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table.persons[HouseholdId(0)], 3);  // no member is listed: as recorded
  EXPECT_EQ(table.listed[HouseholdId(0)], 0);
  EXPECT_EQ(table.persons[HouseholdId(1)], 2);  // one of two is listed
  EXPECT_EQ(table.listed[HouseholdId(1)], 1);
}

TEST(BuildRegister, ACodeTwiceIsRefusedInBothRows) {
  RegisterRows rows;
  rows.households = {household(7, "a", "1", 1), household(8, "b", "1", 1),
                     household(9, "a", "2", 1)};
  BuiltRegister const built = build_register(rows, villages_of({"1", "2"}), std::nullopt);
  EXPECT_EQ(told(built),
            (std::vector<std::string>{"V701 households 7 code", "V701 households 9 code"}));
  EXPECT_EQ(built.problems.front().treatment, Treatment::rejected);
}

// A village at 106.90 E with an area of 0.02 degrees, and one of which only the point is known.
TEST(BuildRegister, HousesFarFromTheirVillageAreDoubted) {
  Villages villages = villages_of({"1", "2"});
  GeoPoint const centre{1'069'000'000, 263'000'000};
  auto const at = [&](std::int32_t lon, std::int32_t lat) {
    return GeoPoint{centre.lon + lon, centre.lat + lat};
  };
  constexpr std::int32_t kEdge = 100'000;  // 0.01 degrees, 1 km from the centre
  Ring const ring{at(-kEdge, -kEdge), at(kEdge, -kEdge), at(kEdge, kEdge), at(-kEdge, kEdge),
                  at(-kEdge, -kEdge)};
  villages.area.push_back(MultiPolygon{{Polygon{{ring}}}});
  villages.area.push_back(MultiPolygon());
  villages.point.push_back(centre);
  villages.point.push_back(centre);
  RegisterRows rows;
  auto const house = [&](std::int64_t row, std::string code, std::string village, GeoPoint point) {
    HouseholdRow made = household(row, std::move(code), std::move(village), 1);
    made.point = point;
    made.geocode_level = GeocodeLevel::house;
    rows.households.push_back(std::move(made));
  };
  house(1, "a", "1", at(kEdge / 2, 0));      // inside
  house(2, "b", "1", at(kEdge * 7 / 2, 0));  // 2.5 km east of the area
  house(3, "c", "1", at(kEdge * 9 / 2, 0));  // 3.5 km
  house(4, "d", "2", at(kEdge * 9 / 2, 0));  // 4.5 km from the point
  house(5, "e", "2", at(kEdge * 2, 0));      // 2 km
  BuiltRegister const built = build_register(rows, villages, 2024);
  EXPECT_EQ(told(built), (std::vector<std::string>{"V808 households 3 ", "V808 households 4 "}));
  HouseholdTable const& table = built.people.households;
  for (HouseholdId const id : table.code.ids()) {
    bool const is_doubted = table.code[id] == "c" || table.code[id] == "d";
    EXPECT_EQ(table.geocode_level[id] == GeocodeLevel::village, is_doubted) << table.code[id];
    EXPECT_EQ(table.point[id] == centre, is_doubted) << table.code[id];
  }
  EXPECT_TRUE(build_register(rows, villages, 2024, kilometres(5)).problems.empty());
}

// A zero that stands for "not filled in" drops nobody.
TEST(BuildRegister, ZeroPersonsCountTheirMembers) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1", 0), household(2, "b", "1", 0)};
  rows.persons = {person(1, "a", Relation::head, 40)};
  BuiltRegister const built = build_register(rows, villages_of({"1"}), 2024);
  EXPECT_EQ(told(built),
            (std::vector<std::string>{"V107 households 1 persons", "V107 households 2 persons"}));
  EXPECT_EQ(built.problems[0].treatment, Treatment::noted);
  EXPECT_EQ(built.problems[1].treatment, Treatment::quarantined);
  ASSERT_EQ(built.people.households.size(), 1U);
  EXPECT_EQ(built.people.households.persons[HouseholdId(0)], 1);
}

// Twins are two; a person listed three times counts three times, and somebody is told.
TEST(BuildRegister, MembersWhoAreAlikeAreNoted) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1")};
  rows.persons = {person(1, "a", Relation::child, 10), person(2, "a", Relation::child, 10),
                  person(4, "a", Relation::child, 9)};
  EXPECT_TRUE(build_register(rows, villages_of({"1"}), 2024).problems.empty());
  rows.persons.push_back(person(3, "a", Relation::child, 10));
  rows.persons.push_back(person(5, "a", Relation::head, 40));
  rows.persons.push_back(person(6, "a", Relation::head, 40));
  BuiltRegister const built = build_register(rows, villages_of({"1"}), 2024);
  ASSERT_EQ(built.problems.size(), 2U);
  EXPECT_EQ(built.problems[0].rule, "V402");
  EXPECT_EQ(built.problems[0].treatment, Treatment::noted);
  EXPECT_EQ(built.people.households.persons[HouseholdId(0)], 6);
}

// "Not applicable" of a child's school or of anybody's insurance would hide a gap.
TEST(BuildRegister, NotApplicableWhereItCannotBeIsUnknown) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1"), household(2, "b", "1")};
  rows.households[0].water_source = Stated(DrinkingSource::surface);
  rows.households[1].water_source = Stated(DrinkingSource::borehole);
  rows.households[1].food_and_clothing = Stated<YesNo>::not_applicable();
  rows.persons = {person(1, "a", Relation::head, 40), person(2, "a", Relation::child, 10),
                  person(3, "a", Relation::child, 16), person(4, "a", Relation::other, 15),
                  person(5, "b", Relation::head, 0)};
  rows.persons[3].enrolled = Stated(YesNo::no);
  rows.persons[4].age = Stated<std::int32_t>();
  for (HouseholdRow& row : rows.households) {
    row.water_fetch_minutes = Stated<std::int32_t>::not_applicable();
  }
  for (PersonRow& row : rows.persons) {
    if (row.row != 4) {
      row.enrolled = Stated<YesNo>::not_applicable();
    }
    row.school_grade = Stated<std::int32_t>::not_applicable();
    row.medically_insured = row.row < 3 ? Stated<YesNo>::not_applicable() : Stated(YesNo::yes);
  }
  BuiltRegister const built = build_register(rows, villages_of({"1"}), 2024);
  EXPECT_EQ(told(built),
            (std::vector<std::string>{
                "V311 households 1 water_fetch_minutes", "V308 households 2 food_and_clothing",
                "V308 persons 1 medically_insured", "V308 persons 2 enrolled",
                "V308 persons 2 medically_insured", "V308 persons 2 school_grade",
                "V308 persons 5 enrolled", "V308 persons 5 school_grade"}));
  HouseholdTable const& table = built.people.households;
  EXPECT_EQ(table.water_fetch_minutes[HouseholdId(0)].state(), ValueState::unknown);
  EXPECT_EQ(table.water_fetch_minutes[HouseholdId(1)].state(), ValueState::not_applicable);
  for (PersonId const id : built.people.persons.age.ids()) {
    bool const is_believed =
        built.people.persons.age[id] == Stated(40) || built.people.persons.age[id] == Stated(16);
    EXPECT_EQ(built.people.persons.enrolled[id].state() == ValueState::not_applicable, is_believed);
  }
}

// One of the two is wrong, and nobody knows which: both stay as they are, and somebody is told.
TEST(BuildRegister, TapWaterIsNotCarried) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1"), household(2, "b", "1"), household(3, "c", "1"),
                     household(4, "d", "1")};
  for (HouseholdRow& row : rows.households) {
    row.persons = 2;
    row.water_source = Stated(DrinkingSource::piped);
    row.water_fetch_minutes = Stated(90);
  }
  rows.households[1].water_fetch_minutes = Stated(0);
  rows.households[2].water_fetch_minutes = Stated<std::int32_t>::not_applicable();
  rows.households[3].water_source = Stated(DrinkingSource::surface);
  BuiltRegister const built = build_register(rows, villages_of({"1"}), 2024);
  EXPECT_EQ(told(built), (std::vector<std::string>{"V311 households 1 water_fetch_minutes"}));
  EXPECT_EQ(built.problems.front().treatment, Treatment::noted);
  EXPECT_EQ(built.people.households.water_fetch_minutes[HouseholdId(0)], Stated(90));
}

// Which of its two questions V106 asks hangs on the year.
TEST(BuildRegister, ARegisterOfNoYearIsOneOfAfter2020) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1", 2), household(2, "b", "1", 2)};
  rows.households[0].standing.registered_class = Stated(RegisteredClass::general);
  rows.households[1].standing.registered_class = Stated(RegisteredClass::general);
  EXPECT_TRUE(build_register(rows, villages_of({"1"}), std::nullopt).problems.empty());
  rows.households[0].standing.cause_main = Stated(PovertyCause::illness);
  BuiltRegister const undated = build_register(rows, villages_of({"1"}), std::nullopt);
  EXPECT_EQ(told(undated), (std::vector<std::string>{"V314 households 0 "}));
  EXPECT_EQ(undated.problems.front().severity, Severity::information);
  EXPECT_EQ(told(build_register(rows, villages_of({"1"}), 2018)),
            (std::vector<std::string>{"V106 households 2 cause_main"}));
}

// Half an invented register would be published without protection.
TEST(BuildRegister, InventedOnlyIfEveryRowSaysSo) {
  RegisterRows rows;
  rows.households = {household(1, "a", "1"), household(2, "b", "1")};
  rows.persons = {person(1, "a", Relation::head, 30), person(2, "b", Relation::head, 31)};
  rows.households[0].invented = rows.households[1].invented = rows.persons[0].invented = true;
  BuiltRegister const mixed = build_register(rows, villages_of({"1"}), std::nullopt);
  EXPECT_EQ(told(mixed), std::vector<std::string>{"V916 households 0 "});
  EXPECT_EQ(mixed.problems.front().treatment, Treatment::rejected);
  EXPECT_FALSE(mixed.people.invented);
  rows.persons[1].invented = true;
  EXPECT_TRUE(build_register(rows, villages_of({"1"}), std::nullopt).people.invented);
}

}  // namespace
}  // namespace tongcun
