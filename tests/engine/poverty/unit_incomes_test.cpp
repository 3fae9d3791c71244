// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/unit_incomes.h"

#include "engine/run/portable_math.h"
#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

struct Outcome {
  UnitCounts counts;
  PoorTimes households;
};

Outcome simulate(UnitIncomes const& unit, LaneKind kind, std::uint32_t first, std::uint32_t count,
                 std::uint64_t seed = 42, UnitFates const* fates = nullptr) {
  Outcome outcome;
  outcome.households.resize(unit, fates != nullptr);
  simulate_unit(unit, seed, first, count, kind, outcome.counts, outcome.households, fates);
  return outcome;
}

void expect_equal(Outcome const& a, Outcome const& b) {
  EXPECT_EQ(a.counts.poor, b.counts.poor);
  EXPECT_EQ(a.counts.gap, b.counts.gap);
  EXPECT_EQ(a.counts.severity, b.counts.severity);
  EXPECT_EQ(a.households.poor, b.households.poor);
  EXPECT_EQ(a.households.ever, b.households.ever);
  EXPECT_EQ(a.households.poor_persons, b.households.poor_persons);
}

float part(RandomStream& random) {
  return static_cast<float>(random.next_unit());
}

// Everything that a unit may hold, drawn at random.
UnitIncomes random_unit(std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, 5);
  UnitIncomes unit;
  unit.resize(1 + random.next_below(70), 1 + random.next_below(11));
  std::size_t const rows = unit.padded();
  for (std::uint32_t slot = 0; slot < seed % 4; ++slot) {
    unit.shocks.push_back(
        {slot + 1, std::vector<std::uint32_t>(rows), std::vector<std::uint32_t>(rows),
         std::vector<std::uint32_t>(rows * unit.years), std::vector<float>(rows)});
  }
  for (std::uint32_t slot = 0; slot < seed % 3; ++slot) {
    unit.gains.push_back(
        {slot + 10, std::vector<std::uint32_t>(rows), std::vector<float>(rows * unit.years)});
  }
  for (std::size_t i = 0; i < unit.households; ++i) {
    unit.key_low[i] = random.next_u32();
    unit.key_high[i] = random.next_u32();
    unit.persons[i] = static_cast<std::int32_t>(1 + random.next_below(20));
    unit.start[i] = 0.2F + 2.0F * part(random);
    unit.persistence[i] = part(random);
    unit.deviation[i] = 0.5F * part(random);
    for (ShockSlot& slot : unit.shocks) {
      slot.key_low[i] = random.next_below(3);
      slot.loss[i] = part(random);
    }
    for (GainSlot& slot : unit.gains) {
      slot.chance[i] = random.next_u32();
    }
    for (std::size_t year = 0; year < unit.years; ++year) {
      unit.mean[year * rows + i] = part(random) - 0.5F;
      unit.kept[year * rows + i] = part(random);
      for (GainSlot& slot : unit.gains) {
        slot.amount[year * rows + i] = 0.5F * part(random);
      }
      unit.added[year * rows + i] = 0.2F * part(random) - 0.1F;
      for (ShockSlot& slot : unit.shocks) {
        slot.chance[year * rows + i] = random.next_u32() / 3;
      }
    }
  }
  for (float& price : unit.price) {
    price = 0.8F + 0.4F * part(random);
  }
  return unit;
}

// Prices of one household that earns 3,600 against a line of 4,000 and tends to 5,000.
UnitIncomes example(std::size_t households, std::size_t years, double persistence = 0.6,
                    double spread = 0.30, double mean = 5000.0 / 3600.0,
                    double start = 3600.0 / 4000.0) {
  UnitIncomes unit;
  unit.resize(households, years);
  for (std::size_t i = 0; i < households; ++i) {
    unit.key_low[i] = static_cast<std::uint32_t>(i);
    unit.persons[i] = 1;
    unit.start[i] = static_cast<float>(start);
    unit.persistence[i] = static_cast<float>(persistence);
    unit.deviation[i] = static_cast<float>(spread * std::sqrt(1.0 - persistence * persistence));
    for (std::size_t year = 0; year < years; ++year) {
      unit.mean[year * unit.padded() + i] = static_cast<float>(std::log(mean));
    }
  }
  return unit;
}

double share_of_poor(Outcome const& outcome, std::size_t year, std::size_t years,
                     std::uint32_t replicates, double persons) {
  double poor = 0.0;
  for (std::size_t r = 0; r < replicates; ++r) {
    poor += outcome.counts.poor[r * years + year];
  }
  return poor / (persons * replicates);
}

// x_t given x_0 is normal (domain reference 2.11.4).
double closed_form(double persistence, double spread, double log_mean, double start, int year) {
  double const decay = std::pow(persistence, year);
  double const mean = log_mean - decay * log_mean;
  double const deviation = spread * std::sqrt(1.0 - decay * decay);
  return normal_distribution((-std::log(start) - mean) / deviation);
}

TEST(SimulateUnit, TheExampleOfTheReference) {
  constexpr std::uint32_t kReplicates = 2000;
  Outcome const outcome = simulate(example(64, 5), widest_lanes(), 0, kReplicates);
  double const draws = 64.0 * kReplicates;
  for (auto const& [year, probability] : std::vector<std::pair<std::size_t, double>>{
           {1, 0.4568}, {2, 0.3539}, {3, 0.3017}, {5, 0.2544}}) {
    EXPECT_NEAR(share_of_poor(outcome, year - 1, 5, kReplicates, 64.0), probability,
                4.0 * std::sqrt(probability * (1.0 - probability) / draws) + 5e-5)
        << year;
  }
}

TEST(SimulateUnit, ClosedFormsOver200Settings) {
  constexpr std::uint32_t kReplicates = 400;
  int beyond_three = 0;
  for (std::uint64_t setting = 0; setting < 200; ++setting) {
    RandomStream random(setting, Purpose::test, 9);
    double const persistence = 0.95 * random.next_unit();
    double const spread = 0.1 + 0.5 * random.next_unit();
    double const mean = 0.6 + 1.2 * random.next_unit();
    double const start = 0.7 + 0.8 * random.next_unit();
    Outcome const outcome = simulate(example(32, 4, persistence, spread, mean, start),
                                     widest_lanes(), 0, kReplicates, setting);
    for (int year = 1; year <= 4; ++year) {
      double const p = closed_form(persistence, spread, std::log(mean), start, year);
      double const error = std::sqrt(p * (1.0 - p) / (32.0 * kReplicates)) + 1e-5;
      double const found =
          share_of_poor(outcome, static_cast<std::size_t>(year - 1), 4, kReplicates, 32.0);
      EXPECT_NEAR(found, p, 4.0 * error) << setting << " year " << year;
      beyond_three += std::abs(found - p) > 3.0 * error ? 1 : 0;
    }
  }
  EXPECT_LE(beyond_three, 10);  // of 800, 2.2 are to be expected
}

TEST(SimulateUnit, TheSameBitsWithAnyRegisters) {
  for (LaneKind const kind : {LaneKind::avx2, LaneKind::avx512}) {
    if (!has_lanes(kind)) {
      GTEST_SKIP() << "this processor has no "
                   << (kind == LaneKind::avx2 ? "AVX2" : "AVX-512 foundation");
    }
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      UnitIncomes const unit = random_unit(seed);
      expect_equal(simulate(unit, LaneKind::portable, 3, 7, seed),
                   simulate(unit, kind, 3, 7, seed));
    }
  }
}

TEST(SimulateUnit, BlocksOfReplicatesAreThoseOfTheWhole) {  // M15
  UnitIncomes const unit = random_unit(11);
  Outcome const whole = simulate(unit, widest_lanes(), 0, 20);
  Outcome const first = simulate(unit, widest_lanes(), 0, 8);
  Outcome const rest = simulate(unit, widest_lanes(), 8, 12);
  std::vector<std::uint32_t> joined = first.counts.poor;
  joined.insert(joined.end(), rest.counts.poor.begin(), rest.counts.poor.end());
  EXPECT_EQ(joined, whole.counts.poor);
  std::vector<std::uint32_t> both = first.households.poor;
  for (std::size_t i = 0; i < both.size(); ++i) {
    both[i] += rest.households.poor[i];
  }
  EXPECT_EQ(both, whole.households.poor);
}

TEST(SimulateUnit, WithoutChanceEveryHouseholdStaysAsItWas) {  // M16
  UnitIncomes unit = example(3, 12, 0.6, 0.0, 1.0);
  unit.start[0] = 1.0F;                         // at the line: not poor
  unit.start[1] = std::nextafterf(1.0F, 0.0F);  // one step below
  unit.start[2] = 0.75F;
  Outcome const outcome = simulate(unit, widest_lanes(), 0, 2);
  for (std::size_t year = 0; year < 12; ++year) {
    EXPECT_EQ(outcome.households.poor[year * unit.padded()], 0U);
    EXPECT_EQ(outcome.households.poor[year * unit.padded() + 1], 2U);
    EXPECT_EQ(outcome.counts.poor[year], 2U);
    EXPECT_EQ(outcome.counts.gap[year], (1U << kGapBits) / 4);  // a quarter, and next to nothing
    EXPECT_EQ(outcome.counts.severity[year], (1U << kGapBits) / 16);  // a sixteenth
  }
}

TEST(SimulateUnit, ALargerTransferNeverRaisesTheHeadcount) {  // M17
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    UnitIncomes unit = random_unit(seed);
    Outcome const before = simulate(unit, widest_lanes(), 0, 5, seed);
    for (float& added : unit.added) {
      added += 0.05F;
    }
    Outcome const after = simulate(unit, widest_lanes(), 0, 5, seed);
    for (std::size_t i = 0; i < before.households.poor.size(); ++i) {
      EXPECT_LE(after.households.poor[i], before.households.poor[i]);
    }
    for (std::size_t i = 0; i < before.counts.gap.size(); ++i) {
      EXPECT_LE(after.counts.gap[i], before.counts.gap[i]);
    }
  }
}

// Two households of one zone are hit in the same years; those of two zones are not.
TEST(SimulateUnit, AShockOfAZoneHitsTogether) {
  UnitIncomes unit = example(3, 8, 0.0, 0.0, 1.0, 1.5);
  std::size_t const rows = unit.padded();
  ShockSlot flood{7, std::vector<std::uint32_t>(rows, 1), std::vector<std::uint32_t>(rows, 0),
                  std::vector<std::uint32_t>(rows * 8, 1U << 30U), std::vector<float>(rows, 1.0F)};
  flood.key_low[2] = 2;
  unit.shocks.push_back(flood);
  bool differs = false;
  std::uint32_t hits = 0;
  constexpr std::uint32_t kReplicates = 500;
  for (std::uint32_t replicate = 0; replicate < kReplicates; ++replicate) {
    Outcome const outcome = simulate(unit, widest_lanes(), replicate, 1);
    for (std::size_t year = 0; year < 8; ++year) {
      std::uint32_t const* const poor = outcome.households.poor.data() + year * rows;
      EXPECT_EQ(poor[0], poor[1]);
      differs = differs || poor[0] != poor[2];
      hits += poor[0];
    }
  }
  EXPECT_TRUE(differs);
  // A quarter of 4,000, within four standard errors.
  EXPECT_NEAR(hits, 1000.0, 4.0 * std::sqrt(4000.0 * 0.25 * 0.75));
}

TEST(SimulateUnit, ALossPassesAtThePaceOfPersistence) {
  // Hit surely in the first year by ln 4, persistence one half: incomes 1.5 times 1/4, 1/2, …
  UnitIncomes unit = example(1, 3, 0.5, 0.0, 1.0, 1.5);
  std::size_t const rows = unit.padded();
  ShockSlot illness{3, std::vector<std::uint32_t>(rows), std::vector<std::uint32_t>(rows),
                    std::vector<std::uint32_t>(rows * 3, 0),
                    std::vector<float>(rows, std::log(4.0F))};
  illness.chance[0] = ~0U;
  unit.shocks.push_back(illness);
  Outcome const outcome = simulate(unit, widest_lanes(), 0, 1);
  EXPECT_EQ(outcome.counts.poor, (std::vector<std::uint32_t>{1, 1, 0}));
  double const gap = 1 << kGapBits;
  EXPECT_NEAR(static_cast<double>(outcome.counts.gap[0]), (1.0 - 0.375) * gap, 1.0);
  EXPECT_NEAR(static_cast<double>(outcome.counts.gap[1]), (1.0 - 0.75) * gap, 1.0);
  EXPECT_EQ(outcome.households.ever[0], 1U);
}

// The example of a move (domain reference 2.14.5) against a line of 2,952: 1,140 a head without a
// post and 6,540 with one. Who has it has it in every year, so that poor once is poor always.
TEST(SimulateUnit, AGainIsHadInAllYearsOrInNone) {
  constexpr std::size_t kHouseholds = 400;
  constexpr std::uint32_t kReplicates = 50;
  UnitIncomes unit;
  unit.resize(kHouseholds, 6);
  std::size_t const rows = unit.padded();
  GainSlot job{9, std::vector<std::uint32_t>(rows), std::vector<float>(rows * 6)};
  for (std::size_t i = 0; i < kHouseholds; ++i) {
    unit.key_low[i] = static_cast<std::uint32_t>(i);
    unit.persons[i] = 4;
    unit.start[i] = 3300.0F / 2952.0F;
    job.chance[i] = static_cast<std::uint32_t>(0.8 * 4294967296.0);
    for (std::size_t year = 0; year < 6; ++year) {
      unit.kept[year * rows + i] = 1140.0F / 3300.0F;
      job.amount[year * rows + i] = 5400.0F / 2952.0F;
    }
  }
  unit.gains.push_back(job);
  Outcome const outcome = simulate(unit, widest_lanes(), 0, kReplicates);
  double poor = 0.0;
  for (std::size_t i = 0; i < kHouseholds; ++i) {
    poor += outcome.households.ever[i];
    for (std::size_t year = 0; year < 6; ++year) {
      EXPECT_EQ(outcome.households.poor[year * rows + i], outcome.households.ever[i]);
    }
  }
  double const draws = kHouseholds * kReplicates;
  EXPECT_NEAR(poor / draws, 0.2, 4.0 * std::sqrt(0.2 * 0.8 / draws));
}

TEST(SimulateUnit, WhatIsKeptScalesTheOwnIncomeAlone) {
  // One and a half times the line, half of it kept from the second year on, and then a transfer of
  // an eighth.
  UnitIncomes unit;
  unit.resize(1, 3);
  std::size_t const rows = unit.padded();
  unit.persons[0] = 1;
  unit.start[0] = 1.5F;
  for (std::size_t year = 1; year < 3; ++year) {
    unit.kept[year * rows] = 0.5F;
  }
  unit.added[2 * rows] = 0.125F;
  Outcome const outcome = simulate(unit, widest_lanes(), 0, 1);
  std::uint64_t const whole = 1U << kGapBits;
  EXPECT_EQ(outcome.counts.gap, (std::vector<std::uint64_t>{0, whole / 4, whole / 8}));
}

// Everything that members who are born and die may change, at random.
struct LivingUnit {
  UnitIncomes unit;
  UnitFates fates;
};
LivingUnit random_living_unit(std::uint64_t seed, std::uint32_t replicates) {
  RandomStream random(seed, Purpose::test, 6);
  LivingUnit made{random_unit(seed), {}};
  UnitIncomes& unit = made.unit;
  unit.resize_for_fates();
  for (ShockSlot& slot : unit.shocks) {
    slot.needs_labour = random.next_below(2) == 0;
  }
  std::size_t const rows = unit.padded();
  for (std::size_t i = 0; i < unit.households; ++i) {
    unit.labourers[i] = static_cast<float>(random.next_below(4));
    for (std::size_t year = 0; year < unit.years; ++year) {
      unit.wage[year * rows + i] = 1.5F * part(random);
      unit.person_added[year * rows + i] = 0.2F * part(random);
    }
  }
  for (std::size_t cell = 0; cell < replicates * unit.years; ++cell) {
    for (std::size_t i = 0; i < rows; ++i) {
      made.fates.cells.push_back(
          i < unit.households ? UnitFates::cell(random.next_below(30), random.next_below(6)) : 0);
    }
  }
  return made;
}

TEST(SimulateUnit, LivesGiveTheSameBitsWithAnyRegisters) {
  for (LaneKind const kind : {LaneKind::avx2, LaneKind::avx512}) {
    if (!has_lanes(kind)) {
      GTEST_SKIP() << "this processor has no "
                   << (kind == LaneKind::avx2 ? "AVX2" : "AVX-512 foundation");
    }
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      LivingUnit const made = random_living_unit(seed, 7);
      expect_equal(simulate(made.unit, LaneKind::portable, 3, 7, seed, &made.fates),
                   simulate(made.unit, kind, 3, 7, seed, &made.fates));
    }
  }
}

// Whoever lives as today, and as many can work: to the last bit as if nobody were born or died.
TEST(SimulateUnit, LivesThatChangeNothingChangeNothing) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    LivingUnit made = random_living_unit(seed, 5);
    UnitIncomes& unit = made.unit;
    std::size_t const rows = unit.padded();
    for (std::size_t at = 0; at < made.fates.cells.size(); ++at) {
      std::size_t const i = at % rows;
      unit.labourers[i] = std::max(unit.labourers[i], 1.0F);
      made.fates.cells[at] = UnitFates::cell(static_cast<std::uint32_t>(unit.persons[i]),
                                             static_cast<std::uint32_t>(unit.labourers[i]));
    }
    Outcome const with = simulate(unit, widest_lanes(), 2, 5, seed, &made.fates);
    Outcome const without = simulate(unit, widest_lanes(), 2, 5, seed);
    EXPECT_EQ(with.counts.poor, without.counts.poor);
    EXPECT_EQ(with.counts.gap, without.counts.gap);
    EXPECT_EQ(with.counts.severity, without.counts.severity);
    for (std::size_t i = 0; i < unit.households; ++i) {  // nobody lives in a padding row
      EXPECT_EQ(with.households.ever[i], without.households.ever[i]);
      for (std::size_t year = 0; year < unit.years; ++year) {
        EXPECT_EQ(with.households.poor[year * rows + i], without.households.poor[year * rows + i]);
      }
    }
  }
}

// Four persons with one and a half times the line, three quarters of it wages of two labourers; and
// a transfer of an eighth of the line to each person.
TEST(SimulateUnit, WagesFollowWhoCanWorkAndAllShareTheRest) {
  UnitIncomes unit;
  unit.resize(1, 5);
  unit.resize_for_fates();
  std::size_t const rows = unit.padded();
  unit.persons[0] = 4;
  unit.start[0] = 1.5F;
  unit.labourers[0] = 2.0F;
  for (std::size_t year = 0; year < 5; ++year) {
    unit.wage[year * rows] = 0.75F;
    unit.added[year * rows] = 0.125F;
    unit.person_added[year * rows] = 0.125F;
  }
  UnitFates fates;
  fates.cells.assign(5 * rows, 0);
  fates.cells[0] = UnitFates::cell(4, 2);         // as today
  fates.cells[rows] = UnitFates::cell(4, 1);      // half of the wages: 15/16
  fates.cells[2 * rows] = UnitFates::cell(8, 2);  // twice as many share: 3/4
  fates.cells[3 * rows] = UnitFates::cell(4, 0);  // no wages: 3/8
  // Nobody lives in the last year: in no sum.
  Outcome const outcome = simulate(unit, widest_lanes(), 0, 1, 42, &fates);
  EXPECT_EQ(outcome.counts.poor, (std::vector<std::uint32_t>{0, 0, 8, 4, 0}));
  std::uint64_t const whole = 1U << kGapBits;
  EXPECT_EQ(outcome.counts.gap, (std::vector<std::uint64_t>{0, 0, whole, 2 * whole, 0}));
}

TEST(SimulateUnit, WhatNeedsLabourHappensToNobodyWithoutIt) {
  UnitIncomes unit = example(1, 2, 0.0, 0.0, 1.0, 1.5);
  unit.resize_for_fates();
  std::size_t const rows = unit.padded();
  ShockSlot illness{3,
                    std::vector<std::uint32_t>(rows),
                    std::vector<std::uint32_t>(rows),
                    std::vector<std::uint32_t>(rows * 2, ~0U),
                    std::vector<float>(rows, std::log(4.0F)),
                    true};
  unit.shocks.push_back(illness);
  UnitFates fates;
  fates.cells.assign(2 * rows, 0);
  fates.cells[0] = UnitFates::cell(1, 1);
  fates.cells[rows] = UnitFates::cell(1, 0);
  EXPECT_EQ(simulate(unit, widest_lanes(), 0, 1, 42, &fates).counts.poor,
            (std::vector<std::uint32_t>{1, 0}));
  // A post likewise: half the line is lacking without it.
  unit.shocks.clear();
  unit.start[0] = 0.5F;
  unit.gains.push_back(
      {9, std::vector<std::uint32_t>(rows, ~0U), std::vector<float>(rows * 2, 0.75F)});
  EXPECT_EQ(simulate(unit, widest_lanes(), 0, 1, 42, &fates).counts.poor,
            (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace tongcun
