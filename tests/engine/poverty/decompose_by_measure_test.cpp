// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/decompose_by_measure.h"

#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/unit_maker.h"
#include "engine/run/random_stream.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

// Roads for the first village, services for both, a transfer to the poorest, moves at random.
PovertyStudy study_of_measures(std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, 83);
  PovertyStudy study = still_study(30, 3);
  study.seed = seed;
  study.options.deviation = 0.4;
  study.options.replicates = 70;
  study.options.move_effects = MoveEffects{};
  study.options.move_effects->job_chance = 0.6;
  study.options.move_effects->job_wage = 2'000'000;
  study.options.move_effects->business_kept = 0.3;
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.transfer_a_person = 60'000;
  programme.income_below = 1.2;
  programme.places = 12;
  study.scenarios = {StudyScenario::baseline,   StudyScenario::roads,      StudyScenario::services,
                     StudyScenario::programmes, StudyScenario::relocation, StudyScenario::together};
  for (HouseholdId const id : study.households.village.ids()) {
    std::int64_t const own = study.households.income[id].value() * study.households.persons[id];
    study.households.parts[id] = IncomeParts{own / 2, own - own / 2, 0};
    if (random.next_below(3) == 0) {
      study.households.move[id] = HouseholdMove{2027, 0};
    }
  }
  auto const changes = [&](StudyScenario scenario) -> auto& {
    auto& of = study.places[static_cast<std::size_t>(scenario)];
    of.resize(2);
    return of;
  };
  changes(StudyScenario::roads)[VillageId(0)] = {true, {{2028, 0.3, 0.0}}};
  for (std::uint32_t const village : {0U, 1U}) {
    changes(StudyScenario::services)[VillageId(village)] = {true, {{2027, 0.0, 0.2}}};
    changes(StudyScenario::together)[VillageId(village)] = {
        true, {{2027, 0.0, 0.2}, {2028, village == 0 ? 0.3 : 0.0, 0.2}}};
  }
  return study;
}

// Persons below the line in the last year, of all and by replicate, under a set of measures.
std::vector<std::int64_t> headcount(PovertyStudy const& study, MeasureSet measures) {
  UnitMaker const maker(study);
  std::vector<std::int64_t> poor(study.options.replicates, 0);
  for (VillageId const village : study.village_key.ids()) {
    UnitIncomes made;
    maker.make(measures, village, made);
    UnitCounts counts;
    PoorTimes times;
    times.resize(made, false);
    simulate_unit(made, study.seed, 0, study.options.replicates, LaneKind::portable, counts, times);
    for (std::size_t replicate = 0; replicate < poor.size(); ++replicate) {
      poor[replicate] += counts.poor[(replicate + 1) * study.years() - 1];
    }
  }
  return poor;
}

// Measure by measure in every order, each order by itself.
TEST(DecomposeByMeasure, TheMeanOverAllOrders) {
  PovertyStudy const study = compute_poverty_path(study_of_measures(5), threads(1)).study;
  MeasureChange const change = decompose_by_measure(study, threads(2));
  ASSERT_EQ(change.measures.size(), 4U);
  EXPECT_EQ(change.orders, 24);
  EXPECT_EQ(change.combinations(), 16U);
  std::array<std::size_t, 4> order{0, 1, 2, 3};
  std::vector<std::vector<std::int64_t>> expected(
      4, std::vector<std::int64_t>(study.options.replicates, 0));
  do {
    MeasureSet before;
    for (std::size_t const m : order) {
      MeasureSet const after = before | measures_of(change.measures[m]);
      std::vector<std::int64_t> const without = headcount(study, before);
      std::vector<std::int64_t> const with = headcount(study, after);
      for (std::size_t replicate = 0; replicate < with.size(); ++replicate) {
        expected[m][replicate] += with[replicate] - without[replicate];
      }
      before = after;
    }
  } while (std::ranges::next_permutation(order).found);
  for (std::size_t m = 0; m < 4; ++m) {
    ReplicateHistogram histogram;
    histogram.begin(std::span(expected[m]).first(64));
    for (std::size_t replicate = 64; replicate < expected[m].size(); ++replicate) {
      histogram.add(expected[m][replicate]);
    }
    EXPECT_EQ(change.contribution[m][0], histogram) << m;
    EXPECT_NE(histogram.sum(), 0) << m;
  }
}

TEST(DecomposeByMeasure, ContributionsAddUpToTheWholeInEveryArea) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    PovertyPath const path = compute_poverty_path(study_of_measures(seed), threads(1));
    MeasureChange const change = decompose_by_measure(path.study, threads(1));
    ASSERT_EQ(change.together.size(), 3U);  // all, county, township
    for (std::size_t area = 0; area < 3; ++area) {
      std::int64_t sum = 0;
      for (auto const& contribution : change.contribution) {
        sum += contribution[area].sum();
      }
      EXPECT_EQ(sum, change.orders * change.together[area].sum());
      // The scenarios of the study are among the sets.
      EXPECT_EQ(change.together[area], path.simulated.at(5, area, 2).difference);
    }
  }
}

TEST(DecomposeByMeasure, OneMeasureContributesAllOfIt) {
  PovertyStudy study = study_of_measures(2);
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  PovertyPath const path = compute_poverty_path(study, threads(1));
  MeasureChange const change = decompose_by_measure(path.study, threads(1));
  EXPECT_EQ(change.contribution[0][0], path.simulated.at(1, 0, 2).difference);
  study.scenarios = {StudyScenario::baseline};
  MeasureChange const none = decompose_by_measure(study, threads(1));
  EXPECT_TRUE(none.contribution.empty());
  EXPECT_EQ(none.together[0].sum(), 0);
}

// Without chance, four households at four fifths of the line. Wages are all they earn: the road
// adds 30 per cent, the transfer 30 per cent of the line. 0: either is enough; 1 (at 55 per cent of
// it): both are needed; 2 (no programme): the road; 3 (in the other village): the transfer.
TEST(DecomposeByMeasure, WhatEitherWouldDoIsShared) {
  PovertyStudy study = still_study(4, 1);
  study.options.replicates = 3;
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.transfer_a_person = kLine * 3 / 10;
  study.scenarios = {StudyScenario::baseline, StudyScenario::roads, StudyScenario::programmes,
                     StudyScenario::together};
  for (HouseholdId const id : study.households.village.ids()) {
    std::int64_t const income = id.value() == 1 ? kLine * 55 / 100 : kLine * 8 / 10;
    study.households.village[id] = VillageId(id.value() == 3 ? 1 : 0);
    study.households.persons[id] = 10;
    study.households.income[id] = Stated(income);
    study.households.parts[id] = IncomeParts{10 * income, 0, 0};
    study.households.programmes[id] = id.value() == 2 ? 0 : 1;
  }
  for (StudyScenario const scenario : {StudyScenario::roads, StudyScenario::together}) {
    auto& changes = study.places[static_cast<std::size_t>(scenario)];
    changes.resize(2);
    changes[VillageId(0)] = {true, {{2027, 0.3, 0.0}}};
  }
  MeasureChange const change = decompose_by_measure(study, threads(1));
  // 10 persons each, both orders, three replicates: the road has 5 + 5 + 10, the programme
  // 5 + 5 + 10.
  EXPECT_EQ(change.contribution[0][0].sum(), -20 * 2 * 3);
  EXPECT_EQ(change.contribution[1][0].sum(), -20 * 2 * 3);
  EXPECT_EQ(change.together[0].sum(), -40 * 3);
}

}  // namespace
}  // namespace tongcun
