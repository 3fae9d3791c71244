// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/compute_people_path.h"

#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/household_lives.h"
#include "engine/run/random_stream.h"
#include "tests/engine/poverty/aged_study.h"
#include "tests/engine/poverty/random_lives.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

RunSettings threads(int count) {
  RunSettings run;
  run.threads = count;
  return run;
}

// An old man alone who surely dies, and a family that surely has a child in the first year.
PovertyStudy two_households() {
  PovertyStudy study = aged_study(
      {{{{90, Sex::m}}, Stated(0)}, {{{30, Sex::f}, {29, Sex::m}, {5, Sex::f}}, Stated(2)}}, 3);
  study.options.demography->deaths = {{0, 0.0, 0.0}, {91, 1.0, 1.0}};
  study.options.demography->births = {{31, 31, 1.0}};
  study.options.demography->share_of_boys = 0.5;
  return study;
}

TEST(PeoplePath, OnPaper) {
  PeoplePath const path = compute_people_path(two_households(), threads(1));
  EXPECT_EQ(path.today[AreaId(0)], (PeopleCount{2, 4, 2, 0, 2, 0, 0, 2}));
  // Ten replicates, alike in all but whether the child is a boy.
  EXPECT_EQ(path.at(AreaId(0), 0).sum, (PeopleCount{20, 50, 20, 10, 20, 10, 0, 20}));
  EXPECT_EQ(path.at(AreaId(0), 1).sum, (PeopleCount{10, 40, 20, 10, 20, 0, 10, 20}));
  EXPECT_EQ(path.at(AreaId(1), 2).sum, (PeopleCount{10, 40, 20, 10, 20, 0, 0, 20}));
  EXPECT_EQ(path.at(AreaId(0), 1).persons.interval(0.05), (ReplicateInterval{4, 4}));
  EXPECT_EQ(path.ended[HouseholdId(0)], 10U);
  EXPECT_EQ(path.ended[HouseholdId(1)], 0U);
}

// Whose last member dies is neither poor nor not poor: the shares of later years are of who lives.
TEST(PeoplePath, AHouseholdThatEndsLeavesTheRegister) {
  PovertyStudy study = two_households();
  study.households.income[HouseholdId(0)] = Stated(std::int64_t{100'000});  // poor
  study.households.income[HouseholdId(1)] = Stated(std::int64_t{390'000});
  PovertyPath const path = compute_poverty_path(study, threads(1));
  ASSERT_TRUE(path.people);
  // In the first year the four who share the income of three have 292,500: below 295,200.
  EXPECT_EQ(path.simulated.at(0, 0, 0).poor.sum(), 10 * 5);
  EXPECT_EQ(path.simulated.at(0, 0, 0).persons, 10 * 5);
  EXPECT_EQ(path.simulated.at(0, 0, 1).poor.sum(), 10 * 4);
  EXPECT_EQ(path.simulated.at(0, 0, 1).persons, 10 * 4);
  EXPECT_EQ(path.times_poor(0, HouseholdId(0), 0), 10U);
  EXPECT_EQ(path.times_poor(0, HouseholdId(0), 1), 0U);
  EXPECT_EQ(path.simulated.at(0, 0, 1).share.interval(0.0),
            (ReplicateInterval{1'000'000, 1'000'000}));
}

TEST(PeoplePath, TheSameForAnyNumberOfThreads) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    PovertyPath const one = compute_poverty_path(random_lives(seed), threads(1));
    PovertyPath const two = compute_poverty_path(random_lives(seed), threads(2));
    EXPECT_EQ(one.simulated.area_years, two.simulated.area_years);
    EXPECT_EQ(one.people->area_years, two.people->area_years);
    EXPECT_EQ(one.people->ended, two.people->ended);
  }
}

TEST(PeoplePath, TheLivesOfIncomesAreThoseOfPeople) {
  PovertyPath const path = compute_poverty_path(random_lives(3), threads(1));
  for (std::size_t scenario = 0; scenario < 4; ++scenario) {
    for (std::size_t year = 0; year < 7; ++year) {
      EXPECT_EQ(path.simulated.at(scenario, 0, year).persons,
                path.people->at(AreaId(0), year).sum.persons);
    }
  }
}

TEST(PeoplePath, OrderOfRowsChangesNothing) {
  PovertyStudy study = random_lives(4);
  study.options.programmes.clear();
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  PovertyStudy turned = study;
  auto const swap = [](auto& column) {
    std::swap(column[HouseholdId(2)], column[HouseholdId(11)]);
  };
  swap(turned.households.key);
  swap(turned.households.persons);
  swap(turned.households.income);
  swap(turned.households.parts);
  swap(turned.households.labourers);
  swap(turned.households.move);
  swap(turned.members->first);
  swap(turned.members->followed);
  PovertyPath const a = compute_poverty_path(study, threads(1));
  PovertyPath const b = compute_poverty_path(turned, threads(1));
  EXPECT_EQ(a.simulated.area_years, b.simulated.area_years);
  EXPECT_EQ(a.people->area_years, b.people->area_years);
}

// Sums of a year over the first seventy replicates, in steps of one.
TEST(PeoplePath, TheFirstReplicatesOfALongerRunAreThoseOfAShortOne) {
  PovertyStudy study = random_lives(5);
  PovertyPath const shorter = compute_poverty_path(study, threads(1));
  study.options.replicates = 140;
  PovertyPath const longer = compute_poverty_path(study, threads(1));
  HouseholdLives const lives(shorter.study);
  // What the longer one has more are the replicates 70 … 139.
  for (HouseholdId const id : study.households.village.ids()) {
    std::vector<LifeYear> rest(70 * 7);
    lives.live(id, 70, rest);
    std::uint32_t ended = 0;
    for (std::size_t cell = 6; cell < rest.size(); cell += 7) {
      ended += rest[cell].persons == 0 ? 1U : 0U;
    }
    EXPECT_EQ(longer.people->ended[id], shorter.people->ended[id] + ended);
    EXPECT_GE(longer.times_ever(0, id), shorter.times_ever(0, id));
    EXPECT_LE(longer.times_ever(0, id), shorter.times_ever(0, id) + 70);
  }
}

// Nobody reaches an age at which anything changes, and nobody dies: to the last bit as without.
TEST(PeoplePath, AgeingThatChangesNothingChangesNothing) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    PovertyStudy study = random_lives(seed);
    DemographyOptions& demography = *study.options.demography;
    demography.deaths.clear();
    demography.births.clear();
    for (StudyMember& member : study.members->members) {
      member.age = 20 + member.age % 30;
    }
    PovertyPath const with = compute_poverty_path(study, threads(1));
    study.options.demography = std::nullopt;
    study.members = std::nullopt;
    PovertyPath const without = compute_poverty_path(study, threads(1));
    EXPECT_FALSE(without.people);
    for (std::size_t scenario = 0; scenario < 4; ++scenario) {
      for (std::size_t year = 0; year < 7; ++year) {
        AreaYear const& one = with.simulated.at(scenario, 0, year);
        AreaYear const& other = without.simulated.at(scenario, 0, year);
        EXPECT_EQ(one.poor, other.poor);
        EXPECT_EQ(one.gap, other.gap);
        EXPECT_EQ(one.severity, other.severity);
        EXPECT_EQ(one.difference, other.difference);
        EXPECT_EQ(other.persons, 0);
      }
      for (HouseholdId const id : study.households.village.ids()) {
        EXPECT_EQ(with.times_ever(scenario, id), without.times_ever(scenario, id));
      }
    }
  }
}

TEST(PeoplePath, SaysWhatItCouldNotFollow) {
  PovertyStudy study = two_households();
  study.households.parts[HouseholdId(1)] = IncomeParts{500'000, 0, 0};
  EXPECT_EQ(compute_poverty_path(study, threads(1)).gaps.labour_not_followed, 1);
  study.members->others[HouseholdId(1)] = 2;  // and so its wages stay, as the first one's do
  StudyGaps const gaps = compute_poverty_path(study, threads(1)).gaps;
  EXPECT_EQ(gaps.members_unknown, 2);
  EXPECT_EQ(gaps.labour_not_followed, 2);
}

}  // namespace
}  // namespace tongcun
