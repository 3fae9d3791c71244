// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/study_of_source.h"

#include "engine/poverty/simulate_mean_incomes.h"
#include "tests/engine/poverty/aged_study.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

// Two households of two persons: wages of 4,000 and 1,000, business of 2,000 and a loss of 400,
// property of 200 and nothing, which is all they have.
PovertyStudy two_households() {
  PovertyStudy study = still_study(2, 2);
  StudyHouseholds& households = study.households;
  households.parts[HouseholdId(0)] = IncomeParts{400'000, 200'000, 20'000};
  households.parts[HouseholdId(1)] = IncomeParts{100'000, -40'000, 0};
  households.income[HouseholdId(0)] = Stated(std::int64_t{310'000});
  households.income[HouseholdId(1)] = Stated(std::int64_t{30'000});
  for (HouseholdId const id : households.village.ids()) {
    households.village[id] = VillageId(0);
    households.persons[id] = 2;
  }
  return study;
}

struct Sources {
  double wage = 0.0;
  double business = 0.0;
  double property = 0.0;
};

// Means a person of all, in the year of that index, under the last scenario of the study.
Sources sources_in(PovertyStudy const& study, std::size_t year) {
  auto const mean = [&](IncomeSource source) {
    MeanIncomes const means = simulate_mean_incomes(study_of_source(study, source), threads(1));
    return static_cast<double>(means.at(study.scenarios.size() - 1, 0, year, 0.05).mean);
  };
  return {mean(IncomeSource::wage), mean(IncomeSource::business), mean(IncomeSource::property)};
}

constexpr double kExact = 40.0;  // 2^-14 of two lines, and a half

void expect(Sources const& found, Sources const& expected) {
  EXPECT_NEAR(found.wage, expected.wage, kExact);
  EXPECT_NEAR(found.business, expected.business, kExact);
  EXPECT_NEAR(found.property, expected.property, kExact);
}

// A loss is a loss: 2,000 and -400 of four persons.
TEST(StudyOfSource, WhereNothingHappensSourcesAreThoseOfToday) {
  expect(sources_in(two_households(), 1), {125'000, 40'000, 5'000});
}

// A loss has no logarithm: it is held, in money, while all else grows.
TEST(StudyOfSource, SourcesGrowAsIncomesDo) {
  PovertyStudy study = two_households();
  study.options.growth = 0.05;
  expect(sources_in(study, 1), {125'000 * 1.1025, (200'000 * 1.1025 - 40'000) / 4, 5'000 * 1.1025});
}

TEST(StudyOfSource, EachShockTakesFromItsSources) {
  PovertyStudy study = two_households();
  study.options.persistence = 0.0;
  auto const with = [&](ShockKind kind) {
    study.options.shocks = {{kind, 0.0, {{2028, 1.0}}, 0.5, ""}};
    return sources_in(study, 1);
  };
  expect(with(ShockKind::market), {125'000, 15'000, 5'000});
  expect(with(ShockKind::project), {62'500, 40'000, 5'000});
  expect(with(ShockKind::illness), {62'500, 15'000, 2'500});
  expect(sources_in(study, 0), {125'000, 40'000, 5'000});  // the year before
}

TEST(StudyOfSource, AMoveChangesWagesBusinessAndRents) {
  PovertyStudy study = two_households();
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  study.households.move[HouseholdId(0)] = HouseholdMove{2027, 300'000};
  MoveEffects effects;
  effects.job_chance = 1.0;
  effects.job_wage = 60'000;
  effects.wage_kept = 0.5;
  effects.business_kept = 0.0;
  effects.land_rent = 8'000;
  effects.living_cost = 1'000;
  effects.moving_cost = 5'000;
  effects.loan_years = 2;
  study.options.move_effects = effects;
  expect(sources_in(study, 0), {125'000, 40'000, 5'000});
  expect(sources_in(study, 1), {360'000.0 / 4, -40'000.0 / 4, 28'000.0 / 4});
}

TEST(StudyOfSource, RoadsRaiseTheSourcesTheyAreSaidToRaise) {
  PovertyStudy study = two_households();
  study.scenarios = {StudyScenario::baseline, StudyScenario::roads};
  IdVector<VillageId, PlaceChange>& places =
      study.places[static_cast<std::size_t>(StudyScenario::roads)];
  places.resize(2);
  places[VillageId(0)] = {true, {{2027, 0.1, 0.2}}};
  expect(sources_in(study, 0), {137'500, (240'000.0 - 40'000.0) / 4, 5'000});
}

TEST(StudyOfSource, PostsAreWagesInvestmentsBusinessTransfersNothing) {
  PovertyStudy study = two_households();
  study.scenarios = {StudyScenario::programmes};
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.transfer_a_person = 100'000;
  programme.wage_a_household = 40'000;
  programme.business_a_household = 80'000;
  programme.lag_years = 1;
  study.households.programmes[HouseholdId(0)] = 1;
  expect(sources_in(study, 0), {135'000, 40'000, 5'000});
  expect(sources_in(study, 1), {135'000, 60'000, 5'000});
}

// The one who is above zero everywhere: with chance and growth, under the same fates.
TEST(StudyOfSource, SourcesAddUpToTheIncomeThatTheyMake) {
  PovertyStudy study = two_households();
  study.households.income[HouseholdId(1)] = {};
  study.households.parts[HouseholdId(1)].reset();
  study.options.replicates = 60;
  study.options.deviation = 0.4;
  study.options.growth = 0.03;
  study.options.shocks = {{ShockKind::accident, 0.3, {}, 0.4, ""}};
  MeanIncomes const all = simulate_mean_incomes(study, threads(1));
  for (std::size_t year = 0; year < 2; ++year) {
    Sources const found = sources_in(study, year);
    auto const whole = static_cast<double>(all.at(0, 0, year, 0.05).mean);
    EXPECT_NE(whole, 310'000.0);
    // Six deviations up are eleven times today's: 2^-14 of sixteen lines each.
    EXPECT_NEAR(found.wage + found.business + found.property, whole, 4 * 16 * kLine / 16384.0);
  }
}

// Nothing is said of whom a part is not recorded, whatever the whole is.
TEST(StudyOfSource, UnknownPartsAreNotZero) {
  PovertyStudy study = two_households();
  study.households.parts[HouseholdId(1)].reset();
  MeanIncomes const wages =
      simulate_mean_incomes(study_of_source(study, IncomeSource::wage), threads(1));
  EXPECT_EQ(wages.persons[0], 2);
  EXPECT_NEAR(static_cast<double>(wages.at(0, 0, 0, 0.05).mean), 200'000.0, kExact);
}

// The old one of the first household dies: its wages are one person's then, those of the second
// still two persons'. Losses too are shared by who is left.
TEST(StudyOfSource, WagesAHeadOfThoseWhoLive) {
  PovertyStudy study = aged_study(
      {{{{90, Sex::m}, {40, Sex::f}}, Stated(1)}, {{{40, Sex::m}, {40, Sex::f}}, Stated(1)}}, 1);
  study.options.deviation = 0.0;
  study.options.demography->deaths = {{0, 0.0, 0.0}, {90, 1.0, 1.0}};
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.parts[id] = IncomeParts{400'000, -60'000, 0};
    study.households.income[id] = Stated(std::int64_t{170'000});
  }
  expect(sources_in(study, 0), {800'000.0 / 3, -120'000.0 / 3, 0});
}

}  // namespace
}  // namespace tongcun
