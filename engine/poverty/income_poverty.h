// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"

#include <cstdint>
#include <optional>
#include <span>

namespace tongcun {

// Incomes of households with their weights; of equal length.
struct WeightedIncomes {
  std::span<Stated<std::int64_t> const> income;  // a person and year, minor units, -1e11 … 1e11
  std::span<std::int64_t const> weight;          // persons, 0 … 1e9; of a sample times its weight
};

// Line and operator of a rule (domain reference 2.1: a household at the line is poor or not by the
// rule, so that both may be asked for).
struct IncomeLine {
  std::int64_t line = 0;  // minor units, 1 … 1e11
  PoorIf poor_if = PoorIf::below;
  bool clamps_gap = true;  // a loss counts as an income of zero, so that no gap is above one [A]
};

// Exact sums over households (Foster, Greer, Thorbecke 1984; Watts 1968); those of disjoint parts
// add up to those of the whole, whatever the order.
//   headcount ratio  P0 = poor / persons
//   poverty gap      P1 = gap / (line * persons); gap is the money that would lift all to the line
//   severity         P2 = severity / (line^2 * persons)
//   Watts            watts / persons, of the poor with an income above zero
struct IncomePoverty {
  __extension__ using Wide = __int128;

  std::int64_t line = 0;
  std::int64_t persons = 0;  // all, also of unknown income
  std::int64_t unknown = 0;
  std::int64_t poor = 0;
  std::int64_t at_line = 0;        // whatever the operator says of them
  Wide gap = 0;                    // minor units
  Wide severity = 0;               // square minor units
  Wide watts = 0;                  // sum of w ln(line / income) in 2^-40
  std::int64_t without_watts = 0;  // poor persons with an income of zero or less

  IncomePoverty& operator+=(IncomePoverty const& other);  // of the same line
  friend bool operator==(IncomePoverty const&, IncomePoverty const&) = default;

  // Shares of one over persons of known income; none where there are none.
  [[nodiscard]] std::optional<double> headcount() const;
  [[nodiscard]] std::optional<double> poverty_gap() const;
  [[nodiscard]] std::optional<double> squared_gap() const;
  [[nodiscard]] std::optional<double> watts_index() const;
  // The headcount ratio if none, and if all, of unknown income were poor; over all persons (domain
  // reference 2.10.2).
  [[nodiscard]] std::optional<double> least_headcount() const;
  [[nodiscard]] std::optional<double> most_headcount() const;
  // Gap and squared gap likewise: none, or all of it, is missing to persons of unknown income.
  [[nodiscard]] std::optional<double> least_poverty_gap() const;
  [[nodiscard]] std::optional<double> most_poverty_gap() const;
  [[nodiscard]] std::optional<double> least_squared_gap() const;
  [[nodiscard]] std::optional<double> most_squared_gap() const;
};

// O(households). Deterministic: integers, but for one rounding of each logarithm.
[[nodiscard]] IncomePoverty measure_income_poverty(WeightedIncomes const& incomes,
                                                   IncomeLine const& line);
// Of a register, in its own unit of income and concept, by persons.
[[nodiscard]] IncomePoverty measure_income_poverty(HouseholdTable const& households,
                                                   IncomeLine const& line);

// Gini coefficient of the persons' incomes: one less twice the area under the Lorenz curve of
// straight pieces. Of known incomes; none where their sum is not above zero (a sum of losses has no
// shares). With losses it may be above one. O(households log households), exact but for one
// division.
[[nodiscard]] std::optional<double> gini_coefficient(WeightedIncomes const& incomes);

// Headcount ratio, gap and severity of a lognormal law, for areas of which only mean and Gini
// coefficient are known (domain reference 2.10.3). mean, line > 0; 0 < gini < 1.
struct LognormalPoverty {
  double headcount = 0.0;
  double poverty_gap = 0.0;
  double squared_gap = 0.0;
};
[[nodiscard]] LognormalPoverty lognormal_poverty(double mean, double gini, double line);

}  // namespace tongcun
