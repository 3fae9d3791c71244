// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/decompose_by_cause.h"

#include "engine/poverty/compute_poverty_path.h"
#include "engine/run/random_stream.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

// 60 persons at 50 % and 40 at 25 %; then 50 at 40 % and 50 at 20 %: from 40 to 30 %. The first:
// 0.5 * 0.4 - 0.6 * 0.5, of it 0.55 * -0.1 within; the second: 0, of it 0.45 * -0.05 within.
TEST(DecomposeByGroup, AnExample) {
  std::vector<GroupCount> const before{{60, 30}, {40, 10}};
  std::vector<GroupCount> const after{{50, 20}, {50, 10}};
  std::vector<GroupChange> const changes = decompose_by_group(before, after);
  EXPECT_EQ(changes[0], (GroupChange{-100'000, -55'000, -45'000}));
  EXPECT_EQ(changes[1], (GroupChange{0, -22'500, 22'500}));
}

TEST(DecomposeByGroup, AGroupThatComesOrGoesIsAllShare) {
  std::vector<GroupCount> const before{{100, 10}, {0, 0}};
  std::vector<GroupCount> const after{{0, 0}, {50, 25}};
  std::vector<GroupChange> const changes = decompose_by_group(before, after);
  EXPECT_EQ(changes[0], (GroupChange{-100'000, 0, -100'000}));
  EXPECT_EQ(changes[1], (GroupChange{500'000, 0, 500'000}));
  EXPECT_EQ(decompose_by_group(std::vector<GroupCount>(2), after)[1], GroupChange{});
}

GroupCount any_group(RandomStream& random, GroupCount& all) {
  GroupCount group;
  group.persons = 1 + std::int64_t{random.next_below(1000)};
  group.poor = random.next_below(static_cast<std::uint32_t>(group.persons));
  all.persons += group.persons;
  all.poor += group.poor;
  return group;
}

double ratio(std::int64_t part, std::int64_t of) {
  return static_cast<double>(part) / static_cast<double>(of);
}

TEST(DecomposeByGroup, AddsUpExactly) {
  RandomStream random(11, Purpose::test, 84);
  for (int round = 0; round < 300; ++round) {
    std::size_t const groups = 1 + random.next_below(9);
    std::vector<GroupCount> before(groups);
    std::vector<GroupCount> after(groups);
    GroupCount all_before;
    GroupCount all_after;
    for (std::size_t g = 0; g < groups; ++g) {
      before[g] = any_group(random, all_before);
      after[g] = any_group(random, all_after);
    }
    std::int64_t sum = 0;
    for (std::size_t g = 0; g < groups; ++g) {
      GroupChange const change = decompose_by_group(before, after)[g];
      EXPECT_EQ(change.within + change.share, change.contribution);
      double const s0 = ratio(before[g].persons, all_before.persons);
      double const s1 = ratio(after[g].persons, all_after.persons);
      double const h0 = ratio(before[g].poor, before[g].persons);
      double const h1 = ratio(after[g].poor, after[g].persons);
      EXPECT_NEAR(static_cast<double>(change.within), 1e6 * (s0 + s1) / 2 * (h1 - h0), 1.01);
      EXPECT_NEAR(static_cast<double>(change.share), 1e6 * (h0 + h1) / 2 * (s1 - s0), 2.01);
      sum += change.contribution;
    }
    double const all =
        ratio(all_after.poor, all_after.persons) - ratio(all_before.poor, all_before.persons);
    EXPECT_EQ(sum, static_cast<std::int64_t>(std::floor(1e6 * all + 0.5)));
    // Nobody is born, dies or moves: shares change nothing.
    std::vector<GroupCount> same = after;
    for (std::size_t g = 0; g < groups; ++g) {
      same[g].persons = before[g].persons;
      same[g].poor = std::min(same[g].poor, before[g].persons);
    }
    for (GroupChange const& change : decompose_by_group(before, same)) {
      EXPECT_EQ(change.share, 0);
    }
  }
}

// Households of one person: 0 and 1 illness, 2 does not apply, 3 nothing recorded, 4 of unknown
// income. The line rises to above 2 and 3; a transfer lifts the ill ones.
TEST(DecomposeByCause, ByMainCauseOverYearsAndAgainstTheBaseline) {
  PovertyStudy study = still_study(5, 1);
  study.options.replicates = 4;
  study.lines = {100, 200};
  study.scenarios = {StudyScenario::baseline, StudyScenario::programmes};
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.transfer_a_person = 1000;
  programme.causes.insert(PovertyCause::illness);
  std::vector<std::int64_t> const incomes{90, 300, 150, 150, 0};
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.persons[id] = 1;
    study.households.income[id] =
        id.value() == 4 ? Stated<std::int64_t>() : Stated(incomes[id.value()]);
  }
  HouseholdGrounds& grounds = study.grounds;
  grounds.cause_main[HouseholdId(0)] = Stated(PovertyCause::illness);
  grounds.cause_main[HouseholdId(1)] = Stated(PovertyCause::illness);
  grounds.cause_main[HouseholdId(2)] = Stated<PovertyCause>::not_applicable();
  std::vector<CauseChange> const changes =
      decompose_by_cause(compute_poverty_path(study, threads(1)));
  ASSERT_EQ(changes.size(), 3U * 3U);  // all, county, township; two over years, one of measures
  constexpr auto kIllness = static_cast<std::size_t>(PovertyCause::illness);
  CauseChange const& baseline = changes[0];
  EXPECT_EQ(baseline.over, ChangeOver::years);
  EXPECT_EQ(baseline.before[kIllness], (GroupCount{8, 4}));
  EXPECT_EQ(baseline.after[kIllness], (GroupCount{8, 4}));
  EXPECT_EQ(baseline.after[kPovertyCauses], (GroupCount{4, 4}));
  EXPECT_EQ(baseline.change[kPovertyCauses], (GroupChange{250'000, 250'000, 0}));
  EXPECT_EQ(baseline.change[kPovertyCauses + 1], (GroupChange{250'000, 250'000, 0}));
  CauseChange const& measures = changes[2];
  EXPECT_EQ(measures.over, ChangeOver::measures);
  EXPECT_EQ(measures.scenario, 1U);
  EXPECT_EQ(measures.change[kIllness], (GroupChange{-250'000, -250'000, 0}));
  EXPECT_EQ(name_of_cause_group(kIllness), "illness");
  EXPECT_EQ(name_of_cause_group(kPovertyCauses), "none");
  EXPECT_EQ(name_of_cause_group(kPovertyCauses + 1), "not_recorded");
}

}  // namespace
}  // namespace tongcun
