// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/judge_targets.h"

#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/simulate_mean_incomes.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

TargetOption target(TargetKind what, std::int64_t value, std::string area = "",
                    std::int32_t year = 2027) {
  return {what, year, std::move(area), value, "plan"};
}

// Ten households of two persons, five a village: at 5 of 10 of the line in the first, at twice the
// line in the second. One of the second is unknown.
PovertyStudy two_kinds() {
  PovertyStudy study = still_study(10, 2);
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.persons[id] = 2;
    study.households.income[id] = Stated(id.value() < 5 ? kLine / 2 : 2 * kLine);
  }
  study.households.income[HouseholdId(9)] = {};
  return study;
}

// Without chance: 10 of 20 persons for certain, 12 if the unknown ones are poor.
TEST(JudgeTargets, TheHeadcountOnlyAsTheIntervalSays) {
  PovertyStudy study = two_kinds();
  study.options.targets = {
      target(TargetKind::headcount, 600'000),           target(TargetKind::headcount, 599'999),
      target(TargetKind::headcount, 500'000),           target(TargetKind::headcount, 499'999),
      target(TargetKind::headcount, 999'999, "520101"), target(TargetKind::headcount, 0, "520102")};
  PovertyPath const path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  ASSERT_EQ(path.targets.size(), 6U);
  EXPECT_EQ(path.targets[0].state, TargetState::reached);
  EXPECT_EQ(path.targets[1].state, TargetState::undecided);
  EXPECT_EQ(path.targets[2].state, TargetState::undecided);
  EXPECT_EQ(path.targets[3].state, TargetState::not_reached);
  EXPECT_EQ(path.targets[4].state, TargetState::not_reached);
  EXPECT_EQ(path.targets[5].state, TargetState::undecided);
  EXPECT_EQ(path.targets[0].today, 555'556);  // of the 18 whose income is known
  EXPECT_EQ(path.targets[0].middle, 555'556);
  EXPECT_EQ(path.targets[0].interval, (ReplicateInterval{500'000, 600'000}));
  EXPECT_EQ(path.targets[5].interval, (ReplicateInterval{0, 200'000}));
}

// 5 * 2 at half the line and 4 * 2 at twice the line: 21 of 18 lines.
TEST(JudgeTargets, IncomesOfThoseWhoAreKnown) {
  PovertyStudy study = two_kinds();
  std::int64_t const mean = (10 * kLine / 2 + 8 * 2 * kLine) / 18;
  study.options.targets = {target(TargetKind::income, mean - kLine / 1000),
                           target(TargetKind::income, mean + kLine / 1000),
                           target(TargetKind::income, 0, "520102")};
  PovertyPath const path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  EXPECT_EQ(path.targets[0].today, mean);
  EXPECT_NEAR(static_cast<double>(*path.targets[0].middle), static_cast<double>(mean),
              static_cast<double>(kLine) / 5000);
  EXPECT_EQ(path.targets[0].state, TargetState::reached);
  EXPECT_EQ(path.targets[1].state, TargetState::not_reached);
  EXPECT_NEAR(static_cast<double>(*path.targets[2].middle), static_cast<double>(2 * kLine), 100.0);
}

// Wages of 900 and 300 of two households of two persons, and so on: of those whose parts are known.
TEST(JudgeTargets, IncomesBySourceOfThoseWhoAreKnown) {
  PovertyStudy study = two_kinds();
  study.households.parts[HouseholdId(0)] = IncomeParts{90'000, -10'000, 100};
  study.households.parts[HouseholdId(6)] = IncomeParts{30'000, 30'000, 200};
  study.options.targets = {target(TargetKind::wage, 29'900), target(TargetKind::business, 5'100),
                           target(TargetKind::property, 50),
                           target(TargetKind::wage, 15'100, "520102")};
  PovertyPath const path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  std::vector<std::int64_t> const means{30'000, 5'000, 75, 15'000};
  for (std::size_t t = 0; t < means.size(); ++t) {
    EXPECT_EQ(path.targets[t].today, means[t]) << t;
    EXPECT_NEAR(static_cast<double>(*path.targets[t].middle), static_cast<double>(means[t]), 20.0);
    EXPECT_EQ(path.targets[t].state, t % 2 == 0 ? TargetState::reached : TargetState::not_reached);
  }
}

// Without the rules of an exit nothing is said of villages, nor of sources that nobody states.
TEST(JudgeTargets, WhatIsNotSimulatedIsSaidToBeSo) {
  PovertyStudy study = two_kinds();
  study.options.targets = {target(TargetKind::wage, 0), target(TargetKind::villages_exited, 1)};
  PovertyPath const path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  for (TargetResult const& result : path.targets) {
    EXPECT_EQ(result.state, TargetState::not_simulated);
    EXPECT_FALSE(result.today);
    EXPECT_FALSE(result.interval);
  }
}

TEST(JudgeTargets, VillagesFromSurelyToPerhaps) {
  PovertyStudy study = two_kinds();
  study.options.targets = {target(TargetKind::villages_exited, 3, "", 2028),
                           target(TargetKind::villages_exited, 4, "", 2028),
                           target(TargetKind::villages_exited, 6, "", 2028)};
  PovertyPath path = compute_poverty_path(study, threads(1));
  auto const of = [](std::int64_t villages) {
    ReplicateHistogram histogram;
    histogram.begin(std::vector<std::int64_t>(10, villages));
    return histogram;
  };
  path.exits = ExitPaths{6, {{of(0), of(3)}}, {{of(0), of(5)}}};
  path = judge_targets(std::move(path), threads(1));
  EXPECT_EQ(path.targets[0].state, TargetState::reached);
  EXPECT_EQ(path.targets[1].state, TargetState::undecided);
  EXPECT_EQ(path.targets[2].state, TargetState::not_reached);
  EXPECT_EQ(path.targets[0].middle, 3);
}

TEST(JudgeTargets, AreasByTheirCodes) {
  AreaTree const tree = two_villages();
  EXPECT_EQ(area_of_code(tree, ""), AreaId(0));
  EXPECT_EQ(area_of_code(tree, "5201"), AreaId(2));
  EXPECT_EQ(area_of_code(tree, "520102"), AreaId(4));
  EXPECT_TRUE(area_of_code(tree, "53").is_none());
}

// The mean of a log-normal income, today's start and a transfer: exp(v / 2) of it, v the variance
// after two years.
TEST(SimulateMeanIncomes, TheMeanOfALogNormalIncome) {
  PovertyStudy study = still_study(400, 2);
  study.options.replicates = 100;
  study.options.deviation = 0.3;
  study.scenarios = {StudyScenario::baseline, StudyScenario::programmes};
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.transfer_a_person = kLine / 4;
  programme.income_below = 2.0;
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.persons[id] = 1;
    study.households.income[id] = Stated(kLine);
  }
  study = compute_poverty_path(study, threads(1)).study;
  MeanIncomes const means = simulate_mean_incomes(study, threads(2));
  double const variance = 0.09 * (1.0 - std::pow(0.6, 4));
  double const expected = static_cast<double>(kLine) * std::exp(variance / 2);
  double const error = static_cast<double>(kLine) *
                       std::sqrt(std::exp(variance) * (std::exp(variance) - 1.0) / 40'000);
  MeanIncome const without = means.at(0, 0, 1, 0.05);
  EXPECT_NEAR(static_cast<double>(without.mean), expected, 4.0 * error);
  EXPECT_LT(without.interval.low, without.mean);
  EXPECT_GT(without.interval.high, without.mean);
  MeanIncome const with = means.at(1, 0, 1, 0.05);
  EXPECT_NEAR(static_cast<double>(with.mean - without.mean), static_cast<double>(kLine) / 4.0,
              static_cast<double>(kLine) / 5000);
  // Villages of equal size: all is their mean.
  EXPECT_NEAR(static_cast<double>(without.mean),
              static_cast<double>(means.at(0, 3, 1, 0.05).mean + means.at(0, 4, 1, 0.05).mean) / 2,
              1.0);
}

// Of one who has thousands of times what the others have the count is coarse; the interval says so.
TEST(SimulateMeanIncomes, TheIntervalHoldsWhatIsTooSmallToCount) {
  PovertyStudy study = still_study(20, 1);
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.persons[id] = 1;
    study.households.income[id] = Stated(kLine / 100);
  }
  study.households.income[HouseholdId(0)] = Stated(1000 * kLine);
  MeanIncome const other = simulate_mean_incomes(study, threads(1)).at(0, 4, 0, 0.05);
  EXPECT_LE(other.interval.low, kLine / 100);
  EXPECT_GE(other.interval.high, kLine / 100);
  EXPECT_GT(other.interval.high - other.interval.low, kLine / 50);  // 2^-14 of 1,024 lines
}

// Nobody is above the line far above, however rich one is, nor below the lowest.
TEST(SimulateMeanIncomes, TheRichAndThoseAtALoss) {
  PovertyStudy study = still_study(2, 1);
  study.households.persons[HouseholdId(0)] = 1;
  study.households.persons[HouseholdId(1)] = 1;
  study.households.income[HouseholdId(0)] = Stated(1000 * kLine);
  study.households.income[HouseholdId(1)] = Stated(-5 * kLine);
  MeanIncomes const means = simulate_mean_incomes(study, threads(1));
  EXPECT_NEAR(static_cast<double>(means.at(0, 0, 0, 0.05).mean), 497.5 * kLine, 0.1 * kLine);
}

}  // namespace
}  // namespace tongcun
