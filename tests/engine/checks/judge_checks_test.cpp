// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/judge_checks.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;
using Ids = std::vector<HouseholdId>;

// Checks that a profile would state, over the facts of checks: one rule a check.
class Checks {
 public:
  Checks() { rules_.book.fields = check_fields(status_fields({}, {"housing"}, {})); }

  Checks& when(std::string const& field, Comparison comparison, std::int64_t value,
               std::optional<YearRange> years = std::nullopt) {
    Rule rule;
    rule.id = field;
    rule.field = *find_field(rules_.book.fields, field);
    rule.comparison = comparison;
    rule.threshold = {value};
    rule.years = years;
    Condition condition;
    condition.id = field;
    condition.parts.push_back({rules_.book.rules.push_back(std::move(rule)), ConditionId::none()});
    RegisterCheck check;
    check.rule = "V000";
    check.condition = rules_.book.conditions.push_back(std::move(condition));
    rules_.checks.push_back(std::move(check));
    return *this;
  }
  CheckRules const& rules() const { return rules_; }

 private:
  CheckRules rules_;
};

// A register of 2019, households h0, h1 … in the order they are added.
class People {
 public:
  HouseholdId add(std::uint32_t village = 0, Money income = Money()) {
    HouseholdTable& table = people_.households;
    HouseholdId const id(static_cast<std::uint32_t>(table.size()));
    table.resize(table.size() + 1);
    table.code[id] = "h" + std::to_string(id.value());
    table.village[id] = VillageId(village);
    table.persons[id] = 3;
    table.income_a_person[id] = income;
    return id;
  }
  PersonId add_member(HouseholdId household, Stated<std::int32_t> age) {
    PersonTable& persons = people_.persons;
    PersonId const id(static_cast<std::uint32_t>(persons.size()));
    persons.resize(persons.size() + 1);
    persons.household[id] = household;
    persons.age[id] = age;
    persons.school_grade[id] = Stated<std::int32_t>::not_applicable();
    persons.education[id] = Stated<Education>::not_applicable();
    HouseholdTable& table = people_.households;
    if (table.listed[household]++ == 0) {
      table.first_person[household] = id;
    }
    return id;
  }
  HouseholdTable& table() { return people_.households; }
  HouseholdStanding& standing() { return people_.households.standing; }
  PersonTable& persons() { return people_.persons; }

  RegisterChecks judge(Checks const& checks, int threads = 1) {
    people_.year = 2019;
    IncomeAccounts const accounts = account_incomes(people_.households);
    IdVector<HouseholdId, Verdict> houses(people_.households.size(), Verdict::unknown);
    StatusFacts const facts{people_, accounts, {}, {{"housing", houses}}, {}};
    RunSettings run;
    run.threads = threads;
    return judge_checks(checks.rules(), facts, run);
  }

 private:
  HouseholdRegister people_;
};

TEST(JudgeChecks, FoundOpenAndNotConcernedAreAllHouseholds) {
  People people;
  HouseholdId const dangerous = people.add();
  people.add();  // nobody recorded its house
  HouseholdId const sound = people.add();
  people.table().house_grade[dangerous] = Stated(HouseGrade::d);
  people.table().house_grade[sound] = Stated(HouseGrade::a);
  RegisterChecks const checks = people.judge(
      Checks().when("house_grade", Comparison::equal, static_cast<std::int64_t>(HouseGrade::d)));
  JudgedCheck const& judged = checks.judged[0];
  EXPECT_EQ(judged.found, Ids{dangerous});
  EXPECT_EQ(judged.judged, 2);
  EXPECT_EQ(judged.open, 1);
  EXPECT_EQ(judged.not_concerned, 0);
}

TEST(JudgeChecks, YearsOfEntryAndExit) {
  People people;
  HouseholdId const before = people.add();
  HouseholdId const same = people.add();
  HouseholdId const late = people.add();
  HouseholdId const outside = people.add();
  HouseholdStanding& standing = people.standing();
  standing.year_registered[before] = Stated(2016);
  standing.year_exited[before] = Stated(2015);
  standing.year_registered[same] = Stated(2017);
  standing.year_exited[same] = Stated(2017);
  standing.year_registered[late] = Stated(2020);  // after the register's year
  standing.year_registered[outside] = Stated<std::int32_t>::not_applicable();
  standing.year_exited[outside] = Stated<std::int32_t>::not_applicable();
  RegisterChecks const checks =
      people.judge(Checks()
                       .when("exit_before_entry", Comparison::equal, 1)
                       .when("exit_in_year_of_entry", Comparison::equal, 1)
                       .when("entry_after_register", Comparison::equal, 1));
  EXPECT_EQ(checks.judged[0].found, Ids{before});
  EXPECT_EQ(checks.judged[0].open, 1);           // late: nobody knows when it left
  EXPECT_EQ(checks.judged[0].not_concerned, 1);  // outside
  EXPECT_EQ(checks.judged[1].found, Ids{same});
  EXPECT_EQ(checks.judged[2].found, Ids{late});
  EXPECT_EQ(checks.judged[2].judged, 3);
}

TEST(JudgeChecks, BusinessWithoutCost) {
  People people;
  HouseholdId const none = people.add();     // 100 yuan, no cost
  HouseholdId const some = people.add();     // 100 yuan, cost 1
  HouseholdId const silent = people.add();   // 100 yuan, cost not recorded
  HouseholdId const without = people.add();  // no business: the cost does not matter
  HouseholdStanding& standing = people.standing();
  for (HouseholdId const id : {none, some, silent}) {
    standing.income_business[id] = Money(10000);
  }
  standing.business_cost[none] = Money(0);
  standing.business_cost[some] = Money(100);
  standing.income_business[without] = Money(0);
  JudgedCheck const judged =
      people.judge(Checks().when("business_without_cost", Comparison::equal, 1)).judged[0];
  EXPECT_EQ(judged.found, Ids{none});
  EXPECT_EQ(judged.judged, 3);
  EXPECT_EQ(judged.open, 1);
}

// Three of village 0 have 5,000; one of village 1 has it too, and is alone there. Zero is no
// income.
TEST(JudgeChecks, IncomesAlikeAreCountedInTheVillage) {
  People people;
  Ids const three{people.add(0, Money(500000)), people.add(0, Money(500000)),
                  people.add(0, Money(500000))};
  people.add(0, Money(500001));
  people.add(0);
  Ids zeros{people.add(1, Money(0)), people.add(1, Money(0)), people.add(1, Money(0))};
  people.add(1, Money(500000));
  JudgedCheck const judged =
      people.judge(Checks().when("alike_incomes", Comparison::more, 2)).judged[0];
  EXPECT_EQ(judged.found, three);
  EXPECT_EQ(judged.open, 1);
}

TEST(JudgeChecks, RulesOfOtherYearsJudgeNobody) {
  People people;
  HouseholdId const id = people.add();
  people.table().house_grade[id] = Stated(HouseGrade::d);
  auto const grade = static_cast<std::int64_t>(HouseGrade::d);
  RegisterChecks const checks =
      people.judge(Checks()
                       .when("house_grade", Comparison::equal, grade, YearRange{2021, 2025})
                       .when("house_grade", Comparison::equal, grade, YearRange{2016, 2020}));
  EXPECT_FALSE(checks.judged[0].holds);
  EXPECT_EQ(checks.judged[0].judged + checks.judged[0].open, 0);
  EXPECT_TRUE(checks.judged[1].holds);
  EXPECT_EQ(checks.judged[1].found, Ids{id});
}

// Grade 3 is usual at 8 and 9 years.
TEST(YearsOffStage, OfGradesAndStages) {
  People people;
  HouseholdId const household = people.add();
  auto const off = [&](std::int32_t age, std::optional<std::int32_t> grade,
                       std::optional<Education> stage) {
    PersonId const id = people.add_member(household, Stated(age));
    if (grade) {
      people.persons().school_grade[id] = Stated(*grade);
    }
    if (stage) {
      people.persons().education[id] = Stated(*stage);
    }
    return years_off_stage(people.persons(), id);
  };
  EXPECT_EQ(off(8, 3, std::nullopt), (YearsOffStage{0, 0}));
  EXPECT_EQ(off(9, 3, std::nullopt), (YearsOffStage{0, 0}));
  EXPECT_EQ(off(12, 3, std::nullopt), (YearsOffStage{3, 3}));
  EXPECT_EQ(off(5, 3, std::nullopt), (YearsOffStage{3, 3}));
  EXPECT_EQ(off(12, std::nullopt, Education::primary), (YearsOffStage{0, 0}));
  EXPECT_EQ(off(14, std::nullopt, Education::senior), (YearsOffStage{4, 4}));
  EXPECT_EQ(off(70, std::nullopt, Education::illiterate), (YearsOffStage{0, 0}));
}

TEST(YearsOffStage, WhatIsNotRecordedLeavesItOpen) {
  People people;
  HouseholdId const household = people.add();
  PersonId const ageless = people.add_member(household, Stated<std::int32_t>());
  people.persons().school_grade[ageless] = Stated(3);
  EXPECT_EQ(years_off_stage(people.persons(), ageless), (YearsOffStage{0, kMostYearsOff}));
  PersonId const pupil = people.add_member(household, Stated(14));
  people.persons().school_grade[pupil] = Stated(3);  // five years too old, whatever the stage
  people.persons().education[pupil] = Stated<Education>();
  EXPECT_EQ(years_off_stage(people.persons(), pupil), (YearsOffStage{5, kMostYearsOff}));
  PersonId const infant = people.add_member(household, Stated<std::int32_t>());
  EXPECT_EQ(years_off_stage(people.persons(), infant), (YearsOffStage{0, 0}));

  HouseholdId const sure = people.add();
  PersonId const other = people.add_member(sure, Stated(14));
  people.persons().school_grade[other] = Stated(3);
  HouseholdId const unlisted = people.add();
  JudgedCheck const judged =
      people.judge(Checks().when("years_off_stage", Comparison::more, 2)).judged[0];
  EXPECT_EQ(judged.found, (Ids{household, sure}));
  EXPECT_EQ(judged.open, 1);  // nobody of it is listed
  EXPECT_EQ(people.table().listed[unlisted], 0);
}

TEST(JudgeChecks, ThreadsDoNotMatter) {
  People people;
  for (int i = 0; i < 20'000; ++i) {
    HouseholdId const id = people.add(static_cast<std::uint32_t>(i / 100), Money(100 * (i % 7)));
    people.table().house_grade[id] = Stated(static_cast<HouseGrade>(i % 5));
  }
  Checks const checks = Checks()
                            .when("house_grade", Comparison::at_least, 3)
                            .when("alike_incomes", Comparison::more, 14);
  RegisterChecks const one = people.judge(checks, 1);
  RegisterChecks const two = people.judge(checks, 2);
  for (std::size_t at = 0; at < 2; ++at) {
    EXPECT_EQ(one.judged[at].found, two.judged[at].found);
    EXPECT_FALSE(one.judged[at].found.empty());
  }
}

}  // namespace
}  // namespace tongcun
