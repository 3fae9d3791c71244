// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/expected_poverty.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

TEST(LeastSquares, AnswersWhatPaperSays) {
  // y = 1 + 2 x through three points on the line, and a fourth that pulls: normal equations by
  // hand.
  Regressors const regressors{2, {1, 0, 1, 1, 1, 2, 1, 3}};
  std::array<double, 4> const observed{1, 3, 5, 11};
  auto const found = least_squares(regressors, observed);
  ASSERT_TRUE(found.has_value());
  EXPECT_NEAR((*found)[0], 0.2, 1e-14);
  EXPECT_NEAR((*found)[1], 3.2, 1e-14);
}

TEST(LeastSquares, SaysWhereColumnsDoNotTellApart) {
  std::array<double, 3> const observed{1, 2, 3};
  EXPECT_EQ(least_squares(Regressors{2, {1, 2, 1, 2, 1, 2}}, observed), std::nullopt);
  EXPECT_EQ(least_squares(Regressors{1, {0, 0, 0}}, observed), std::nullopt);
  std::array<double, 1> const one{1};
  EXPECT_EQ(least_squares(Regressors{2, {1, 5}}, one), std::nullopt);  // fewer rows than columns
}

TEST(IncomeLaw, TheExampleOfTheReference) {  // 2.11.3
  Regressors regressors{2, {}};
  for (double const years : {0.0, 2.0, 3.0, 5.0, 6.0, 8.0, 9.0, 12.0}) {
    regressors.values.insert(regressors.values.end(), {1.0, years});
  }
  std::array<double, 8> const incomes{2100, 2600, 2300, 3900, 3000, 5200, 3600, 7400};
  auto const law = fit_income_law(regressors, incomes, 1e-4);
  ASSERT_TRUE(law.has_value());
  EXPECT_NEAR(law->variance_coefficients[0], 0.0024365677, 5e-11);
  EXPECT_NEAR(law->variance_coefficients[1], 0.0048110621, 5e-11);
  EXPECT_NEAR(law->coefficients[0], 7.641278572, 5e-10);
  EXPECT_NEAR(law->coefficients[1], 0.090062953, 5e-10);
  struct Row {
    double years, median, deviation, probability;
  };
  for (Row const& row : {Row{0, 2082.40, 0.049362, 1.0}, Row{5, 3266.89, 0.162763, 0.266736},
                         Row{9, 4683.71, 0.213860, 0.015446}}) {
    std::array<double, 2> const facts{1.0, row.years};
    ExpectedIncome const income = expected_income(*law, facts);
    EXPECT_NEAR(std::exp(income.log_median), row.median, 0.005);
    EXPECT_NEAR(income.deviation, row.deviation, 5e-7);
    EXPECT_NEAR(vulnerability(income, 2952), row.probability, 5e-7);
  }
}

TEST(Vulnerability, OfARicherHouseholdWithLargerVarianceMayBeHigher) {  // 2.11.3
  struct Row {
    double median, deviation, one, two, three;
  };
  for (Row const& row :
       {Row{4500, 0.45, 0.1744, 0.3184, 0.4373}, Row{3400, 0.35, 0.3432, 0.5686, 0.7167}}) {
    double const one = vulnerability({std::log(row.median), row.deviation}, 2952);
    EXPECT_NEAR(one, row.one, 5e-5);
    EXPECT_NEAR(vulnerability_over(one, 2), row.two, 5e-5);
    EXPECT_NEAR(vulnerability_over(one, 3), row.three, 5e-5);
  }
  EXPECT_NEAR(vulnerability({std::log(2700.0), 0.40}, 2952), 0.5883, 5e-5);
  EXPECT_NEAR(vulnerability({std::log(6000.0), 0.60}, 2952), 0.1186, 5e-5);
  EXPECT_NEAR(yearly_threshold(0.5, 2), 0.2928932188, 5e-11);
}

}  // namespace
}  // namespace tongcun
