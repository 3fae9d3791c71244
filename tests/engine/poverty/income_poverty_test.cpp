// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_poverty.h"
#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

struct Incomes {
  std::vector<Stated<std::int64_t>> income;
  std::vector<std::int64_t> weight;

  void add(std::int64_t persons, std::optional<std::int64_t> amount) {
    income.push_back(amount ? Stated<std::int64_t>(*amount) : Stated<std::int64_t>());
    weight.push_back(persons);
  }
  [[nodiscard]] WeightedIncomes view() const { return {income, weight}; }
  [[nodiscard]] IncomePoverty poverty(std::int64_t line, PoorIf poor_if = PoorIf::below,
                                      bool clamps = true) const {
    return measure_income_poverty(view(), {line, poor_if, clamps});
  }
};

Incomes example() {
  Incomes incomes;
  incomes.add(3, 1000);
  incomes.add(4, 2000);
  incomes.add(2, 2500);
  incomes.add(5, 3500);
  incomes.add(6, 5000);
  return incomes;
}

TEST(IncomePoverty, TheExampleOfTheReference) {  // 2.10.1
  IncomePoverty const all = example().poverty(2952);
  EXPECT_EQ(all.persons, 20);
  EXPECT_NEAR(*all.headcount(), 0.45, 1e-15);
  EXPECT_NEAR(*all.poverty_gap(), 0.1789972900, 5e-11);
  EXPECT_NEAR(*all.squared_gap(), 0.0887319056, 5e-11);
  EXPECT_NEAR(*all.watts_index(), 0.2568587987, 5e-11);
  EXPECT_TRUE(all.gap == 10568);
}

TEST(IncomePoverty, TheOperatorDecidesWhoIsAtTheLine) {  // 2.1
  Incomes incomes;
  incomes.add(3, 2800);
  incomes.add(4, 2952);
  incomes.add(5, 3100);
  EXPECT_EQ(incomes.poverty(2952).poor, 3);
  EXPECT_EQ(incomes.poverty(2952, PoorIf::at_most).poor, 7);
  EXPECT_EQ(incomes.poverty(2952).at_line, 4);
}

TEST(IncomePoverty, WhatIsNotKnownStandsBetweenTwoRates) {  // 2.10.2
  Incomes incomes;
  incomes.add(3, 1000);
  incomes.add(7, 9000);
  incomes.add(2, std::nullopt);
  IncomePoverty const poverty = incomes.poverty(2952);
  EXPECT_NEAR(*poverty.least_headcount(), 0.25, 1e-15);
  EXPECT_NEAR(*poverty.most_headcount(), 5.0 / 12.0, 1e-15);
  EXPECT_NEAR(*poverty.headcount(), 0.3, 1e-15);
  EXPECT_EQ(Incomes().poverty(2952).headcount(), std::nullopt);
}

TEST(IncomePoverty, ALossIsAGapOfOneUnlessAskedOtherwise) {
  Incomes incomes;
  incomes.add(1, -500);
  incomes.add(1, 3000);
  EXPECT_NEAR(*incomes.poverty(1000).poverty_gap(), 0.5, 1e-15);
  EXPECT_NEAR(*incomes.poverty(1000, PoorIf::below, false).poverty_gap(), 0.75, 1e-15);
  EXPECT_EQ(incomes.poverty(1000).without_watts, 1);
  EXPECT_NEAR(*incomes.poverty(1000).watts_index(), 0.0, 1e-15);
}

TEST(IncomePoverty, TransfersMayHideIt) {  // 2.10.5
  Incomes with;
  Incomes without;
  for (auto const& [persons, income, transfer] :
       std::vector<std::array<std::int64_t, 3>>{{4, 3600, 1500}, {3, 4200, 300}, {5, 3100, 200}}) {
    with.add(persons, income);
    without.add(persons, income - transfer);
  }
  EXPECT_NEAR(*with.poverty(4000).headcount(), 0.75, 1e-15);
  EXPECT_NEAR(*without.poverty(4000).headcount(), 1.0, 1e-15);
}

TEST(IncomePoverty, OfARegisterCountsItsPersons) {
  HouseholdTable table;
  std::int32_t persons = 1;
  for (Stated<std::int64_t> const income :
       {Stated<std::int64_t>(399999), Stated<std::int64_t>(400000), Stated<std::int64_t>(400001),
        Stated<std::int64_t>()}) {
    table.persons.push_back(persons);
    table.income_a_person.push_back(income);
    persons *= 2;
  }
  IncomePoverty const below = measure_income_poverty(table, {400000, PoorIf::below});
  EXPECT_EQ(below.persons, 15);
  EXPECT_EQ(below.poor, 1);
  EXPECT_EQ(below.unknown, 8);
  EXPECT_EQ(measure_income_poverty(table, {400000, PoorIf::at_most}).poor, 3);
}

// M18: sums of parts are those of the whole, exactly; scaling incomes and line changes no share;
// Sen's identity of severity, mean gap and variation of the poor.
TEST(IncomePoverty, PartsAddUpAndScalesDoNotMatter) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    RandomStream random(seed, Purpose::test, 77);
    Incomes whole;
    Incomes scaled;
    std::array<Incomes, 3> parts;
    auto const line = static_cast<std::int64_t>(1 + random.next_below(10'000));
    std::uint32_t const households = 1 + random.next_below(40);
    for (std::uint32_t i = 0; i < households; ++i) {
      auto const persons = static_cast<std::int64_t>(1 + random.next_below(9));
      auto const income = static_cast<std::int64_t>(random.next_below(20'000)) - 1'000;
      whole.add(persons, income);
      scaled.add(persons, income * 7);
      parts[random.next_below(3)].add(persons, income);
    }
    IncomePoverty sum = parts[0].poverty(line);
    sum += parts[1].poverty(line);
    sum += parts[2].poverty(line);
    IncomePoverty const all = whole.poverty(line);
    EXPECT_TRUE(sum == all) << seed;
    IncomePoverty const more = scaled.poverty(line * 7);
    EXPECT_EQ(more.headcount(), all.headcount());
    EXPECT_TRUE(more.gap == all.gap * 7);
    EXPECT_TRUE(more.severity == all.severity * 49);
    if (all.poor > 0) {
      double const intensity = *all.poverty_gap() / *all.headcount();
      double const mean_square = *all.squared_gap() / *all.headcount();
      double const variance = mean_square - intensity * intensity;
      double const rest = 1.0 - intensity;
      double const variation = rest > 0.0 ? variance / (rest * rest) : 0.0;
      EXPECT_NEAR(*all.squared_gap(),
                  *all.headcount() * (intensity * intensity + rest * rest * variation), 1e-12);
    }
  }
}

TEST(GiniCoefficient, TheExampleOfTheReference) {  // 2.10.1
  Incomes incomes;
  incomes.add(5, 9000 - 3800);
  incomes.add(2, 9000);
  incomes.add(3, 2200);
  incomes.add(4, 3100);
  incomes.add(4, 4000);
  EXPECT_NEAR(*gini_coefficient(incomes.view()), 0.2277074543, 5e-11);
}

TEST(GiniCoefficient, IsZeroOfEqualsAndNoneWithoutMoney) {
  Incomes equal;
  equal.add(3, 100);
  equal.add(1, 100);
  EXPECT_EQ(gini_coefficient(equal.view()), 0.0);
  Incomes nothing;
  nothing.add(3, 0);
  EXPECT_EQ(gini_coefficient(nothing.view()), std::nullopt);
}

TEST(LognormalPoverty, TheExamplesOfTheReference) {  // 2.10.3
  LognormalPoverty const one = lognormal_poverty(9000, 0.35, 2952);
  EXPECT_NEAR(one.headcount, 0.0783488006, 5e-11);
  EXPECT_NEAR(one.poverty_gap, 0.0179954663, 5e-11);
  EXPECT_NEAR(one.squared_gap, 0.0063319120, 5e-11);
  LognormalPoverty const other = lognormal_poverty(5000, 0.30, 4000);
  EXPECT_NEAR(other.headcount, 0.4455031365, 5e-11);
  EXPECT_NEAR(other.poverty_gap, 0.1359615822, 5e-11);
  EXPECT_NEAR(other.squared_gap, 0.0575791730, 5e-11);
}

}  // namespace
}  // namespace tongcun
