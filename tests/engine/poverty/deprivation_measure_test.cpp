// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/deprivation_measure.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <vector>

namespace tongcun {
namespace {

using Counts = std::vector<std::int64_t>;

// The worked example of domain reference 2.10.4: income, education, health, housing, water;
// 20 households of one person.
std::vector<DeprivedHousehold> worked_example() {
  struct Kind {
    std::uint32_t deprived;
    int count;
  };
  std::vector<DeprivedHousehold> households;
  for (Kind const kind : std::array<Kind, 5>{
           {{0b00000, 4}, {0b00001, 3}, {0b10101, 5}, {0b01111, 2}, {0b11000, 6}}}) {
    households.insert(households.end(), static_cast<std::size_t>(kind.count),
                      {1, 0b11111, kind.deprived});
  }
  return households;
}

TEST(DeprivationMeasure, WorkedExample) {
  DeprivationMeasure const two = measure_deprivation({{1, 1, 1, 1, 1}, 2}, worked_example());
  EXPECT_EQ(two.persons, 20);
  EXPECT_EQ(two.poor, 13);
  EXPECT_EQ(two.poor_weight, 35);
  EXPECT_NEAR(two.headcount(), 0.65, 1e-12);
  EXPECT_NEAR(two.intensity(), 0.5384615385, 1e-10);
  EXPECT_NEAR(two.index(), 0.35, 1e-12);
  EXPECT_EQ(two.raw, (Counts{10, 2, 7, 8, 11}));
  EXPECT_EQ(two.censored, (Counts{7, 2, 7, 8, 11}));

  DeprivationMeasure const one = measure_deprivation({{1, 1, 1, 1, 1}, 1}, worked_example());
  EXPECT_NEAR(one.headcount(), 0.80, 1e-12);
  EXPECT_NEAR(one.intensity(), 0.475, 1e-12);
  EXPECT_NEAR(one.index(), 0.38, 1e-12);
}

// Deprived in nutrition, attendance, fuel, sanitation, assets: 2/6 + 3/18 = 1/2.
TEST(DeprivationMeasure, GlobalIndexInEighteenths) {
  IndicatorSet set;
  for (MpiIndicator const indicator :
       {MpiIndicator::nutrition, MpiIndicator::attendance, MpiIndicator::cooking_fuel,
        MpiIndicator::sanitation, MpiIndicator::assets}) {
    set.insert(indicator);
  }
  std::uint32_t const all = IndicatorSet::all().bits();
  DeprivationMeasure const measure =
      measure_deprivation(global_index(), std::vector<DeprivedHousehold>{{4, all, set.bits()}});
  EXPECT_EQ(measure.whole, 18);
  EXPECT_EQ(measure.poor, 4);
  EXPECT_EQ(measure.poor_weight, 4 * 9);
  EXPECT_NEAR(measure.intensity(), 0.5, 1e-12);
}

// Exactly a third is poor; one eighteenth less is not.
TEST(DeprivationMeasure, CutoffIsInside) {
  std::uint32_t const all = IndicatorSet::all().bits();
  std::vector<DeprivedHousehold> const households{{3, all, 0b0000000011}, {5, all, 0b0000110001}};
  DeprivationMeasure const measure = measure_deprivation(global_index(), households);
  EXPECT_EQ(measure.poor, 3);
  EXPECT_EQ(measure.persons, 8);
  EXPECT_EQ(measure.censored[4], 0);
  EXPECT_EQ(measure.raw[4], 5);
}

TEST(DeprivationMeasure, UnknownIndicatorDropsTheHousehold) {
  std::uint32_t const all = IndicatorSet::all().bits();
  std::vector<DeprivedHousehold> const households{{3, all, 0b11}, {5, all & ~1U, 0b110}};
  DeprivationMeasure const measure = measure_deprivation(global_index(), households);
  EXPECT_EQ(measure.persons, 3);
  EXPECT_EQ(measure.dropped, 5);
  EXPECT_NEAR(measure.headcount(), 1.0, 1e-12);
}

// Shares of the index at k = 0.4, as printed; they add up to one.
TEST(DeprivationMeasure, ContributionsOfTheWorkedExample) {
  DeprivationIndex const index{{1, 1, 1, 1, 1}, 2};
  DeprivationMeasure const two = measure_deprivation(index, worked_example());
  constexpr std::array kPrinted{0.2000, 0.0571428571, 0.2000, 0.2285714286, 0.3142857143};
  double sum = 0.0;
  for (std::size_t j = 0; j < kPrinted.size(); ++j) {
    EXPECT_NEAR(two.contribution(index, j), kPrinted[j], 1e-10);
    sum += two.contribution(index, j);
  }
  EXPECT_NEAR(sum, 1.0, 1e-12);
}

// The measure of all is that of its parts together, however they are cut.
TEST(DeprivationMeasure, SubgroupsAddUp) {
  DeprivationIndex const index{{1, 1, 1, 1, 1}, 2};
  std::vector<DeprivedHousehold> const all = worked_example();
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    auto const at = all.begin() + static_cast<std::ptrdiff_t>(cut);
    DeprivationMeasure sum = measure_deprivation(index, std::vector(all.begin(), at));
    DeprivationMeasure const rest = measure_deprivation(index, std::vector(at, all.end()));
    double const mean = (static_cast<double>(sum.persons) * sum.index() +
                         static_cast<double>(rest.persons) * rest.index()) /
                        20.0;
    sum += rest;
    EXPECT_EQ(sum, measure_deprivation(index, all));
    EXPECT_NEAR(sum.index(), mean, 1e-12);
  }
}

// Five of eight persons live with an unknown indicator: dropped, or bounds over all eight.
TEST(DeprivationMeasure, UnknownIndicatorsAsBounds) {
  std::uint32_t const all = IndicatorSet::all().bits();
  // Deprived in two sixths and one eighteenth; unknown is one of the sixths.
  std::vector<DeprivedHousehold> const households{{3, all, 0b11}, {5, all & ~1U, 0b10010}};
  DeprivationIndex const index = global_index();
  EXPECT_EQ(measure_deprivation(index, households).persons, 3);
  DeprivationMeasure const least =
      measure_deprivation(index, households, UnknownIndicator::not_deprived);
  DeprivationMeasure const most =
      measure_deprivation(index, households, UnknownIndicator::deprived);
  EXPECT_EQ(least.persons, 8);
  EXPECT_EQ(least.poor, 3);  // 4 of 18 is no third
  EXPECT_EQ(most.poor, 8);   // 7 of 18 is
  EXPECT_EQ(most.poor_weight, 3 * 6 + 5 * 7);
  EXPECT_EQ(least.dropped + most.dropped, 0);
}

TEST(DeprivationMeasure, NobodyHasNoRates) {
  DeprivationMeasure const measure = measure_deprivation(global_index(), {});
  EXPECT_EQ(measure.persons, 0);
  EXPECT_EQ(measure.headcount(), 0.0);
  EXPECT_EQ(measure.intensity(), 0.0);
}

}  // namespace
}  // namespace tongcun
