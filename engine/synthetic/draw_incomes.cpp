// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_incomes.h"

#include "engine/run/portable_math.h"
#include "engine/synthetic/fit_levels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace tongcun {
namespace {

// Standard deviation of the logarithm: a Gini coefficient of about 0.36 [A].
constexpr double kSpread = 0.66;

}  // namespace

DrawnIncomes draw_incomes(std::span<std::int32_t const> sizes, std::span<double const> standing,
                          IncomeCalibration const& calibration) {
  assert(sizes.size() == standing.size());
  DrawnIncomes drawn;
  drawn.income.resize(sizes.size());
  if (sizes.empty()) {
    return drawn;
  }
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return standing[a] != standing[b] ? standing[a] < standing[b] : a < b;
  });
  std::int64_t const persons = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
  constexpr std::int64_t kMillion = 1000000;
  std::int64_t const target = (persons * calibration.headcount + kMillion / 2) / kMillion;
  MemberChoice const poor = choose_members(sizes, order, target);
  drawn.poor_persons = poor.members;

  auto const poor_households = static_cast<std::size_t>(std::ranges::count(poor.chosen, 1));
  double const last_poor = standing[order[poor_households == 0 ? 0 : poor_households - 1]];
  double const line = static_cast<double>(calibration.line);
  // The richest of the poor and the poorest of the others, to the minor unit.
  std::int64_t const poor_most =
      calibration.poor_if == PoorIf::at_most ? calibration.line : calibration.line - 1;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    auto const income = static_cast<std::int64_t>(
        std::floor(line * portable_exp(kSpread * (standing[i] - last_poor))));
    drawn.income[i] =
        poor.chosen[i] != 0 ? std::min(income, poor_most) : std::max(income, poor_most + 1);
  }
  return drawn;
}

}  // namespace tongcun
