// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/monitoring_path.h"

#include "engine/poverty/compute_poverty_path.h"
#include "tests/engine/poverty/aged_study.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uint8_t kNone = MonitoringStep::kNoClass;
constexpr std::size_t kReplicates = 70;  // more than a block
using Told = std::array<std::uint8_t, kIncomeBands>;

RunSettings threads(int count) {
  RunSettings run;
  run.threads = count;
  return run;
}

// Incomes of 0.8, 1.2 and 1.6 of the line and one that nobody knows, of two persons each, over
// three years in which nothing happens.
PovertyStudy still_study() {
  std::vector<StudyMember> const couple{{30, Sex::m}, {30, Sex::f}};
  PovertyStudy study =
      aged_study({{couple, Stated(2)}, {couple, Stated(2)}, {couple, Stated(2)}, {couple, {}}}, 3);
  study.options.replicates = kReplicates;
  study.options.demography = std::nullopt;
  study.members = std::nullopt;
  std::int64_t const line = study.lines.front();
  study.households.income[HouseholdId(0)] = Stated(line * 8 / 10);
  study.households.income[HouseholdId(1)] = Stated(line * 12 / 10);
  study.households.income[HouseholdId(2)] = Stated(line * 16 / 10);
  study.households.income[HouseholdId(3)] = {};
  return study;
}

MonitoringStep step(std::int32_t year, Told told, std::uint8_t unknown) {
  MonitoringStep made;
  made.year = year;
  made.told = IdVector<HouseholdId, Told>(3, told);
  made.told.push_back({unknown, unknown, unknown});
  return made;
}

// Three tenths of the line a person of rigid expense.
MonitoringQuestion question(PovertyStudy const& study, std::vector<MonitoringStep> steps) {
  MonitoringQuestion asked;
  asked.classes = 3;
  asked.steps = {std::move(steps)};
  asked.expense.resize(4, std::optional(2 * study.lines.front() * 3 / 10));
  return asked;
}

// Households by year, then class.
std::vector<std::vector<std::int64_t>> told(std::vector<ReplicateHistogram> const& cells) {
  std::vector<std::vector<std::int64_t>> years;
  for (std::size_t year = 0; year < 3; ++year) {
    auto& classes = years.emplace_back();
    for (std::size_t one = 0; one < 3; ++one) {
      ReplicateHistogram const& cell = cells[year * 3 + one];  // of the first scenario and area
      EXPECT_EQ(cell.replicates(), static_cast<std::int64_t>(kReplicates));
      EXPECT_EQ(cell.sum() % static_cast<std::int64_t>(kReplicates), 0);
      classes.push_back(cell.sum() / static_cast<std::int64_t>(kReplicates));
    }
  }
  return years;
}

using Counts = std::vector<std::vector<std::int64_t>>;

TEST(MonitoringPath, BandsOnPaper) {
  PovertyStudy const study = still_study();
  // Below the line the first class, with expenses the second (1.2 - 0.3), else none; of the unknown
  // the rules cannot tell.
  MonitoringQuestion const asked = question(study, {step(2026, {0, 1, kNone}, 2)});
  EXPECT_EQ(told(compute_monitoring_cells(study, asked, threads(1))),
            (Counts{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}));
  // Whose expense is not recorded is never squeezed.
  MonitoringQuestion unknown = asked;
  unknown.expense[HouseholdId(1)] = std::nullopt;
  EXPECT_EQ(told(compute_monitoring_cells(study, unknown, threads(1))),
            (Counts{{1, 0, 1}, {1, 0, 1}, {1, 0, 1}}));
}

TEST(MonitoringPath, StepsHoldFromTheirYearOn) {
  PovertyStudy const study = still_study();
  MonitoringQuestion const asked =
      question(study, {step(2026, {0, 1, kNone}, 2), step(2028, {kNone, kNone, kNone}, 0)});
  EXPECT_EQ(told(compute_monitoring_cells(study, asked, threads(1))),
            (Counts{{1, 1, 1}, {1, 0, 0}, {1, 0, 0}}));
}

// The line of a year is what counts: when it rises by a quarter, 1.2 are below it.
TEST(MonitoringPath, AgainstTheLineOfTheYear) {
  PovertyStudy study = still_study();
  study.lines[2] = study.lines[0] * 5 / 4;
  MonitoringQuestion const asked = question(study, {step(2026, {0, 1, kNone}, kNone)});
  EXPECT_EQ(told(compute_monitoring_cells(study, asked, threads(1))),
            (Counts{{1, 1, 0}, {2, 0, 0}, {1, 1, 0}}));
}

TEST(MonitoringPath, WhoHasNoMembersIsInNoClass) {
  PovertyStudy study = still_study();
  PovertyStudy const aged =
      aged_study(std::vector<AgedHousehold>(4, {{{30, Sex::m}, {30, Sex::f}}, {}}), 3);
  study.options.demography = aged.options.demography;
  study.members = aged.members;
  // All die in the second year, at 31; those of unknown income too.
  study.options.demography->deaths = {{0, 0.0, 0.0}, {31, 1.0, 1.0}};
  MonitoringQuestion const asked = question(study, {step(2026, {0, 1, kNone}, 2)});
  EXPECT_EQ(told(compute_monitoring_cells(study, asked, threads(1))),
            (Counts{{1, 1, 1}, {0, 0, 0}, {0, 0, 0}}));
}

// Whoever is below the line is counted once a replicate, as often as the path of incomes says.
TEST(MonitoringPath, SameFatesAsThePathOfIncomes) {
  PovertyStudy study = still_study();
  study.options.deviation = 0.5;
  study.options.persistence = 0.5;
  study.options.shocks = {{ShockKind::illness, 0.3, {}, 0.5, ""}};
  for (HouseholdId const id : study.households.persons.ids()) {
    study.households.persons[id] = 1;  // persons are households
  }
  MonitoringQuestion const asked = question(study, {step(2026, {0, kNone, kNone}, kNone)});
  PovertyPath const path = compute_poverty_path(study, threads(1));
  std::vector<ReplicateHistogram> const cells = compute_monitoring_cells(study, asked, threads(1));
  for (std::size_t year = 0; year < 3; ++year) {
    EXPECT_EQ(cells[year * 3], path.simulated.at(0, 0, year).poor) << year;
  }
  EXPECT_EQ(cells, compute_monitoring_cells(study, asked, threads(2)));
}

}  // namespace
}  // namespace tongcun
