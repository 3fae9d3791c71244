// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/compute_sensitivity.h"

#include "engine/poverty/pose_incomes.h"
#include "engine/poverty/unit_maker.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

std::vector<VariedNumber> numbers_to_vary(SimulationOptions const& options) {
  SensitivityOptions const& asked = *options.sensitivity;
  std::vector<VariedNumber> varied;
  for (OptionNumber& number : numbers_of(options)) {
    auto const range = std::ranges::find(asked.ranges, number.key, &SensitivityRange::key);
    if (range != asked.ranges.end()) {
      varied.push_back({std::move(number), range->low, range->high, {}, {}});
      continue;
    }
    double const step = asked.step.value_or(0.0) * std::abs(number.value);
    double low = std::max(number.value - step, number.least);
    double high = std::min(number.value + step, number.most);
    if (number.is_whole) {
      low = std::ceil(low);
      high = std::floor(high);
    }
    varied.push_back({std::move(number), low, high, {}, {}});
  }
  std::erase_if(varied, [](VariedNumber const& one) {
    return one.low == one.number.value && one.high == one.number.value;
  });
  return varied;
}

// Below the line in the last year, of all villages: the varied study less the study itself.
ReplicateHistogram difference(PovertyStudy const& study, PovertyStudy const& varied,
                              RunSettings const& run) {
  UnitMaker const as_it_is(study);
  UnitMaker const with_number(varied);
  IncomeStudy incomes = pose_incomes(study, AreaLevel::all);
  incomes.scenarios = 2;
  incomes.make = [&](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    (scenario == 0 ? as_it_is : with_number)
        .make(study.scenarios.back(), VillageId(static_cast<std::uint32_t>(unit)), made);
  };
  return simulate_incomes(incomes, run).at(1, 0, study.years() - 1).difference;
}

std::int64_t width(VariedNumber const& one) {
  auto const [low, high] = std::minmax({one.at_low.sum(), one.at_high.sum(), std::int64_t{0}});
  return high - low;
}

}  // namespace

Sensitivity compute_sensitivity(PovertyStudy const& study, RunSettings const& run) {
  Sensitivity sensitivity{study.scenarios.back(), numbers_to_vary(study.options)};
  PovertyStudy varied = study;
  for (VariedNumber& one : sensitivity.numbers) {
    for (auto const& [value, effect] :
         {std::pair(one.low, &one.at_low), std::pair(one.high, &one.at_high)}) {
      varied.options = study.options;
      varied.lines = study.lines;
      varied.places = study.places;
      set_number(varied, one.number.key, value);
      *effect = difference(study, varied, run);
    }
  }
  std::ranges::stable_sort(sensitivity.numbers, [](VariedNumber const& a, VariedNumber const& b) {
    std::int64_t const wide_a = width(a);
    std::int64_t const wide_b = width(b);
    return wide_a != wide_b ? wide_a > wide_b : a.number.key < b.number.key;
  });
  return sensitivity;
}

}  // namespace tongcun
