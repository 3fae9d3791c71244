// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/expected_poverty.h"

#include "engine/run/portable_math.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tongcun {
namespace {

// Columns whose rest after reflection is below this part of their length depend on those before.
constexpr double kDependent = 1e-10;

double inner(std::span<double const> a, std::span<double const> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}

// Each row over its deviation: least squares of the rest is generalised least squares.
Regressors weighted(Regressors const& regressors, std::span<double const> deviation) {
  Regressors result = regressors;
  for (std::size_t i = 0; i < result.rows(); ++i) {
    for (std::size_t j = 0; j < result.columns; ++j) {
      result.values[i * result.columns + j] /= deviation[i];
    }
  }
  return result;
}

std::vector<double> over(std::span<double const> values, std::span<double const> deviation) {
  std::vector<double> result(values.begin(), values.end());
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] /= deviation[i];
  }
  return result;
}

}  // namespace

std::optional<std::vector<double>> least_squares(Regressors const& regressors,
                                                 std::span<double const> observed) {
  std::size_t const rows = regressors.rows();
  std::size_t const columns = regressors.columns;
  assert(observed.size() == rows);
  if (rows < columns || columns == 0) {
    return std::nullopt;
  }
  std::vector<double> a = regressors.values;
  std::vector<double> y(observed.begin(), observed.end());
  auto const at = [&](std::size_t i, std::size_t j) -> double& { return a[i * columns + j]; };
  for (std::size_t k = 0; k < columns; ++k) {
    double whole = 0.0;
    double rest = 0.0;
    for (std::size_t i = 0; i < rows; ++i) {
      whole += at(i, k) * at(i, k);
      rest += i >= k ? at(i, k) * at(i, k) : 0.0;
    }
    double const norm = std::sqrt(rest);
    if (norm <= kDependent * std::sqrt(whole) || norm == 0.0) {
      return std::nullopt;
    }
    // The reflection maps the column to -sign * norm on the diagonal; v lies in place of it.
    double const diagonal = at(k, k) >= 0.0 ? -norm : norm;
    at(k, k) -= diagonal;
    double const length = rest - diagonal * (at(k, k) + diagonal);  // v v / 2
    auto const reflect = [&](auto&& value) {
      double sum = 0.0;
      for (std::size_t i = k; i < rows; ++i) {
        sum += at(i, k) * value(i);
      }
      double const factor = sum / length;
      for (std::size_t i = k; i < rows; ++i) {
        value(i) -= factor * at(i, k);
      }
    };
    for (std::size_t j = k + 1; j < columns; ++j) {
      reflect([&](std::size_t i) -> double& { return at(i, j); });
    }
    reflect([&](std::size_t i) -> double& { return y[i]; });
    at(k, k) = diagonal;
  }
  std::vector<double> coefficients(columns);
  for (std::size_t k = columns; k-- > 0;) {
    double rest = y[k];
    for (std::size_t j = k + 1; j < columns; ++j) {
      rest -= at(k, j) * coefficients[j];
    }
    coefficients[k] = rest / at(k, k);
  }
  return coefficients;
}

std::optional<IncomeLaw> fit_income_law(Regressors const& regressors,
                                        std::span<double const> incomes, double least_variance) {
  assert(incomes.size() == regressors.rows() && least_variance > 0.0);
  std::size_t const rows = regressors.rows();
  std::vector<double> log_income(rows);
  std::ranges::transform(incomes, log_income.begin(), portable_log);
  auto const first = least_squares(regressors, log_income);
  if (!first) {
    return std::nullopt;
  }
  std::vector<double> squares(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    double const rest = log_income[i] - inner(regressors.row(i), *first);
    squares[i] = rest * rest;
  }
  auto const variances = [&](std::vector<double> const& theta) {
    std::vector<double> fitted(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      fitted[i] = std::max(inner(regressors.row(i), theta), least_variance);
    }
    return fitted;
  };
  auto const rough = least_squares(regressors, squares);
  if (!rough) {
    return std::nullopt;
  }
  std::vector<double> const spread = variances(*rough);
  auto const theta = least_squares(weighted(regressors, spread), over(squares, spread));
  if (!theta) {
    return std::nullopt;
  }
  std::vector<double> deviation = variances(*theta);
  std::ranges::transform(deviation, deviation.begin(), [](double v) { return std::sqrt(v); });
  auto const final = least_squares(weighted(regressors, deviation), over(log_income, deviation));
  if (!final) {
    return std::nullopt;
  }
  return IncomeLaw{*final, *theta, least_variance};
}

ExpectedIncome expected_income(IncomeLaw const& law, std::span<double const> row) {
  assert(row.size() == law.coefficients.size());
  return {inner(row, law.coefficients),
          std::sqrt(std::max(inner(row, law.variance_coefficients), law.least_variance))};
}

double vulnerability(ExpectedIncome const& income, double line) {
  return normal_distribution((portable_log(line) - income.log_median) / income.deviation);
}

double vulnerability_over(double in_a_year, int years) {
  assert(years >= 1);
  double never = 1.0;
  for (int year = 0; year < years; ++year) {
    never *= 1.0 - in_a_year;
  }
  return 1.0 - never;
}

double yearly_threshold(double threshold, int years) {
  assert(threshold > 0.0 && threshold < 1.0 && years >= 1);
  return 1.0 - portable_exp(portable_log(1.0 - threshold) / years);
}

}  // namespace tongcun
