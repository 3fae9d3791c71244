// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// A table of numbers by row: what explains a household, its first column usually ones.
struct Regressors {
  std::size_t columns = 0;
  std::vector<double> values;  // row after row

  [[nodiscard]] std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
  [[nodiscard]] std::span<double const> row(std::size_t i) const {
    return {values.data() + i * columns, columns};
  }
};

// Coefficients of ordinary least squares, by Householder's reflections. None where the columns do
// not tell them apart (rank) or there are fewer rows than columns. O(rows columns^2).
[[nodiscard]] std::optional<std::vector<double>> least_squares(Regressors const& regressors,
                                                               std::span<double const> observed);

// The law of income that a register of one year suggests: ln income = x b + e, var(e) = x theta.
struct IncomeLaw {
  std::vector<double> coefficients;           // b
  std::vector<double> variance_coefficients;  // theta
  double least_variance = 0.0;
};

// Three-step feasible generalised least squares (Amemiya 1977; Chaudhuri, Jalan and Suryahadi 2002;
// domain reference 2.11.3). incomes > 0, one a row; least_variance > 0 is the floor of fitted
// variances. None where least_squares has none. Shocks of one year that hit everybody alike are not
// in the variance of households of that year: the law does not know of them.
[[nodiscard]] std::optional<IncomeLaw> fit_income_law(Regressors const& regressors,
                                                      std::span<double const> incomes,
                                                      double least_variance);

// What the law says of one household.
struct ExpectedIncome {
  double log_median = 0.0;
  double deviation = 0.0;  // of the logarithm, > 0
};
[[nodiscard]] ExpectedIncome expected_income(IncomeLaw const& law, std::span<double const> row);

// Vulnerability as expected poverty: the probability of an income below the line (> 0) in a year;
// in at least one of `years` >= 1, taken as independent. A ground for a visit, never for adding or
// removing anyone.
[[nodiscard]] double vulnerability(ExpectedIncome const& income, double line);
[[nodiscard]] double vulnerability_over(double in_a_year, int years);
// The yearly probability above which that of `years` is above `threshold`.
[[nodiscard]] double yearly_threshold(double threshold, int years);

}  // namespace tongcun
