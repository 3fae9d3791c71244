// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_poverty.h"

#include "engine/run/portable_math.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Wide = IncomePoverty::Wide;

constexpr double kWattsUnit = 1099511627776.0;  // 2^40

std::optional<double> share(double part, double whole) {
  return whole > 0.0 ? std::optional(part / whole) : std::nullopt;
}

}  // namespace

IncomePoverty& IncomePoverty::operator+=(IncomePoverty const& other) {
  assert(line == other.line);
  persons += other.persons;
  unknown += other.unknown;
  poor += other.poor;
  at_line += other.at_line;
  gap += other.gap;
  severity += other.severity;
  watts += other.watts;
  without_watts += other.without_watts;
  return *this;
}

std::optional<double> IncomePoverty::headcount() const {
  return share(static_cast<double>(poor), static_cast<double>(persons - unknown));
}

std::optional<double> IncomePoverty::poverty_gap() const {
  return share(static_cast<double>(gap),
               static_cast<double>(line) * static_cast<double>(persons - unknown));
}

std::optional<double> IncomePoverty::squared_gap() const {
  auto const z = static_cast<double>(line);
  return share(static_cast<double>(severity), z * z * static_cast<double>(persons - unknown));
}

std::optional<double> IncomePoverty::watts_index() const {
  return share(static_cast<double>(watts) / kWattsUnit,
               static_cast<double>(persons - unknown - without_watts));
}

std::optional<double> IncomePoverty::least_headcount() const {
  return share(static_cast<double>(poor), static_cast<double>(persons));
}

std::optional<double> IncomePoverty::most_headcount() const {
  return share(static_cast<double>(poor + unknown), static_cast<double>(persons));
}

std::optional<double> IncomePoverty::least_poverty_gap() const {
  return share(static_cast<double>(gap), static_cast<double>(line) * static_cast<double>(persons));
}

std::optional<double> IncomePoverty::most_poverty_gap() const {
  return share(static_cast<double>(gap + Wide{line} * unknown),
               static_cast<double>(line) * static_cast<double>(persons));
}

std::optional<double> IncomePoverty::least_squared_gap() const {
  auto const z = static_cast<double>(line);
  return share(static_cast<double>(severity), z * z * static_cast<double>(persons));
}

std::optional<double> IncomePoverty::most_squared_gap() const {
  auto const z = static_cast<double>(line);
  return share(static_cast<double>(severity + Wide{line} * line * unknown),
               z * z * static_cast<double>(persons));
}

IncomePoverty measure_income_poverty(WeightedIncomes const& incomes, IncomeLine const& line) {
  assert(incomes.income.size() == incomes.weight.size());
  assert(line.line > 0);
  IncomePoverty sum;
  sum.line = line.line;
  for (std::size_t i = 0; i < incomes.income.size(); ++i) {
    std::int64_t const weight = incomes.weight[i];
    sum.persons += weight;
    if (!incomes.income[i].has_value()) {
      sum.unknown += weight;
      continue;
    }
    std::int64_t const income = incomes.income[i].value();
    sum.at_line += income == line.line ? weight : 0;
    if (income > line.line || (income == line.line && line.poor_if == PoorIf::below)) {
      continue;
    }
    sum.poor += weight;
    std::int64_t const counted = line.clamps_gap ? std::max<std::int64_t>(income, 0) : income;
    Wide const gap = Wide{line.line} - counted;
    sum.gap += gap * weight;
    sum.severity += gap * gap * weight;
    if (income <= 0) {
      sum.without_watts += weight;
    } else {
      double const log_ratio =
          portable_log(static_cast<double>(line.line)) - portable_log(static_cast<double>(income));
      sum.watts +=
          Wide{static_cast<std::int64_t>(std::floor(log_ratio * kWattsUnit + 0.5))} * weight;
    }
  }
  return sum;
}

IncomePoverty measure_income_poverty(HouseholdTable const& households, IncomeLine const& line) {
  std::vector<std::int64_t> const persons(households.persons.values().begin(),
                                          households.persons.values().end());
  return measure_income_poverty({households.income_a_person.values(), persons}, line);
}

std::optional<double> gini_coefficient(WeightedIncomes const& incomes) {
  assert(incomes.income.size() == incomes.weight.size());
  std::vector<std::pair<std::int64_t, std::int64_t>> sorted;  // income, weight
  sorted.reserve(incomes.income.size());
  for (std::size_t i = 0; i < incomes.income.size(); ++i) {
    if (incomes.income[i].has_value()) {
      sorted.emplace_back(incomes.income[i].value(), incomes.weight[i]);
    }
  }
  std::ranges::sort(sorted);
  // Twice the area under the curve, in persons times money.
  Wide area = 0;
  Wide money = 0;
  std::int64_t persons = 0;
  for (auto const& [income, weight] : sorted) {
    Wide const before = money;
    money += Wide{income} * weight;
    area += (before + money) * weight;
    persons += weight;
  }
  if (money <= 0) {
    return std::nullopt;
  }
  Wide const square = money * persons;
  return static_cast<double>(square - area) / static_cast<double>(square);
}

LognormalPoverty lognormal_poverty(double mean, double gini, double line) {
  assert(mean > 0.0 && line > 0.0 && gini > 0.0 && gini < 1.0);
  constexpr double kRootTwo = 1.41421356237309504880;
  double const sigma = kRootTwo * normal_quantile(0.5 * (gini + 1.0));
  double const mu = portable_log(mean) - 0.5 * sigma * sigma;
  double const a = (portable_log(line) - mu) / sigma;
  double const ratio = mean / line;
  LognormalPoverty poverty;
  poverty.headcount = normal_distribution(a);
  double const once = ratio * normal_distribution(a - sigma);
  poverty.poverty_gap = poverty.headcount - once;
  poverty.squared_gap =
      poverty.headcount - 2.0 * once +
      ratio * ratio * portable_exp(sigma * sigma) * normal_distribution(a - 2.0 * sigma);
  return poverty;
}

}  // namespace tongcun
