// SPDX-License-Identifier: Apache-2.0
// Parts of the change, sensitivity and targets where members are born and die.
#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/compute_sensitivity.h"
#include "engine/poverty/decompose_by_cause.h"
#include "engine/poverty/decompose_by_measure.h"
#include "engine/poverty/judge_targets.h"
#include "tests/engine/poverty/random_lives.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

namespace tongcun {
namespace {

constexpr std::size_t kLast = 6;  // year of random_lives

TEST(LivingAnswers, ContributionsAddUpToTheWhole) {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    PovertyPath const path = compute_poverty_path(random_lives(seed), threads(1));
    MeasureChange const change = decompose_by_measure(path.study, threads(2));
    ASSERT_EQ(change.contribution_share.size(), 2U);
    AreaYear const& together = path.simulated.at(3, 0, kLast);
    EXPECT_EQ(change.together[0], together.difference);
    EXPECT_EQ(change.contribution[0][0].sum() + change.contribution[1][0].sum(),
              change.orders * together.difference.sum());
  }
}

TEST(LivingAnswers, OneMeasureContributesAllOfIt) {
  PovertyStudy study = random_lives(5);
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  PovertyPath const path = compute_poverty_path(study, threads(1));
  MeasureChange const change = decompose_by_measure(path.study, threads(1));
  EXPECT_EQ(change.contribution[0][0], path.simulated.at(1, 0, kLast).difference);
  EXPECT_EQ(change.contribution_share[0][0], path.simulated.at(1, 0, kLast).share_difference);
}

// Each number by itself against the study itself, in two whole paths.
TEST(LivingAnswers, SensitivityIsTheDifferenceOfTwoPaths) {
  PovertyStudy study = compute_poverty_path(random_lives(6), threads(1)).study;
  study.options.sensitivity = SensitivityOptions{std::nullopt, {{"growth", -0.1, 0.1}}};
  Sensitivity const found = compute_sensitivity(study, threads(2));
  ASSERT_EQ(found.numbers.size(), 1U);
  auto const last_year = [&](double growth) {
    PovertyStudy varied = study;
    varied.options.growth = growth;
    return compute_poverty_path(varied, threads(1)).simulated.at(3, 0, kLast);
  };
  AreaYear const as_it_is = last_year(0.0);
  EXPECT_EQ(found.living_persons, as_it_is.persons);
  EXPECT_EQ(found.numbers[0].at_low.sum(), last_year(-0.1).poor.sum() - as_it_is.poor.sum());
  EXPECT_EQ(found.numbers[0].at_high.sum(), last_year(0.1).poor.sum() - as_it_is.poor.sum());
  EXPECT_GT(found.numbers[0].share_at_low.sum(), 0);
}

TEST(LivingAnswers, CausesCountThePersonsOfTheYear) {
  PovertyPath const path = compute_poverty_path(random_lives(7), threads(1));
  for (CauseChange const& change : decompose_by_cause(path)) {
    if (change.over != ChangeOver::years || change.area != AreaId(0)) {
      continue;
    }
    GroupCount sum;
    for (GroupCount const& group : change.after) {
      sum.persons += group.persons;
      sum.poor += group.poor;
    }
    AreaYear const& last = path.simulated.at(change.scenario, 0, kLast);
    EXPECT_EQ(sum, (GroupCount{last.persons, last.poor.sum()}));
  }
}

// Two households of an income of 3,000 a person. The old one of the first dies in the first year
// and the other has 6,000; the second stays as it is, its income unknown in the second test.
PovertyStudy widowed() {
  PovertyStudy study = aged_study(
      {{{{90, Sex::m}, {40, Sex::f}}, Stated(0)}, {{{40, Sex::m}, {40, Sex::f}}, Stated(0)}}, 1);
  study.options.deviation = 0.0;
  study.options.demography->deaths = {{0, 0.0, 0.0}, {90, 1.0, 1.0}};
  return study;
}

TEST(LivingAnswers, IncomesAHeadOfThoseWhoLive) {
  PovertyStudy study = widowed();
  study.options.targets = {{TargetKind::income, 2027, "", 399'000, "plan"},
                           {TargetKind::income, 2027, "", 401'000, "plan"}};
  PovertyPath const path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  EXPECT_EQ(path.targets[0].today, 300'000);
  EXPECT_NEAR(static_cast<double>(*path.targets[0].middle), 400'000.0, 100.0);
  EXPECT_EQ(path.targets[0].state, TargetState::reached);
  EXPECT_EQ(path.targets[1].state, TargetState::not_reached);
}

// A line of 4,000: the widow is not poor, the two others are; 2 of 3. Of unknown income they are
// none or both.
TEST(LivingAnswers, TheHeadcountOfThoseWhoLive) {
  PovertyStudy study = widowed();
  study.lines = {400'000, 400'000};
  study.options.targets = {{TargetKind::headcount, 2027, "", 666'667, "plan"},
                           {TargetKind::headcount, 2027, "", 666'000, "plan"}};
  PovertyPath path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  EXPECT_EQ(path.targets[0].today, 1'000'000);
  EXPECT_EQ(path.targets[0].middle, 666'667);
  EXPECT_EQ(path.targets[0].state, TargetState::reached);
  EXPECT_EQ(path.targets[1].state, TargetState::not_reached);
  study.households.income[HouseholdId(1)] = {};
  path = judge_targets(compute_poverty_path(study, threads(1)), threads(1));
  EXPECT_EQ(path.targets[0].middle, 0);
  EXPECT_EQ(path.targets[0].interval, (ReplicateInterval{0, 666'667}));
}

}  // namespace
}  // namespace tongcun
