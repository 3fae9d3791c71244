// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/fit_income_panel.h"

#include "engine/poverty/option_numbers.h"
#include "engine/run/portable_math.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace tongcun {
namespace {

// A change of the logarithm from one year to the next.
struct Change {
  std::uint32_t household = 0;
  std::int32_t year = 0;  // the later one
  double log = 0.0;
};

std::vector<Change> changes_of(IncomePanel const& panel) {
  std::vector<Change> changes;
  for (std::size_t i = 1; i < panel.incomes.size(); ++i) {
    PanelIncome const& before = panel.incomes[i - 1];
    PanelIncome const& now = panel.incomes[i];
    if (now.household == before.household && now.year == before.year + 1) {
      changes.push_back({now.household, now.year,
                         portable_log(static_cast<double>(now.income)) -
                             portable_log(static_cast<double>(before.income))});
    }
  }
  return changes;
}

struct Sum {
  double sum = 0.0;
  double count = 0.0;

  void add(double value) {
    sum += value;
    count += 1.0;
  }
  [[nodiscard]] double mean() const { return sum / count; }
};

// What a household contributes to the moments.
struct OfHousehold {
  Sum squares;   // d_t^2
  Sum products;  // d_t d_(t-1)
};

class PanelFitter {
 public:
  explicit PanelFitter(IncomePanel const& panel) : changes_(changes_of(panel)) {
    fit_.rows = std::ssize(panel.incomes);
    fit_.refused = panel.refused;
    if (!panel.incomes.empty()) {
      auto const [first, last] = std::ranges::minmax(panel.incomes, {}, &PanelIncome::year);
      fit_.first_year = first.year;
      fit_.last_year = last.year;
    }
  }

  PanelFit fit() {
    if (count_households() < kLeastPanelHouseholds) {
      fit_.lack = PanelLack::too_few;
      return fit_;
    }
    fit_growth();
    fit_process();
    return fit_;
  }

 private:
  // Those with three years in a row; counts all of them on the way.
  std::int64_t count_households() {
    std::int64_t with_triples = 0;
    bool has_triple = false;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (is_first(i)) {
        ++fit_.households;
        has_triple = false;
      }
      if (has_before(i)) {
        ++fit_.triples;
        with_triples += has_triple ? 0 : 1;
        has_triple = true;
      }
    }
    fit_.pairs = std::ssize(changes_);
    return with_triples;
  }

  // Of its household.
  [[nodiscard]] bool is_first(std::size_t i) const {
    return i == 0 || changes_[i - 1].household != changes_[i].household;
  }

  // Whether the change before it is of the same household and the year before.
  [[nodiscard]] bool has_before(std::size_t i) const {
    return !is_first(i) && changes_[i - 1].year + 1 == changes_[i].year;
  }

  void fit_growth() {
    Sum all;
    for (Change const& change : changes_) {
      all.add(change.log);
      by_year_[change.year].add(change.log);
    }
    double over_years = 0.0;
    for (auto const& [year, of_year] : by_year_) {
      double const apart = of_year.sum - of_year.count * all.mean();
      over_years += apart * apart;
    }
    auto const years = static_cast<double>(by_year_.size());
    over_years = years > 1.0 ? over_years * years / (years - 1.0) : 0.0;
    double over_households = 0.0;
    for (std::size_t i = 0; i < changes_.size();) {
      double apart = 0.0;
      std::uint32_t const household = changes_[i].household;
      for (; i < changes_.size() && changes_[i].household == household; ++i) {
        apart += changes_[i].log - all.mean();
      }
      over_households += apart * apart;
    }
    double const factor = portable_exp(all.mean());
    fit_.growth = {factor - 1.0,
                   factor * std::sqrt(std::max(over_years, over_households)) / all.count};
  }

  void fit_process() {
    for (Change& change : changes_) {
      change.log -= by_year_[change.year].mean();
    }
    std::vector<OfHousehold> households;
    Sum squares;
    Sum products;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (is_first(i)) {
        households.emplace_back();
      }
      double const square = changes_[i].log * changes_[i].log;
      squares.add(square);
      households.back().squares.add(square);
      if (has_before(i)) {
        double const product = changes_[i].log * changes_[i - 1].log;
        products.add(product);
        households.back().products.add(product);
      }
    }
    double const g0 = squares.mean();
    double const g1 = products.mean();
    if (!(g0 > 0.0) || !(g1 < 0.0)) {
      fit_.lack = PanelLack::not_stationary;
      return;
    }
    fit_.persistence.value = 1.0 + 2.0 * g1 / g0;
    double const variance = -g0 * g0 / (4.0 * g1);
    fit_.deviation.value = std::sqrt(variance);
    // By which each household moves the numbers.
    double of_persistence = 0.0;
    double of_deviation = 0.0;
    for (OfHousehold const& one : households) {
      double const by_g0 = (one.squares.sum - g0 * one.squares.count) / squares.count;
      double const by_g1 = (one.products.sum - g1 * one.products.count) / products.count;
      double const moves_persistence = -2.0 * g1 / (g0 * g0) * by_g0 + 2.0 / g0 * by_g1;
      double const moves_variance = -g0 / (2.0 * g1) * by_g0 + g0 * g0 / (4.0 * g1 * g1) * by_g1;
      double const moves_deviation = moves_variance / (2.0 * fit_.deviation.value);
      of_persistence += moves_persistence * moves_persistence;
      of_deviation += moves_deviation * moves_deviation;
    }
    fit_.persistence.error = std::sqrt(of_persistence);
    fit_.deviation.error = std::sqrt(of_deviation);
    bool const is_legal =
        fit_.persistence.value >= 0.0 && fit_.persistence.value <= kMostPersistence &&
        fit_.deviation.value <= kMostDeviation && std::abs(fit_.growth.value) <= kMostGrowth;
    fit_.lack = is_legal ? PanelLack::none : PanelLack::out_of_range;
  }

  std::vector<Change> changes_;  // by household, then year
  std::map<std::int32_t, Sum> by_year_;
  PanelFit fit_;
};

}  // namespace

PanelFit fit_income_panel(IncomePanel const& panel) {
  return PanelFitter(panel).fit();
}

}  // namespace tongcun
