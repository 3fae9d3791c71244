// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/find_unit_mix.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kLeastValues = 20;
constexpr double kMargin = 3.0;
constexpr std::array<double, 2> kMoneyRatios{1'000.0, 10'000.0};
constexpr std::array<double, 1> kAreaRatios{2'000.0 / 3.0};

using Amounts = IdVector<HouseholdId, Stated<std::int64_t>>;

bool is_amount(Stated<std::int64_t> const& value) {
  return value.has_value() && value.value() > 0;
}

std::vector<std::int64_t> positive_values(Amounts const& column) {
  std::vector<std::int64_t> values;
  for (Stated<std::int64_t> const& value : column.values()) {
    if (is_amount(value)) {
      values.push_back(value.value());
    }
  }
  return values;
}

// Joins what a column says of each household: one amount in another unit is enough.
void judge_column(Amounts const& column, std::span<double const> ratios,
                  IdVector<HouseholdId, std::optional<bool>>& found) {
  ColumnUnit const unit(positive_values(column));
  for (double const ratio : ratios) {
    if (!unit.can_judge(ratio)) {
      continue;
    }
    for (HouseholdId const id : found.ids()) {
      if (is_amount(column[id])) {
        found[id] = found[id].value_or(false) || unit.is_in_other_unit(column[id].value(), ratio);
      }
    }
  }
}

}  // namespace

ColumnUnit::ColumnUnit(std::span<std::int64_t const> positive) {
  if (positive.size() < kLeastValues) {
    return;
  }
  std::vector<std::int64_t> values(positive.begin(), positive.end());
  auto const value_at = [&](std::size_t tenths) {
    auto const at = values.begin() + static_cast<std::ptrdiff_t>(values.size() * tenths / 10);
    std::ranges::nth_element(values, at);
    return static_cast<double>(*at);
  };
  double const middle = value_at(5);
  double const lowest = value_at(1);
  double const highest = value_at(9);
  low_ = lowest * lowest / middle;
  high_ = highest * highest / middle;
}

bool ColumnUnit::can_judge(double ratio) const {
  return high_ > 0.0 && high_ * kMargin < low_ / kMargin * ratio;
}

bool ColumnUnit::is_in_other_unit(std::int64_t value, double ratio) const {
  auto const amount = static_cast<double>(value);
  auto const is_usual = [&](double one) { return one >= low_ / kMargin && one <= high_ * kMargin; };
  return can_judge(ratio) && ((amount < low_ && is_usual(amount * ratio)) ||
                              (amount > high_ && is_usual(amount / ratio)));
}

IdVector<HouseholdId, std::optional<bool>> find_unit_mix(HouseholdTable const& households) {
  IdVector<HouseholdId, std::optional<bool>> found(households.size(), std::nullopt);
  judge_column(households.standing.income_net, kMoneyRatios, found);
  judge_column(households.income_a_person, kMoneyRatios, found);
  judge_column(households.standing.house_area, kAreaRatios, found);
  return found;
}

}  // namespace tongcun
