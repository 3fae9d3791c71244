// SPDX-License-Identifier: Apache-2.0
// Households judged by the shipped profiles: the worked examples of the domain reference (4.11)
// that are about persons and households.
#include "engine/guarantees/judge_households.h"
#include "engine/guarantees/judge_villages.h"
#include "tests/io/judged_facts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr Verdict F = Verdict::fail;
constexpr Verdict U = Verdict::unknown;
constexpr Verdict P = Verdict::pass;
constexpr Verdict N = Verdict::not_applicable;

Stated<YesNo> stated(bool yes) {
  return Stated(yes ? YesNo::yes : YesNo::no);
}

// A register of one village, household by household; the village's facts are `village`.
class Register {
 public:
  explicit Register(std::string const& profile) : village(JudgedFacts::by_shipped(profile)) {
    villages_.code.push_back("1");
    villages_.households.push_back(std::nullopt);
    villages_.persons.push_back(std::nullopt);
  }

  HouseholdId household(std::int32_t persons) {
    HouseholdTable& table = people.households;
    HouseholdId const id(static_cast<std::uint32_t>(table.size()));
    table.resize(table.size() + 1);
    table.village[id] = VillageId(0);
    table.first_person[id] = PersonId(static_cast<std::uint32_t>(people.persons.size()));
    table.persons[id] = persons;
    return id;
  }
  // The next member of the last household.
  PersonId person(std::int32_t age) {
    PersonTable& table = people.persons;
    PersonId const id(static_cast<std::uint32_t>(table.size()));
    table.resize(table.size() + 1);
    HouseholdId const last(static_cast<std::uint32_t>(people.households.size() - 1));
    table.household[id] = last;
    table.age[id] = Stated(age);
    ++people.households.listed[last];
    return id;
  }

  [[nodiscard]] HouseholdGuarantees judge(int threads = 1) const {
    GuaranteeRules const& rules = village.profile().guarantees;
    VillageFacts facts;
    facts.push_back(village.facts());
    RunSettings run;
    run.threads = threads;
    VillageGuarantees const villages = judge_villages(rules, facts, villages_, std::nullopt);
    return judge_households(rules, facts, villages, people, nullptr, nullptr, std::nullopt, run);
  }
  [[nodiscard]] JudgedGuarantee of(std::string const& key) const {
    for (JudgedGuarantee const& judged : judge().judged) {
      if (village.profile().guarantees.guarantees[judged.guarantee].key == key) {
        return judged;
      }
    }
    ADD_FAILURE() << key;
    return {};
  }
  [[nodiscard]] Verdict verdict(std::string const& key, HouseholdId id = HouseholdId(0)) const {
    return of(key).verdict[id];
  }

  [[nodiscard]] bool waits_for(std::string const& key, Missing const& missing) const {
    HouseholdGuarantees const all = judge();
    return std::ranges::any_of(all.missing, [&](HouseholdMissing const& one) {
      return village.profile().guarantees.guarantees[one.guarantee].key == key &&
             one.missing == missing;
    });
  }

  JudgedFacts village;
  HouseholdRegister people;

 private:
  Villages villages_;
};

// P31: child of 10 not enrolled / taught at home / no record; youth of 16. Grown-ups do not matter.
TEST(HouseholdGuarantees, EducationOfChildren) {
  Register world("cn-2021-2025");
  struct Case {
    std::int32_t age;
    Stated<YesNo> enrolled;
    Stated<YesNo> at_home;
    Verdict verdict;
  };
  std::vector<Case> const cases{
      {10, stated(false), Stated<YesNo>(), F},   {10, stated(false), stated(true), P},
      {10, Stated<YesNo>(), Stated<YesNo>(), U}, {16, Stated<YesNo>(), Stated<YesNo>(), N},
      {10, stated(true), Stated<YesNo>(), P},    {5, Stated<YesNo>(), Stated<YesNo>(), N}};
  for (Case const& test : cases) {
    world.household(2);
    world.person(40);
    PersonId const child = world.person(test.age);
    world.people.persons.enrolled[child] = test.enrolled;
    world.people.persons.taught_at_home[child] = test.at_home;
  }
  JudgedGuarantee const judged = world.of("education");
  for (std::uint32_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(judged.verdict[HouseholdId(i)], cases[i].verdict) << i;
  }
}

// One child out of school fails the household, whatever is unknown of the other.
TEST(HouseholdGuarantees, EveryChildCounts) {
  Register world("cn-2021-2025");
  world.household(2);
  world.people.persons.enrolled[world.person(8)] = stated(false);
  world.people.persons.enrolled[world.person(9)] = Stated<YesNo>();
  EXPECT_EQ(world.verdict("education"), F);
  world.people.persons.enrolled[PersonId(0)] = stated(true);
  EXPECT_EQ(world.verdict("education"), U);
  world.people.persons.enrolled[PersonId(1)] = stated(true);
  EXPECT_EQ(world.verdict("education"), P);
}

// P29: junior pupil, enrolled, boards: education passes, no verdict on the way. P30: grade 2, day
// pupil, 42 minutes on foot: education passes, the measure of access fails.
TEST(HouseholdGuarantees, TheWayToSchoolDecidesNothing) {
  Register world("cn-2021-2025");
  world.village.number("junior_school_walk_dry", 55, "min")
      .number("low_grades_walk_dry", 42, "min");
  PersonTable& persons = world.people.persons;
  world.household(1);
  PersonId const junior = world.person(13);
  world.household(1);
  PersonId const second = world.person(8);
  for (PersonId const pupil : {junior, second}) {
    persons.enrolled[pupil] = stated(true);
    persons.boards[pupil] = stated(pupil == junior);
    persons.school_grade[pupil] = Stated(pupil == junior ? 7 : 2);
  }
  EXPECT_EQ(world.verdict("education", HouseholdId(0)), P);
  EXPECT_EQ(world.verdict("education", HouseholdId(1)), P);
  EXPECT_EQ(world.verdict("school_access", HouseholdId(0)), N);
  EXPECT_EQ(world.verdict("school_access", HouseholdId(1)), F);
}

// Insured are all members or it fails; the village's service is the other part (P32, shared clinic
// on two days a week, minimum 2).
TEST(HouseholdGuarantees, BasicMedicalCare) {
  Register world("cn-2021-2025");
  world.village.word("served_by", "shared").number("served_days", 2, "days/week");
  world.village.supply("served_days_minimum", 2000);
  world.household(2);
  world.people.persons.medically_insured[world.person(40)] = stated(true);
  world.people.persons.medically_insured[world.person(41)] = stated(true);
  EXPECT_EQ(world.verdict("basic_medical"), P);
  world.people.persons.medically_insured[PersonId(1)] = stated(false);
  EXPECT_EQ(world.verdict("basic_medical"), F);
  JudgedGuarantee const judged = world.of("basic_medical");
  EXPECT_EQ(judged.parts[0][HouseholdId(0)], F);  // insured
  EXPECT_EQ(judged.parts[1][HouseholdId(0)], P);  // the village's service
}

TEST(HouseholdGuarantees, Housing) {
  Register world("cn-2021-2025");
  struct Case {
    Stated<HouseGrade> grade;
    Stated<YesNo> treated;
    Verdict verdict;
  };
  std::vector<Case> const cases{{Stated(HouseGrade::b), Stated<YesNo>::not_applicable(), P},
                                {Stated(HouseGrade::c), stated(false), F},
                                {Stated(HouseGrade::d), stated(true), P},
                                {Stated(HouseGrade::d), Stated<YesNo>(), U},
                                {Stated<HouseGrade>(), Stated<YesNo>(), U},
                                {Stated(HouseGrade::none_house), Stated<YesNo>(), F}};
  for (Case const& test : cases) {
    HouseholdId const id = world.household(1);
    world.people.households.house_grade[id] = test.grade;
    world.people.households.house_treatment_accepted[id] = test.treated;
  }
  JudgedGuarantee const judged = world.of("housing");
  for (std::uint32_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(judged.verdict[HouseholdId(i)], cases[i].verdict) << i;
  }
}

// The village is known to have water enough, good and reliable; what is left is the way to it.
TEST(HouseholdGuarantees, WaterOfTheHouseholdItself) {
  Register world("cn-2021-2025");
  world.village.number("water_litres", 45, "L/person/day")
      .word("water_region", "wet")
      .number("water_reliability", 0.96, "share")
      .word("water_source", "protected_well_spring")
      .word("water_tier", "C")
      .truth("water_inspection", true);
  world.village.set("water_fetch_time",
                    RuleValue::between(Magnitude(0), Magnitude(9'000'000), Lack::houses));
  struct Case {
    Stated<DrinkingSource> source;
    Stated<std::int32_t> minutes;
    Verdict verdict;
  };
  auto const well = Stated(DrinkingSource::protected_well_spring);
  std::vector<Case> const cases{{well, Stated(20), P},
                                {well, Stated<std::int32_t>::not_applicable(), P},  // in the yard
                                {well, Stated(35), F},
                                {well, Stated<std::int32_t>(), U},           // the village's bounds
                                {Stated<DrinkingSource>(), Stated(35), U}};  // it may be piped
  for (Case const& test : cases) {
    HouseholdId const id = world.household(1);
    world.people.households.water_source[id] = test.source;
    world.people.households.water_fetch_minutes[id] = test.minutes;
  }
  JudgedGuarantee const judged = world.of("drinking_water");
  for (std::uint32_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(judged.verdict[HouseholdId(i)], cases[i].verdict) << i;
  }
  // What is said of the village's wells is said of no tap.
  world.people.households.water_source[HouseholdId(1)] = Stated(DrinkingSource::piped);
  EXPECT_EQ(world.verdict("drinking_water", HouseholdId(1)), U);
  // A household's own litres come before the village's.
  world.people.households.water_litres[HouseholdId(0)] = Stated<std::int64_t>(19'000);
  EXPECT_EQ(world.verdict("drinking_water"), F);
}

// Every house of the village has tap water of large works, tested and reliable. A household that
// does not drink it is not judged by it.
TEST(HouseholdGuarantees, WaterOfAnotherSourceThanTheWorks) {
  Register world("cn-2021-2025");
  world.village.number("water_litres", 60, "L/person/day")
      .word("water_region", "wet")
      .number("water_reliability", 0.96, "share")
      .truth("water_piped", true)
      .word("water_source", "piped")
      .word("water_tier", "A")
      .word("water_report", "meets_full")
      .set("water_report_date", RuleValue::known(20240301));
  struct Case {
    Stated<DrinkingSource> source;
    Stated<std::int32_t> minutes;
    Verdict convenience;
    Verdict verdict;
  };
  using Source = Stated<DrinkingSource>;
  using Minutes = Stated<std::int32_t>;
  Minutes const none = Minutes::not_applicable();
  std::vector<Case> const cases{{Source(DrinkingSource::piped), none, P, P},
                                {Source(), Minutes(), P, P},
                                {Source(), none, P, P},
                                {Source(DrinkingSource::borehole), none, P, U},
                                {Source(DrinkingSource::unprotected), none, P, U},
                                {Source(DrinkingSource::rain), none, P, U},
                                {Source(DrinkingSource::surface), none, U, U},
                                {Source(DrinkingSource::surface), Minutes(5), P, U},
                                {Source(DrinkingSource::surface), Minutes(60), F, F},
                                {Source(), Minutes(5), P, U},
                                {Source(), Minutes(60), U, U},
                                {Source(DrinkingSource::piped), Minutes(90), U, U},
                                {Source(DrinkingSource::piped), Minutes(5), U, U},
                                {Source(DrinkingSource::piped), Minutes(0), P, P}};
  for (Case const& test : cases) {
    HouseholdId const id = world.household(1);
    world.people.households.water_source[id] = test.source;
    world.people.households.water_fetch_minutes[id] = test.minutes;
  }
  JudgedGuarantee const judged = world.of("drinking_water");
  for (std::uint32_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(judged.verdict[HouseholdId(i)], cases[i].verdict) << i;
    EXPECT_EQ(judged.parts[2][HouseholdId(i)], cases[i].convenience) << i;
  }
  EXPECT_TRUE(world.waits_for("drinking_water", {Missing::Kind::own_water, ""}));
}

// Grown-ups have no grade and no boarding place, and no office writes "not applicable" for them.
TEST(HouseholdGuarantees, NoPupilHasNoWayToSchool) {
  Register world("cn-2021-2025");
  world.household(2);
  world.person(40);
  PersonId const pupil = world.person(8);
  world.people.persons.boards[pupil] = stated(false);
  EXPECT_EQ(world.verdict("school_access"), U);
  EXPECT_TRUE(
      world.waits_for("school_access", {Missing::Kind::layer_column, "persons.school_grade"}));
  world.people.persons.school_grade[pupil] = Stated(2);
  EXPECT_EQ(world.verdict("school_access"), U);
  EXPECT_TRUE(world.waits_for("school_access", {Missing::Kind::layer, "facilities.low_grades"}));
  EXPECT_FALSE(world.waits_for("school_access", {Missing::Kind::layer, "persons"}));
  world.village.number("low_grades_walk_dry", 25, "min");
  EXPECT_EQ(world.verdict("school_access"), P);
  world.household(1);
  world.person(40);
  EXPECT_EQ(world.verdict("school_access", HouseholdId(1)), N);
}

// Of members without a row nothing is known, and what is missing says which layer.
TEST(HouseholdGuarantees, MembersWithoutARowAreUnknown) {
  Register world("cn-2021-2025");
  world.village.word("served_by", "own").number("served_days", 5, "days/week");
  world.village.supply("served_days_minimum", 1000);
  world.household(2);
  world.people.persons.medically_insured[world.person(40)] = stated(true);
  world.household(3);
  EXPECT_EQ(world.verdict("basic_medical", HouseholdId(0)), U);
  EXPECT_EQ(world.verdict("basic_medical", HouseholdId(1)), U);
  HouseholdGuarantees const all = world.judge();
  auto const worth = std::ranges::find_if(all.missing, [&](HouseholdMissing const& one) {
    return world.village.profile().guarantees.guarantees[one.guarantee].key == "basic_medical";
  });
  ASSERT_NE(worth, all.missing.end());
  EXPECT_EQ(worth->missing, (Missing{Missing::Kind::layer, "persons"}));
  EXPECT_EQ(worth->alone, (HouseholdCount{2, 5}));
  EXPECT_EQ(worth->open, (HouseholdCount{2, 5}));
}

// P41: formerly poor, 4 persons, insured, clinic shared 2 days (minimum 2), junior boards, grade A,
// piped 45 L wet, 0.96, quality unknown.
TEST(HouseholdGuarantees, TheFamilyOfTheReference) {
  for (std::string const profile : {"cn-2016-2020", "cn-2021-2025"}) {
    Register world(profile);
    world.village.word("served_by", "shared")
        .number("served_days", 2, "days/week")
        .number("water_litres", 45, "L/person/day")
        .word("water_region", "wet")
        .number("water_reliability", 0.96, "share");
    world.village.supply("served_days_minimum", 2000);
    HouseholdId const family = world.household(4);
    world.people.households.house_grade[family] = Stated(HouseGrade::a);
    world.people.households.house_treatment_accepted[family] = Stated<YesNo>::not_applicable();
    world.people.households.water_source[family] = Stated(DrinkingSource::piped);
    for (std::int32_t const age : {45, 44, 70, 13}) {
      PersonId const member = world.person(age);
      world.people.persons.medically_insured[member] = stated(true);
      world.people.persons.enrolled[member] =
          age == 13 ? stated(true) : Stated<YesNo>::not_applicable();
    }
    EXPECT_EQ(world.verdict("education"), P) << profile;
    EXPECT_EQ(world.verdict("basic_medical"), P) << profile;
    EXPECT_EQ(world.verdict("housing"), P) << profile;
    EXPECT_EQ(world.verdict("drinking_water"), U) << profile;
  }
}

// Nobody knows whether the child is of age: not that it fails, but that the age is missing.
TEST(HouseholdGuarantees, WhatAVisitShouldAsk) {
  Register world("cn-2021-2025");
  world.household(2);
  world.people.persons.enrolled[world.person(10)] = stated(false);
  PersonId const ageless = world.person(0);
  world.people.persons.age[ageless] = Stated<std::int32_t>();
  world.people.persons.enrolled[ageless] = stated(false);
  world.people.persons.age[PersonId(0)] = Stated<std::int32_t>();
  JudgedGuarantee const judged = world.of("education");
  EXPECT_EQ(judged.verdict[HouseholdId(0)], U);
  EXPECT_EQ(judged.parts[0][HouseholdId(0)], U);
  EXPECT_EQ(judged.lacks.of(HouseholdId(0)),
            (std::vector<Missing>{{Missing::Kind::layer_column, "persons.age"}}));
}

TEST(HouseholdGuarantees, SameForAnyNumberOfThreads) {
  Register world("cn-2021-2025");
  for (std::int32_t i = 0; i < 10'000; ++i) {
    HouseholdId const id = world.household(1 + i % 3);
    world.people.households.house_grade[id] = Stated(static_cast<HouseGrade>(i % 5));
    for (std::int32_t member = 0; member <= i % 3; ++member) {
      PersonId const person = world.person(5 + (i + member) % 20);
      world.people.persons.enrolled[person] = i % 7 == 0 ? Stated<YesNo>() : stated(i % 11 != 0);
    }
  }
  HouseholdGuarantees const one = world.judge(1);
  HouseholdGuarantees const two = world.judge(2);
  ASSERT_EQ(one.judged.size(), two.judged.size());
  for (std::size_t i = 0; i < one.judged.size(); ++i) {
    EXPECT_EQ(one.judged[i].verdict, two.judged[i].verdict);
    EXPECT_EQ(one.judged[i].parts, two.judged[i].parts);
    EXPECT_EQ(one.judged[i].lacks.lists, two.judged[i].lacks.lists);
    EXPECT_EQ(one.judged[i].lacks.list, two.judged[i].lacks.list);
  }
  ASSERT_EQ(one.missing.size(), two.missing.size());
  for (std::size_t i = 0; i < one.missing.size(); ++i) {
    EXPECT_EQ(one.missing[i].open, two.missing[i].open);
    EXPECT_EQ(one.missing[i].alone, two.missing[i].alone);
  }
}

}  // namespace
}  // namespace tongcun
