// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/compute_sensitivity.h"

#include "engine/poverty/compute_poverty_path.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::vector<std::string> keys_of(SimulationOptions const& options) {
  std::vector<std::string> keys;
  for (OptionNumber const& number : numbers_of(options)) {
    keys.push_back(number.key);
  }
  return keys;
}

VariedNumber const& find(Sensitivity const& sensitivity, std::string const& key) {
  return *std::ranges::find(sensitivity.numbers, key,
                            [](VariedNumber const& one) { return one.number.key; });
}

// A study whose every number is set, with a road in the first village.
PovertyStudy full_study() {
  PovertyStudy study = still_study(30, 3);
  SimulationOptions& options = study.options;
  options.replicates = 70;
  options.deviation = 0.4;
  options.growth = 0.03;
  options.line_growth = 0.02;
  options.shocks = {{ShockKind::illness, 0.2, {}, 0.5, ""}};
  options.move_effects = MoveEffects{};
  options.move_effects->job_chance = 0.6;
  options.move_effects->job_wage = 1'500'000;
  options.move_effects->loan_years = 2;
  options.road_effects = RoadEffects{0.3, std::nullopt, ""};
  ProgrammeOption& programme = options.programmes.emplace_back();
  programme.name = "a";
  programme.transfer_a_person = 40'000;
  programme.income_below = 0.9;
  study.lines = {kLine, kLine, grown_line(kLine, 0.02), 0};
  study.lines[3] = grown_line(study.lines[2], 0.02);
  study.line_grown = {0, 0, 1, 1};
  study.scenarios = {StudyScenario::baseline, StudyScenario::roads, StudyScenario::programmes,
                     StudyScenario::relocation, StudyScenario::together};
  for (HouseholdId const id : study.households.village.ids()) {
    std::int64_t const own = study.households.income[id].value() * study.households.persons[id];
    study.households.parts[id] = IncomeParts{own / 2, own - own / 2, 0};
    if (id.value() % 4 == 0) {
      study.households.move[id] = HouseholdMove{2027, 1'000'000};
    }
  }
  for (StudyScenario const scenario : {StudyScenario::roads, StudyScenario::together}) {
    auto& changes = study.places[static_cast<std::size_t>(scenario)];
    changes.resize(2);
    changes[VillageId(0)] = {true, {{2028, 0.3, 0.0}}};
  }
  return compute_poverty_path(study, threads(1)).study;
}

TEST(OptionNumbers, ThoseThatAreSet) {
  EXPECT_EQ(
      keys_of(full_study().options),
      (std::vector<std::string>{
          "persistence", "deviation", "growth", "line_growth", "shocks.illness.chance",
          "shocks.illness.loss", "effects.relocation.job_chance", "effects.relocation.job_wage",
          "effects.relocation.loan_years", "programmes.a.transfer_a_person", "effects.places"}));
  EXPECT_EQ(keys_of(SimulationOptions{}).size(), 3U);
}

// Every number can be set and read back; lines that nobody states follow their growth.
TEST(OptionNumbers, SetAndReadBack) {
  for (OptionNumber const& number : numbers_of(full_study().options)) {
    PovertyStudy study = full_study();
    double const value = number.is_whole ? 1.0 : number.least + (number.most - number.least) / 8;
    set_number(study, number.key, value);
    if (number.key == kPlaceGains) {
      EXPECT_EQ(
          study.places[static_cast<std::size_t>(StudyScenario::roads)][VillageId(0)].gains[0].wage,
          0.3 * value);
      continue;
    }
    for (OptionNumber const& then : numbers_of(study.options)) {
      if (then.key == number.key) {
        EXPECT_EQ(then.value, value) << number.key;
      }
    }
  }
  PovertyStudy study = full_study();
  set_number(study, "line_growth", 0.5);
  EXPECT_EQ(study.lines, (std::vector<std::int64_t>{kLine, kLine, kLine * 3 / 2, kLine * 9 / 4}));
}

// Incomes are 9 of 10 of the line; 20 per cent more in a year lifts all, 20 per cent less nobody.
TEST(ComputeSensitivity, OfGrowthByHand) {
  PovertyStudy study = still_study(6, 1);
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.income[id] = Stated(kLine * 9 / 10);
  }
  study.options.persistence = 0.0;
  study.options.sensitivity = SensitivityOptions{std::nullopt, {{"growth", -0.2, 0.2}}};
  Sensitivity const found = compute_sensitivity(study, threads(1));
  ASSERT_EQ(found.numbers.size(), 1U);
  EXPECT_EQ(found.scenario, StudyScenario::baseline);
  EXPECT_EQ(found.numbers[0].at_low.sum(), 0);
  EXPECT_EQ(found.numbers[0].at_high.sum(), -(1 + 2 + 3 + 4 + 5 + 6) * 10);
}

// What is zero has no step, and what may not go further stops there.
TEST(ComputeSensitivity, StepsAreParts) {
  PovertyStudy study = full_study();
  study.options.growth = 0.0;
  study.options.persistence = 0.95;
  study.options.sensitivity = SensitivityOptions{0.2, {{"shocks.illness.loss", 0.1, 0.8}}};
  Sensitivity const found = compute_sensitivity(study, threads(2));
  EXPECT_EQ(found.scenario, StudyScenario::together);
  EXPECT_EQ(found.numbers.size(), 9U);  // growth is zero, a fifth of two years is none
  EXPECT_DOUBLE_EQ(find(found, "persistence").low, 0.76);
  EXPECT_EQ(find(found, "persistence").high, kMostPersistence);
  EXPECT_EQ(find(found, "shocks.illness.loss").high, 0.8);
  EXPECT_EQ(find(found, "effects.relocation.job_wage").low, 1'200'000.0);
  EXPECT_EQ(find(found, "effects.places").high, 1.2);
}

// Each number by itself against the study itself, in two whole paths.
TEST(ComputeSensitivity, IsTheDifferenceOfTwoPaths) {
  PovertyStudy study = full_study();
  study.options.sensitivity = SensitivityOptions{0.3, {}};
  Sensitivity const found = compute_sensitivity(study, threads(2));
  std::size_t const scenario = study.scenarios.size() - 1;
  auto const poor = [&](PovertyStudy const& of) {
    return compute_poverty_path(of, threads(1)).simulated.at(scenario, 0, 2).poor.sum();
  };
  std::int64_t const as_it_is = poor(study);
  std::int64_t widest = INT64_MAX;
  for (VariedNumber const& one : found.numbers) {
    PovertyStudy lower = study;
    set_number(lower, one.number.key, one.low);
    PovertyStudy higher = study;
    set_number(higher, one.number.key, one.high);
    EXPECT_EQ(one.at_low.sum(), poor(lower) - as_it_is) << one.number.key;
    EXPECT_EQ(one.at_high.sum(), poor(higher) - as_it_is) << one.number.key;
    auto const [least, most] = std::minmax({one.at_low.sum(), one.at_high.sum(), std::int64_t{0}});
    EXPECT_LE(most - least, widest);
    widest = most - least;
  }
  EXPECT_LT(find(found, "growth").at_high.sum(), 0);
  EXPECT_GT(find(found, "shocks.illness.chance").at_high.sum(), 0);
  EXPECT_LT(find(found, "programmes.a.transfer_a_person").at_high.sum(), 0);
}

}  // namespace
}  // namespace tongcun
