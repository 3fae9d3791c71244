// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/exit_path.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kLine = 100'000;

// Two villages of four households of one person each, half of them at 0.8 of the line and half at
// 1.2; nothing happens to them.
PovertyStudy still_study() {
  PovertyStudy study;
  study.options.years = 3;
  study.options.replicates = 70;  // more than a block
  study.start_year = 2016;
  study.lines.assign(4, kLine);
  study.scenarios = {StudyScenario::baseline, StudyScenario::roads};
  AreaId const all = study.tree.areas.push_back({AreaLevel::all, "", "", AreaId::none()});
  for (char const* code : {"1", "2"}) {
    study.tree.of_village.push_back(
        study.tree.areas.push_back({AreaLevel::village, code, code, all}));
    study.village_key.push_back(key_of_text(code));
  }
  study.households.resize(8);
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.village[id] = VillageId(id.value() / 4);
    study.households.key[id] = key_of_text("H" + std::to_string(id.value()));
    study.households.persons[id] = 1;
    study.households.income[id] = Stated(kLine * (id.value() % 2 == 0 ? 8 : 12) / 10);
  }
  return study;
}

ExitStep step(std::int32_t year, ExitRole role, std::int64_t first, std::int64_t second) {
  ExitStep made;
  made.year = year;
  made.role.resize(8, role);
  made.most.push_back(first);
  made.most.push_back(second);
  return made;
}

std::vector<std::int64_t> villages(std::vector<ReplicateHistogram> const& years) {
  std::vector<std::int64_t> counts;
  for (ReplicateHistogram const& year : years) {
    EXPECT_EQ(year.replicates(), 70);
    EXPECT_EQ(year.sum() % 70, 0);
    counts.push_back(year.sum() / 70);
  }
  return counts;
}

RunSettings threads(int count) {
  RunSettings run;
  run.threads = count;
  return run;
}

using Counts = std::vector<std::int64_t>;

// Two of each village are below the line: within a limit of two, not of one.
TEST(ExitPath, AVillagePassesWithinItsLimit) {
  PovertyStudy const study = still_study();
  ExitSteps const steps{
      {step(2016, ExitRole::by_income, 2, 1)},
      {step(2016, ExitRole::by_income, 2, 1), step(2018, ExitRole::by_income, 2, 2)}};
  auto const exits = compute_exit_path(study, steps, threads(1));
  EXPECT_EQ(villages(exits[0]), (Counts{1, 1, 1}));
  EXPECT_EQ(villages(exits[1]), (Counts{1, 2, 2}));  // from 2018 on
}

// Who fails a guarantee remains at any income, and who passes without regard to it at none.
TEST(ExitPath, WhatIncomeDoesNotDecide) {
  PovertyStudy const study = still_study();
  ExitSteps const steps{{step(2016, ExitRole::remains, 3, 4)},
                        {step(2016, ExitRole::leaves, 0, -1)}};
  auto const exits = compute_exit_path(study, steps, threads(1));
  EXPECT_EQ(villages(exits[0]), (Counts{1, 1, 1}));  // four remain
  EXPECT_EQ(villages(exits[1]), (Counts{1, 1, 1}));  // none do; the second cannot pass
}

// Two of four may remain; when one of the others dies, two of three are too many.
TEST(ExitPath, ThePersonsOfTheYearAreTheBase) {
  PovertyStudy study = still_study();
  study.options.demography =
      DemographyOptions{{16, 59, 6, 15}, {{0, 0.0, 0.0}, {91, 1.0, 1.0}}, {}, std::nullopt, ""};
  study.members.emplace();
  for (HouseholdId const id : study.households.village.ids()) {
    study.members->first.push_back(id.value());
    study.members->members.push_back({id == HouseholdId(1) ? 90 : 30, Sex::f});
    study.members->followed.push_back(1);
    study.members->others.push_back(0);
  }
  ExitSteps const steps{{step(2016, ExitRole::by_income, 2, 2)},
                        {step(2016, ExitRole::remains, 3, 4)}};
  auto const exits = compute_exit_path(study, steps, threads(1));
  EXPECT_EQ(villages(exits[0]), (Counts{2, 1, 1}));
  EXPECT_EQ(villages(exits[1]), (Counts{1, 1, 1}));  // all remain, whoever they are
}

TEST(ExitPath, UnknownIncomesAreTheCallersToCount) {
  PovertyStudy study = still_study();
  study.households.income[HouseholdId(0)] = {};
  ExitSteps const steps{{step(2016, ExitRole::by_income, 1, 1)},
                        {step(2016, ExitRole::by_income, 1, 1)}};
  EXPECT_EQ(villages(compute_exit_path(study, steps, threads(1))[0]), (Counts{1, 1, 1}));
}

TEST(ExitPath, TheSameForAnyNumberOfThreads) {
  PovertyStudy study = still_study();
  study.options.deviation = 0.4;
  study.options.persistence = 0.5;
  ExitSteps const steps{{step(2016, ExitRole::by_income, 2, 1)},
                        {step(2016, ExitRole::by_income, 1, 2)}};
  EXPECT_EQ(compute_exit_path(study, steps, threads(1)),
            compute_exit_path(study, steps, threads(2)));
}

}  // namespace
}  // namespace tongcun
