// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/exit_rates.h"

#include <cassert>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kNormal = 1.96;

std::optional<SampledShare> share_if_sampled(std::int64_t found, std::int64_t sampled) {
  return sampled > 0 ? std::optional(sampled_share(found, sampled)) : std::nullopt;
}

}  // namespace

SampledShare sampled_share(std::int64_t found, std::int64_t sampled) {
  assert(sampled > 0 && found >= 0 && found <= sampled);
  auto const n = static_cast<double>(sampled);
  double const share = static_cast<double>(found) / n;
  double const square = kNormal * kNormal;
  double const centre = (share + square / (2.0 * n)) / (1.0 + square / n);
  double const reach =
      kNormal / (1.0 + square / n) * std::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
  // Where none or all were found the interval ends there, whatever the rounding.
  return {share, found == 0 ? 0.0 : centre - reach, found == sampled ? 1.0 : centre + reach};
}

CountyRates county_rates(CountySample const& sample) {
  assert(sample.remaining_poor + sample.exited <= sample.rural_persons);
  CountyRates rates;
  rates.wrong_exit = share_if_sampled(sample.wrongly_exited, sample.sampled_exited);
  rates.missed = share_if_sampled(sample.missed, sample.sampled_others);
  rates.recognition = share_if_sampled(sample.recognising, sample.surveyed_households);
  if (sample.rural_persons == 0 || !rates.wrong_exit || !rates.missed) {
    return rates;
  }
  auto const rural = static_cast<double>(sample.rural_persons);
  auto const exited = static_cast<double>(sample.exited);
  auto const others =
      static_cast<double>(sample.rural_persons - sample.exited - sample.remaining_poor);
  auto const of = [&](double wrong, double missed) {
    return (static_cast<double>(sample.remaining_poor) + wrong * exited + missed * others) / rural;
  };
  rates.comprehensive = SampledShare{of(rates.wrong_exit->value, rates.missed->value),
                                     of(rates.wrong_exit->low, rates.missed->low),
                                     of(rates.wrong_exit->high, rates.missed->high)};
  return rates;
}

}  // namespace tongcun
