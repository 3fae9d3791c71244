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
      varied.push_back({std::move(number), range->low, range->high, {}, {}, {}, {}});
      continue;
    }
    double const step = asked.step.value_or(0.0) * std::abs(number.value);
    double low = std::max(number.value - step, number.least);
    double high = std::min(number.value + step, number.most);
    if (number.is_whole) {
      low = std::ceil(low);
      high = std::floor(high);
    }
    varied.push_back({std::move(number), low, high, {}, {}, {}, {}});
  }
  std::erase_if(varied, [](VariedNumber const& one) {
    return one.low == one.number.value && one.high == one.number.value;
  });
  return varied;
}

// The last year of all villages: the varied study against the study itself.
AreaYear varied_against(PovertyStudy const& study, PovertyStudy const& varied,
                        RunSettings const& run) {
  UnitMaker const as_it_is(study);
  UnitMaker const with_number(varied);
  IncomeStudy incomes = pose_incomes(study, AreaLevel::all);
  incomes.scenarios = 2;
  incomes.make = [&](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    (scenario == 0 ? as_it_is : with_number)
        .make(study.scenarios.back(), VillageId(static_cast<std::uint32_t>(unit)), made);
  };
  incomes.live = as_it_is.lives();
  return simulate_incomes(incomes, run).at(1, 0, study.years() - 1);
}

std::int64_t width(VariedNumber const& one) {
  auto const [low, high] = std::minmax({one.at_low.sum(), one.at_high.sum(), std::int64_t{0}});
  return high - low;
}

}  // namespace

Sensitivity compute_sensitivity(PovertyStudy const& study, RunSettings const& run) {
  Sensitivity sensitivity{study.scenarios.back(), numbers_to_vary(study.options), 0};
  PovertyStudy varied = study;
  for (VariedNumber& one : sensitivity.numbers) {
    for (bool const is_high : {false, true}) {
      varied.options = study.options;
      varied.lines = study.lines;
      varied.places = study.places;
      set_number(varied, one.number.key, is_high ? one.high : one.low);
      AreaYear const year = varied_against(study, varied, run);
      (is_high ? one.at_high : one.at_low) = year.difference;
      (is_high ? one.share_at_high : one.share_at_low) = year.share_difference;
      sensitivity.living_persons = year.persons;
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
