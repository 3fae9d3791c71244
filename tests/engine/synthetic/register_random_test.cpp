// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/deprivation_measure.h"
#include "engine/poverty/income_poverty.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/make_register.h"
#include "engine/synthetic/size_households.h"
#include "tests/engine/synthetic/register_villages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>

namespace tongcun {
namespace {

struct RandomWorld {
  Villages villages;
  RegisterParameters parameters;
};

RandomWorld random_world(std::uint64_t index) {
  RandomStream random(29, Purpose::test, index);
  std::vector<VillageSize> sizes;
  std::uint32_t const villages = 1 + random.next_below(4);
  for (std::uint32_t v = 0; v < villages; ++v) {
    std::int64_t const households = 1 + random.next_below(5);
    std::int64_t const persons =
        households + random.next_below(static_cast<std::uint32_t>(6 * households));
    sizes.push_back({std::to_string(10 + v), persons, households});
  }
  RandomWorld world{villages_of(sizes), {}};
  world.parameters.seed = index;
  world.parameters.headcount = static_cast<std::int32_t>(random.next_below(1000001));
  world.parameters.intensity = static_cast<std::int32_t>(333333 + random.next_below(500000));
  world.parameters.income = IncomeCalibration{100000,
                                              PoorIf::below,
                                              static_cast<std::int32_t>(random.next_below(1000001)),
                                              {"CNY", "person/year", "net"}};
  return world;
}

// Persons that some set of the world's households has, by the sizes it draws.
std::set<std::int64_t> reachable_persons(RandomWorld const& world) {
  // The sizes do not depend on what is calibrated: a share that can always be met tells them.
  RegisterParameters parameters = world.parameters;
  parameters.headcount = 0;
  parameters.income.reset();
  RunSettings run;
  run.threads = 1;
  HouseholdTable const table = make_register(world.villages, parameters, run).households.households;
  std::set<std::int64_t> sums{0};
  for (std::int32_t const size : table.persons.values()) {
    for (std::int64_t const sum : std::vector<std::int64_t>(sums.begin(), sums.end())) {
      sums.insert(sum + size);
    }
  }
  return sums;
}

bool can_be(std::set<std::int64_t> const& sums, std::int32_t asked) {
  std::int64_t const persons = *sums.rbegin();
  return std::ranges::any_of(sums, [&](std::int64_t sum) {
    return std::abs(1000000 * sum / persons - asked) <= kCalibrationTolerance;
  });
}

bool has_reason(MadeRegister const& made, std::string const& rule) {
  return std::ranges::find(made.reasons, rule, &Finding::rule) != made.reasons.end();
}

// Tiny worlds, in which much cannot be: whatever is made keeps what it promises, and a headcount is
// refused only if no set of households at all comes near it.
TEST(MakeRegisterRandom, PromisesAreKeptAndRefusalsAreTrue) {
  int made_count = 0;
  int refused = 0;
  RunSettings run;
  run.threads = 1;
  for (std::uint64_t index = 0; index < 400; ++index) {
    RandomWorld const world = random_world(index);
    MadeRegister const made = make_register(world.villages, world.parameters, run);
    std::set<std::int64_t> const sums = reachable_persons(world);
    EXPECT_EQ(has_reason(made, "Y012"), !can_be(sums, world.parameters.headcount)) << index;
    EXPECT_EQ(has_reason(made, "Y015"), !can_be(sums, world.parameters.income->headcount)) << index;
    if (made.status == RegisterStatus::infeasible) {
      EXPECT_TRUE(any_rejected(made.reasons));
      EXPECT_EQ(made.households.households.size(), 0U);
      ++refused;
      continue;
    }
    ++made_count;
    HouseholdTable const& table = made.households.households;
    DeprivationMeasure const measure = measure_deprivation(table);
    EXPECT_EQ(measure.persons, known_persons(world.villages).total);
    EXPECT_NEAR(measure.headcount(), world.parameters.headcount / 1e6, 0.005002) << index;
    if (measure.poor > 0) {
      EXPECT_NEAR(measure.intensity(), world.parameters.intensity / 1e6, 0.005002) << index;
    }
    IncomePoverty const income = measure_income_poverty(table, {100000, PoorIf::below});
    EXPECT_NEAR(static_cast<double>(income.poor) / static_cast<double>(income.persons),
                world.parameters.income->headcount / 1e6, 0.005002)
        << index;
  }
  EXPECT_GT(made_count, 20);
  EXPECT_GT(refused, 100);
}

// Household sizes stay within bounds and sum up wherever the counts allow any.
TEST(SizeHouseholds, ExactForAllCounts) {
  for (std::int64_t households = 1; households <= 12; ++households) {
    for (std::int64_t persons = households; persons <= 20 * households; persons += 1) {
      RandomStream random(1, Purpose::test,
                          static_cast<std::uint64_t>(1000 * households + persons));
      std::vector<std::int32_t> const sizes = size_households(households, persons, random);
      EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}), persons);
      EXPECT_GE(*std::ranges::min_element(sizes), 1);
      EXPECT_LE(*std::ranges::max_element(sizes), 20);
    }
  }
}

}  // namespace
}  // namespace tongcun
