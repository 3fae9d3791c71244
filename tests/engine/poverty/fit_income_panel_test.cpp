// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/fit_income_panel.h"

#include "engine/run/portable_math.h"
#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

struct Law {
  double persistence;
  double deviation;
  double growth;
};

// The process of the simulation around a mean of each household's own, which it has been in for
// ever: fully in its long-run law in the first year.
IncomePanel draw(Law const& law, std::uint32_t households, std::int32_t years, std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, 85);
  auto const normal = [&] { return normal_quantile(random.next_unit() * 0.999999 + 5e-7); };
  IncomePanel panel;
  for (std::uint32_t h = 0; h < households; ++h) {
    double const mean = 13.0 + 0.5 * normal();
    double x = law.deviation * normal();
    for (std::int32_t t = 0; t < years; ++t) {
      double const log = mean + t * std::log1p(law.growth) + x;
      panel.incomes.push_back({h, 2015 + t, static_cast<std::int64_t>(std::exp(log))});
      x = law.persistence * x +
          law.deviation * std::sqrt(1.0 - law.persistence * law.persistence) * normal();
    }
  }
  return panel;
}

// Within four standard errors over 324 settings, and the errors are neither too small nor too
// large: the mean square of what lies between, in errors, is about one.
TEST(FitIncomePanel, RecoversTheProcessThatDrewIt) {
  double squares_of_persistence = 0.0;
  double squares_of_deviation = 0.0;
  int settings = 0;
  for (double const persistence : {0.1, 0.3, 0.6, 0.8}) {
    for (double const deviation : {0.1, 0.3, 0.6}) {
      for (double const growth : {-0.03, 0.0, 0.08}) {
        for (std::int32_t const years : {4, 6, 9}) {
          for (std::uint32_t const households : {200U, 500U, 1200U}) {
            Law const law{persistence, deviation, growth};
            ++settings;
            PanelFit const fit = fit_income_panel(
                draw(law, households, years, 1000U + static_cast<unsigned>(settings)));
            ASSERT_EQ(fit.lack, PanelLack::none) << persistence << " " << deviation << " " << years;
            double const of_persistence =
                (fit.persistence.value - persistence) / fit.persistence.error;
            double const of_deviation = (fit.deviation.value - deviation) / fit.deviation.error;
            EXPECT_LT(std::abs(of_persistence), 4.0) << persistence << " " << years;
            EXPECT_LT(std::abs(of_deviation), 4.0) << persistence << " " << years;
            EXPECT_LT(std::abs(fit.growth.value - growth), 4.0 * fit.growth.error + 1e-9);
            squares_of_persistence += of_persistence * of_persistence;
            squares_of_deviation += of_deviation * of_deviation;
          }
        }
      }
    }
  }
  EXPECT_EQ(settings, 324);
  EXPECT_NEAR(squares_of_persistence / settings, 1.0, 0.3);
  EXPECT_NEAR(squares_of_deviation / settings, 1.0, 0.3);
}

// Half of the households go up by a and down by b, the others the other way round: the means of the
// years are zero, g0 = (a^2 + b^2) / 2, g1 = -a b.
TEST(FitIncomePanel, ByHand) {
  IncomePanel panel;
  double const a = std::log(2.0);
  double const b = std::log(16.0 / 15.0);
  for (std::uint32_t h = 0; h < 40; ++h) {
    bool const is_up = h % 2 == 0;
    panel.incomes.push_back({h, 2020, 24'000'000});
    panel.incomes.push_back({h, 2021, is_up ? 48'000'000 : 12'000'000});
    panel.incomes.push_back({h, 2022, is_up ? 45'000'000 : 12'800'000});
  }
  PanelFit const fit = fit_income_panel(panel);
  double const g0 = (a * a + b * b) / 2.0;
  EXPECT_NEAR(fit.persistence.value, 1.0 - 2.0 * a * b / g0, 1e-9);
  EXPECT_NEAR(fit.deviation.value, g0 / 2.0 / std::sqrt(a * b), 1e-9);
  EXPECT_NEAR(fit.growth.value, 0.0, 1e-9);
  EXPECT_NEAR(fit.persistence.error, 0.0, 1e-9);  // each household says the same
  EXPECT_EQ(fit.households, 40);
  EXPECT_EQ(fit.pairs, 80);
  EXPECT_EQ(fit.triples, 40);
  EXPECT_EQ(fit.rows, 120);
  EXPECT_EQ(fit.first_year, 2020);
  EXPECT_EQ(fit.last_year, 2022);
}

// Good and bad years of all households are no deviation of any; they are the error of growth.
TEST(FitIncomePanel, WhatBefallsAllIsNoDeviation) {
  Law const law{0.5, 0.2, 0.0};
  IncomePanel const still = draw(law, 500, 7, 3);
  IncomePanel shaken = still;
  std::vector<double> const of_year{1.0, 1.3, 0.8, 1.1, 1.5, 0.9, 1.2};
  for (PanelIncome& one : shaken.incomes) {
    one.income = static_cast<std::int64_t>(static_cast<double>(one.income) *
                                           of_year[static_cast<std::size_t>(one.year - 2015)]);
  }
  PanelFit const before = fit_income_panel(still);
  PanelFit const after = fit_income_panel(shaken);
  EXPECT_NEAR(after.persistence.value, before.persistence.value, 1e-3);
  EXPECT_NEAR(after.deviation.value, before.deviation.value, 1e-3);
  EXPECT_GT(after.growth.error, 10.0 * before.growth.error);
}

// A year that is missing breaks the row: nothing is compared across it.
TEST(FitIncomePanel, OnlyYearsInARow) {
  IncomePanel panel = draw({0.5, 0.2, 0.0}, 60, 5, 4);
  std::erase_if(panel.incomes,
                [](PanelIncome const& one) { return one.household < 20 && one.year == 2017; });
  PanelFit const fit = fit_income_panel(panel);
  EXPECT_EQ(fit.households, 60);
  EXPECT_EQ(fit.pairs, 40 * 4 + 20 * 2);
  EXPECT_EQ(fit.triples, 40 * 3);
}

TEST(FitIncomePanel, WhatTellsNothingIsSaidToTellNothing) {
  EXPECT_EQ(fit_income_panel({}).lack, PanelLack::too_few);
  EXPECT_EQ(fit_income_panel(draw({0.5, 0.2, 0.0}, 29, 5, 5)).lack, PanelLack::too_few);
  EXPECT_EQ(fit_income_panel(draw({0.5, 0.2, 0.0}, 500, 2, 5)).lack, PanelLack::too_few);
  // Changes that go on and on: each household grows at a pace of its own.
  IncomePanel drifting;
  for (std::uint32_t h = 0; h < 50; ++h) {
    double income = 1'000'000.0;
    for (std::int32_t year = 2020; year < 2025; ++year) {
      drifting.incomes.push_back({h, year, static_cast<std::int64_t>(income)});
      income *= h % 2 == 0 ? 1.2 : 0.9;
    }
  }
  EXPECT_EQ(fit_income_panel(drifting).lack, PanelLack::not_stationary);
  // Ups and downs that change their sign every year.
  EXPECT_EQ(fit_income_panel(draw({-0.5, 0.2, 0.0}, 500, 6, 6)).lack, PanelLack::out_of_range);
}

}  // namespace
}  // namespace tongcun
