// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_register.h"

#include "engine/poverty/deprivation_measure.h"
#include "engine/poverty/income_poverty.h"
#include "tests/engine/synthetic/register_villages.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>

namespace tongcun {
namespace {

MadeRegister make(Villages const& villages, RegisterParameters const& parameters, int threads = 1) {
  RunSettings run;
  run.threads = threads;
  return make_register(villages, parameters, run);
}

std::vector<std::string> rules_of(MadeRegister const& made) {
  std::vector<std::string> rules;
  for (Finding const& finding : made.reasons) {
    rules.push_back(finding.rule);
  }
  return rules;
}

IncomeCalibration line_of_2020(std::int32_t headcount) {
  return {400000, PoorIf::below, headcount, {"CNY", "person/year", "net"}};
}

// Three households, four persons, on paper: sizes 2, 1, 1. Half of the persons poor with nine
// eighteenths each is H = 0.5, A = 0.5.
TEST(MakeRegister, SmallestWorld) {
  RegisterParameters parameters;
  parameters.headcount = 500000;
  parameters.intensity = 500000;
  MadeRegister const made = make(villages_of({{"7", 4, 3}}), parameters);
  ASSERT_EQ(made.status, RegisterStatus::made);
  HouseholdTable const& households = made.households.households;
  EXPECT_EQ(households.code.values()[0], "7-0001");
  EXPECT_EQ(households.code.values()[2], "7-0003");
  EXPECT_EQ(made.households.persons.size(), 4U);
  DeprivationMeasure const measure = measure_deprivation(households);
  EXPECT_EQ(measure.poor, 2);
  EXPECT_EQ(measure.poor_weight, 18);
  EXPECT_TRUE(made.households.invented);
  EXPECT_FALSE(made.households.income_unit.has_value());
  EXPECT_FALSE(households.income_a_person.values()[0].has_value());
}

TEST(MakeRegister, CountsAreExactInEveryVillage) {
  Villages const villages = villages_of(
      {{"a", 1, 1}, {"b", 20, 1}, {"c", 400, 20}, {"d", 57, 57}, {"e", 0, 0}, {"f", 911, 203}});
  MadeRegister const made = make(villages, {});
  ASSERT_EQ(made.status, RegisterStatus::made);
  std::map<VillageId, std::int64_t> households;
  std::map<VillageId, std::int64_t> persons;
  HouseholdTable const& table = made.households.households;
  std::uint32_t next = 0;
  for (HouseholdId const id : table.code.ids()) {
    ++households[table.village[id]];
    persons[table.village[id]] += table.persons[id];
    EXPECT_GE(table.persons[id], 1);
    EXPECT_LE(table.persons[id], kLargestHousehold);
    EXPECT_EQ(table.first_person[id], PersonId(next));
    next += static_cast<std::uint32_t>(table.persons[id]);
  }
  EXPECT_EQ(next, made.households.persons.size());
  for (VillageId const id : villages.code.ids()) {
    EXPECT_EQ(households[id], villages.households[id]->count()) << villages.code[id];
    EXPECT_EQ(persons[id], villages.persons[id]->count()) << villages.code[id];
  }
}

TEST(MakeRegister, HeadcountAndIntensityOverAGrid) {
  Villages const villages = some_villages(12);
  for (std::int32_t const headcount : {10000, 20000, 100000, 495503, 800000, 1000000}) {
    for (std::int32_t const intensity : {340000, 420000, 467476, 600000, 750000}) {
      RegisterParameters parameters;
      parameters.headcount = headcount;
      parameters.intensity = intensity;
      parameters.income = line_of_2020(headcount);
      MadeRegister const made = make(villages, parameters);
      ASSERT_EQ(made.status, RegisterStatus::made) << headcount << " " << intensity;
      DeprivationMeasure const measure = measure_deprivation(made.households.households);
      EXPECT_NEAR(measure.headcount(), headcount / 1e6, 0.005);
      EXPECT_NEAR(measure.intensity(), intensity / 1e6, 0.005);
      // With households of all sizes the headcounts are those of the nearest whole person.
      std::int64_t const nearest = (measure.persons * headcount + 500000) / 1000000;
      EXPECT_EQ(measure.poor, nearest);
      EXPECT_EQ(measure.dropped, 0);
      EXPECT_EQ(measure_income_poverty(made.households.households, {400000, PoorIf::below}).poor,
                nearest);
    }
  }
}

TEST(MakeRegister, NobodyAndEverybodyPoor) {
  RegisterParameters parameters;
  parameters.headcount = 0;
  parameters.income = line_of_2020(1000000);
  MadeRegister const made = make(some_villages(3), parameters);
  ASSERT_EQ(made.status, RegisterStatus::made);
  HouseholdTable const& table = made.households.households;
  EXPECT_EQ(measure_deprivation(table).poor, 0);
  IncomePoverty const count = measure_income_poverty(table, {400000, PoorIf::below});
  EXPECT_EQ(count.poor, count.persons);
  EXPECT_EQ(count.unknown, 0);
}

// Whoever is exactly at a line that counts them as poor is poor.
TEST(MakeRegister, LineThatIncludesItself) {
  RegisterParameters parameters;
  parameters.income =
      IncomeCalibration{300, PoorIf::at_most, 250000, {"USD-PPP-2021", "person/day", "survey"}};
  MadeRegister const made = make(some_villages(5), parameters);
  ASSERT_EQ(made.status, RegisterStatus::made);
  IncomePoverty const count =
      measure_income_poverty(made.households.households, {300, PoorIf::at_most});
  EXPECT_EQ(count.poor, (count.persons + 2) / 4);
  EXPECT_EQ(made.households.income_unit->currency, "USD-PPP-2021");
}

TEST(MakeRegister, SameBytesForAnyNumberOfThreads) {
  RegisterParameters parameters;
  parameters.income = line_of_2020(150000);
  Villages const villages = some_villages(90);
  HouseholdRegister const one = make(villages, parameters, 1).households;
  EXPECT_EQ(one, make(villages, parameters, 2).households);
  EXPECT_EQ(one, make(villages, parameters, 5).households);
  parameters.seed = 2;
  EXPECT_NE(one, make(villages, parameters, 1).households);
}

// Sizes, ages, sexes, hardship are drawn by the village's own code; only what is calibrated over
// all villages may change when others join.
TEST(MakeRegister, AVillageKeepsItsFamilies) {
  VillageSize const kept{"500", 300, 70};
  MadeRegister const alone = make(villages_of({kept}), {});
  MadeRegister const among = make(villages_of({{"400", 211, 60}, kept}), {});
  HouseholdTable const& table = among.households.households;
  std::size_t const first_person = 211;
  for (std::uint32_t i = 0; i < 70; ++i) {
    EXPECT_EQ(alone.households.households.code[HouseholdId(i)], table.code[HouseholdId(60 + i)]);
    EXPECT_EQ(alone.households.households.persons[HouseholdId(i)],
              table.persons[HouseholdId(60 + i)]);
  }
  for (std::uint32_t i = 0; i < 300; ++i) {
    PersonId const other(static_cast<std::uint32_t>(first_person) + i);
    EXPECT_EQ(alone.households.persons.age[PersonId(i)], among.households.persons.age[other]);
    EXPECT_EQ(alone.households.persons.sex[PersonId(i)], among.households.persons.sex[other]);
  }
}

TEST(MakeRegister, InfeasibleIsAStatusWithEveryReason) {
  RegisterParameters parameters;
  parameters.headcount = 1000001;
  parameters.intensity = 300000;
  Villages const villages =
      villages_of({{"a", 3, 4}, {"b", 21, 1}, {"c", 5, 0}, {"d", 10, 5}, {"e", std::nullopt, 2}});
  MadeRegister const made = make(villages, parameters);
  EXPECT_EQ(made.status, RegisterStatus::infeasible);
  EXPECT_EQ(rules_of(made),
            (std::vector<std::string>{"Y001", "Y001", "Y010", "Y010", "Y010", "Y014"}));
  EXPECT_EQ(made.households.households.size(), 0U);
  EXPECT_EQ(made.reasons[2].values[0].second, "a");
}

TEST(MakeRegister, UnfitVillagesMayBeLeftOut) {
  RegisterParameters parameters;
  parameters.unfit_villages = UnfitVillages::leave_out;
  MadeRegister const made =
      make(villages_of({{"a", 3, 4}, {"b", 420, 20}, {"c", 400, 97}}), parameters);
  ASSERT_EQ(made.status, RegisterStatus::made);
  EXPECT_EQ(rules_of(made), (std::vector<std::string>{"Y010", "Y010"}));
  EXPECT_EQ(made.reasons[0].treatment, Treatment::quarantined);
  EXPECT_EQ(made.households.households.size(), 97U);
  EXPECT_EQ(made.households.households.village[HouseholdId(0)], VillageId(2));
}

// Two households of twenty: a headcount of 30 % cannot be, the nearest is 50 %.
TEST(MakeRegister, HeadcountThatSizesMiss) {
  RegisterParameters parameters;
  parameters.headcount = 300000;
  parameters.income = line_of_2020(700000);
  MadeRegister const made = make(villages_of({{"a", 20, 1}, {"b", 20, 1}}), parameters);
  EXPECT_EQ(made.status, RegisterStatus::infeasible);
  EXPECT_EQ(rules_of(made), (std::vector<std::string>{"Y012", "Y015"}));
  EXPECT_EQ(made.reasons[0].values, (std::vector<std::pair<std::string, std::string>>{
                                        {"asked", "30.00 %"}, {"reached", "50.00 %"}}));
}

// Nobody of school age lives alone, so single persons lack at most 15 of 18.
TEST(MakeRegister, IntensityOutOfReach) {
  RegisterParameters parameters;
  parameters.headcount = 1000000;
  parameters.intensity = 900000;
  MadeRegister const made = make(villages_of({{"a", 30, 30}}), parameters);
  EXPECT_EQ(made.status, RegisterStatus::infeasible);
  ASSERT_EQ(rules_of(made), (std::vector<std::string>{"Y013"}));
  EXPECT_EQ(made.reasons[0].values[1].second, "83.33 %");
}

// One poor household of twenty: its deprivations are six eighteenths, or seven, never 6.21.
TEST(MakeRegister, TooFewPoorForTheIntensity) {
  RegisterParameters parameters;
  parameters.headcount = 100000;
  parameters.intensity = 345000;
  MadeRegister const made = make(villages_of({{"a", 20, 1}, {"b", 180, 9}}), parameters);
  EXPECT_EQ(made.status, RegisterStatus::infeasible);
  ASSERT_EQ(rules_of(made), (std::vector<std::string>{"Y013"}));
  EXPECT_EQ(made.reasons[0].values[1].second, "33.33 %");
}

TEST(MakeRegister, NobodyToMake) {
  EXPECT_EQ(rules_of(make(villages_of({{"a", 0, 0}}), {})), (std::vector<std::string>{"Y011"}));
  EXPECT_EQ(rules_of(make(villages_of({{"a", 90000000, 9000000}, {"b", 90000000, 9000000}}), {})),
            (std::vector<std::string>{"Y011"}));
}

TEST(MakeRegister, StopsWhenAsked) {
  std::atomic<bool> const stop = true;
  RunSettings run;
  run.stop = &stop;
  Villages const villages = some_villages(2);
  EXPECT_THROW({ MadeRegister const made = make_register(villages, {}, run); }, Stopped);
}

}  // namespace
}  // namespace tongcun
