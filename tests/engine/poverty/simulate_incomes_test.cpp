// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/simulate_incomes.h"

#include "engine/run/random_stream.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

TEST(ReplicateHistogram, IsExactWhereAWidthOfOneIsEnough) {
  ReplicateHistogram histogram;
  std::vector<std::int64_t> values;
  for (std::int64_t i = 0; i < 100; ++i) {
    values.push_back(i % 20);
  }
  histogram.begin(values);
  EXPECT_EQ(histogram.replicates(), 100);
  EXPECT_EQ(histogram.sum(), 950);
  EXPECT_EQ(histogram.interval(0.0), (ReplicateInterval{0, 19}));
  EXPECT_EQ(histogram.interval(0.05), (ReplicateInterval{1, 18}));   // five of each end outside
  EXPECT_EQ(histogram.interval(0.049), (ReplicateInterval{0, 19}));  // four are not enough
}

TEST(ReplicateHistogram, HoldsTheIntervalOfTheValuesOverRandomLaws) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStream random(seed, Purpose::test, 21);
    std::vector<std::int64_t> values;
    auto const scale = static_cast<double>(1 + random.next_below(1'000'000));
    std::uint32_t const count = 1 + random.next_below(400);
    for (std::uint32_t i = 0; i < count; ++i) {
      values.push_back(static_cast<std::int64_t>(std::floor(scale * nearly_normal(random))));
    }
    ReplicateHistogram histogram;
    std::size_t const first = std::min<std::size_t>(values.size(), 64);
    histogram.begin(std::span(values).first(first));
    for (std::size_t i = first; i < values.size(); ++i) {
      histogram.add(values[i]);
    }
    std::ranges::sort(values);
    double const share = 0.45 * random.next_unit();
    auto const outside =
        static_cast<std::size_t>(std::floor(share * static_cast<double>(values.size())));
    ReplicateInterval const found = histogram.interval(share);
    std::int64_t const low = values[outside];
    std::int64_t const high = values[values.size() - 1 - outside];
    EXPECT_LE(found.low, low) << seed;
    EXPECT_GE(found.high, high) << seed;
    // No further off than a bin: a twentieth of a standard deviation, as the first values show it.
    double const bin = 1.0 + scale * 0.15;
    EXPECT_GE(static_cast<double>(found.low), static_cast<double>(low) - bin) << seed;
    EXPECT_LE(static_cast<double>(found.high), static_cast<double>(high) + bin) << seed;
  }
}

// Five units of two areas and one above them; a transfer under the second scenario.
IncomeStudy small_study(std::uint32_t replicates) {
  IncomeStudy study;
  study.scenarios = 2;
  study.units = 5;
  study.years = 6;
  study.areas = 3;
  study.areas_of = {{0, 2}, {0, 2}, {1, 2}, {1, 2}, {1, 2}};
  study.seed = 7;
  study.replicates = replicates;
  study.lanes = widest_lanes();
  study.make = [](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    made.resize(10 + 13 * unit, 6);
    for (std::size_t i = 0; i < made.households; ++i) {
      made.key_low[i] = static_cast<std::uint32_t>(100 * unit + i);
      made.persons[i] = static_cast<std::int32_t>(1 + i % 5);
      made.start[i] = 0.8F + 0.02F * static_cast<float>(i);
      made.persistence[i] = 0.5F;
      made.deviation[i] = 0.3F;
      for (std::size_t year = 0; year < 6; ++year) {
        made.added[year * made.padded() + i] = scenario == 1 && unit < 3 ? 0.1F : 0.0F;
      }
    }
  };
  return study;
}

void expect_equal(SimulatedIncomes const& a, SimulatedIncomes const& b) {
  EXPECT_TRUE(a.area_years == b.area_years);
  for (std::size_t scenario = 0; scenario < a.units.size(); ++scenario) {
    for (std::size_t unit = 0; unit < a.units[scenario].size(); ++unit) {
      EXPECT_EQ(a.units[scenario][unit].poor, b.units[scenario][unit].poor);
      EXPECT_EQ(a.units[scenario][unit].ever, b.units[scenario][unit].ever);
    }
  }
}

TEST(SimulateIncomes, TheSameForAnyThreadsAndLanes) {
  IncomeStudy study = small_study(150);
  SimulatedIncomes const one = simulate_incomes(study, quiet_run(1));
  expect_equal(one, simulate_incomes(study, quiet_run(2)));
  study.lanes = LaneKind::portable;
  expect_equal(one, simulate_incomes(study, quiet_run(2)));
}

TEST(SimulateIncomes, AreasAreSumsOfTheirPartsAndHouseholds) {
  IncomeStudy const study = small_study(150);
  SimulatedIncomes const found = simulate_incomes(study, quiet_run());
  for (std::size_t scenario = 0; scenario < 2; ++scenario) {
    for (std::size_t year = 0; year < 6; ++year) {
      EXPECT_EQ(found.at(scenario, 2, year).poor.sum(),
                found.at(scenario, 0, year).poor.sum() + found.at(scenario, 1, year).poor.sum());
      std::int64_t persons = 0;
      UnitIncomes made;
      for (std::size_t unit = 0; unit < study.units; ++unit) {
        study.make(scenario, unit, made);
        for (std::size_t i = 0; i < made.households; ++i) {
          persons += std::int64_t{found.units[scenario][unit].poor[year * made.padded() + i]} *
                     made.persons[i];
        }
      }
      EXPECT_EQ(found.at(scenario, 2, year).poor.sum(), persons);
    }
  }
}

TEST(SimulateIncomes, DifferencesArePaired) {
  SimulatedIncomes const found = simulate_incomes(small_study(200), quiet_run());
  for (std::size_t year = 0; year < 6; ++year) {
    ReplicateHistogram const& difference = found.at(1, 0, year).difference;
    EXPECT_EQ(difference.sum(), found.at(1, 0, year).poor.sum() - found.at(0, 0, year).poor.sum());
    // A transfer lifts somebody in some fate and presses down nobody in any.
    EXPECT_LT(difference.sum(), 0);
    EXPECT_LE(difference.interval(0.0).high, 0);
    // Paired, the spread is far below that of two runs with fates of their own.
    ReplicateInterval const of_poor = found.at(0, 0, year).poor.interval(0.05);
    ReplicateInterval const paired = difference.interval(0.05);
    EXPECT_LT(paired.high - paired.low, of_poor.high - of_poor.low);
  }
  // Where nothing changes nothing does: units 3 and 4 alone would be equal.
  EXPECT_EQ(found.units[0][4].poor, found.units[1][4].poor);
}

// Weighted sums of scenarios, replicate by replicate, over more than one block of them.
TEST(SimulateIncomes, ContrastsArePaired) {
  IncomeStudy study = small_study(150);
  study.contrasts = {{-1, 1}, {2, 0}, {-3, 3}};
  SimulatedIncomes const found = simulate_incomes(study, quiet_run(2));
  for (std::size_t area = 0; area < 3; ++area) {
    for (std::size_t year = 0; year < 6; ++year) {
      EXPECT_EQ(found.contrast_at(0, area, year), found.at(1, area, year).difference);
      EXPECT_EQ(found.contrast_at(1, area, year).sum(), 2 * found.at(0, area, year).poor.sum());
      EXPECT_EQ(found.contrast_at(2, area, year).sum(),
                3 * found.at(1, area, year).difference.sum());
    }
  }
}

TEST(SimulateIncomes, AScenarioThatChangesNothingChangesNothing) {
  IncomeStudy study = small_study(70);
  auto const make = study.make;
  study.make = [make](std::size_t, std::size_t unit, UnitIncomes& made) { make(0, unit, made); };
  SimulatedIncomes const found = simulate_incomes(study, quiet_run());
  for (std::size_t area = 0; area < 3; ++area) {
    for (std::size_t year = 0; year < 6; ++year) {
      EXPECT_EQ(found.at(1, area, year).difference.interval(0.0), (ReplicateInterval{0, 0}));
    }
  }
}

TEST(SimulateIncomes, TheFirstReplicatesOfALongerRunAreTheSame) {  // M15
  SimulatedIncomes const shorter = simulate_incomes(small_study(64), quiet_run());
  SimulatedIncomes const longer = simulate_incomes(small_study(65), quiet_run());
  IncomeStudy last = small_study(65);
  for (std::size_t year = 0; year < 6; ++year) {
    std::int64_t const more = longer.at(0, 2, year).poor.sum() - shorter.at(0, 2, year).poor.sum();
    // The one more is replicate 64, drawn by itself.
    std::int64_t persons = 0;
    for (std::size_t unit = 0; unit < last.units; ++unit) {
      UnitIncomes made;
      last.make(0, unit, made);
      UnitCounts counts;
      PoorTimes households;
      households.resize(made, false);
      simulate_unit(made, last.seed, 64, 1, last.lanes, counts, households);
      persons += counts.poor[year];
    }
    EXPECT_EQ(more, persons);
  }
}

}  // namespace
}  // namespace tongcun
