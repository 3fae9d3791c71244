// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/programme_account.h"

#include "engine/poverty/choose_beneficiaries.h"
#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/simulate_mean_incomes.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

// Runs in 2027 and 2028; the orchard yields from its third year on.
ProgrammeOption orchard() {
  ProgrammeOption programme;
  programme.name = "orchard";
  programme.income_below = 10.0;
  programme.transfer_a_person = 100;
  programme.wage_a_household = 2'000;
  programme.business_a_household = 30'000;
  programme.lag_years = 2;
  programme.cost_a_household = 500;
  programme.last_year = 2028;
  return programme;
}

TEST(ProgrammeAccount, PostsWhileItRunsInvestmentsAfterTheirLag) {
  ProgrammeOption programme = orchard();
  EXPECT_EQ(programme_income(programme, 2027, 2027), (ProgrammeIncome{100, 2'000}));
  EXPECT_EQ(programme_income(programme, 2028, 2027), (ProgrammeIncome{100, 2'000}));
  EXPECT_EQ(programme_income(programme, 2029, 2027), (ProgrammeIncome{0, 30'000}));
  EXPECT_EQ(programme_income(programme, 2035, 2027), (ProgrammeIncome{0, 30'000}));
  programme.first_year = 2028;
  EXPECT_EQ(programme_income(programme, 2027, 2027), (ProgrammeIncome{0, 0}));
  EXPECT_EQ(programme_income(programme, 2029, 2027), (ProgrammeIncome{0, 0}));
  EXPECT_EQ(programme_income(programme, 2030, 2027), (ProgrammeIncome{0, 30'000}));
  programme.lag_years.reset();
  EXPECT_EQ(programme_income(programme, 2028, 2027), (ProgrammeIncome{100, 32'000}));
}

TEST(ProgrammeAccount, OneThatEndsBeforeItBeginsYieldsNothing) {
  ProgrammeOption programme = orchard();
  programme.last_year = 2026;
  programme.lag_years.reset();
  EXPECT_EQ(programme_income(programme, 2027, 2027), (ProgrammeIncome{0, 0}));
  EXPECT_EQ(programme_income(programme, 2030, 2027), (ProgrammeIncome{0, 0}));
}

// Of four households one has no labour, and of one nobody knows.
TEST(ProgrammeAccount, PostsAreForWhoCanWork) {
  PovertyStudy study = still_study(4, 1);
  study.households.labourers[HouseholdId(1)] = Stated(0);
  study.households.labourers[HouseholdId(2)] = {};
  Beneficiaries const chosen = choose_beneficiaries(study, orchard());
  EXPECT_EQ(chosen.households, (std::vector<HouseholdId>{HouseholdId(0), HouseholdId(3)}));
  EXPECT_EQ(chosen.undecided, std::vector<HouseholdId>{HouseholdId(2)});
}

TEST(ProgrammeAccount, WhatItSpends) {
  EXPECT_EQ(programme_cost(orchard(), 4), 4 * 100 + 2'000 + 500);
  EXPECT_TRUE(has_income(orchard()));
  ProgrammeOption advice;
  advice.cost_a_household = 500;
  EXPECT_EQ(programme_cost(advice, 4), 500);
  EXPECT_FALSE(has_income(advice));
}

// Of four households of two persons with 2,700 each the money is enough for three.
TEST(ProgrammeAccount, TheBudgetPaysWhatItSpends) {
  PovertyStudy study = still_study(4, 1);
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.persons[id] = 2;
  }
  ProgrammeOption programme = orchard();
  programme.budget = 3 * 2'700 + 2'699;
  Beneficiaries const chosen = choose_beneficiaries(study, programme);
  EXPECT_EQ(chosen.households.size(), 3U);
  EXPECT_EQ(chosen.cost, 3 * 2'700);
}

// One household of two at the line: the means of the years are what the account says.
TEST(ProgrammeAccount, IncomesOfTheYears) {
  PovertyStudy study = still_study(1, 3);
  study.households.persons[HouseholdId(0)] = 2;
  study.households.income[HouseholdId(0)] = Stated(kLine);
  study.scenarios = {StudyScenario::baseline, StudyScenario::programmes};
  study.options.programmes = {orchard()};
  study = compute_poverty_path(study, threads(1)).study;
  MeanIncomes const means = simulate_mean_incomes(study, threads(1));
  std::vector<std::int64_t> const more{1'100, 1'100, 15'000};
  for (std::size_t year = 0; year < more.size(); ++year) {
    EXPECT_NEAR(static_cast<double>(means.at(1, 0, year, 0.05).mean),
                static_cast<double>(kLine + more[year]), 40.0)
        << year;
  }
}

}  // namespace
}  // namespace tongcun
