// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/exit_rates.h"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>

namespace tongcun {
namespace {

constexpr double kNormal = 1.96;

constexpr double kWhole = 1e6;

Verdict verdict_of(bool is_met) {
  return is_met ? Verdict::pass : Verdict::fail;
}

Verdict opposite(Verdict verdict) {
  return verdict == Verdict::pass   ? Verdict::fail
         : verdict == Verdict::fail ? Verdict::pass
                                    : verdict;
}

// Of the value: the share of a sample by whole numbers. Of the interval: on one side, or open.
CountyItemResult below(std::optional<SampledShare> const& share, std::int32_t limit,
                       std::optional<bool> is_met) {
  CountyItemResult item{share, limit, Verdict::unknown, Verdict::unknown};
  if (!share || !is_met) {
    return item;
  }
  double const bound = static_cast<double>(limit) / kWhole;
  item.verdict = verdict_of(*is_met);
  item.surely = share->high < bound   ? Verdict::pass
                : share->low >= bound ? Verdict::fail
                                      : Verdict::unknown;
  return item;
}

std::optional<bool> is_share_below(std::int64_t found, std::int64_t sampled, std::int32_t limit) {
  constexpr std::int64_t kMillion = 1'000'000;
  return sampled > 0 ? std::optional(found * kMillion < limit * sampled) : std::nullopt;
}

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

CountyExit judge_county(CountySample const& sample, CountyLimits const& limits,
                        std::string source) {
  CountyRates const rates = county_rates(sample);
  CountyExit exit{sample, limits, std::move(source), {}, Verdict::pass};
  auto const at = [&](CountyItem item) -> CountyItemResult& {
    return exit.items[static_cast<std::size_t>(item)];
  };
  std::optional<bool> comprehensive;
  if (rates.comprehensive) {
    comprehensive =
        rates.comprehensive->value < static_cast<double>(limits.comprehensive_below) / kWhole;
  }
  at(CountyItem::comprehensive) =
      below(rates.comprehensive, limits.comprehensive_below, comprehensive);
  at(CountyItem::wrong_exit) =
      below(rates.wrong_exit, limits.wrong_exit_below,
            is_share_below(sample.wrongly_exited, sample.sampled_exited, limits.wrong_exit_below));
  at(CountyItem::missed) =
      below(rates.missed, limits.missed_below,
            is_share_below(sample.missed, sample.sampled_others, limits.missed_below));
  // Who recognises it must be many: not below the limit.
  CountyItemResult recognition = below(
      rates.recognition, limits.recognition_from,
      is_share_below(sample.recognising, sample.surveyed_households, limits.recognition_from));
  recognition.verdict = opposite(recognition.verdict);
  recognition.surely = opposite(recognition.surely);
  at(CountyItem::recognition) = recognition;
  for (CountyItemResult const& item : exit.items) {
    exit.exits = both(exit.exits, item.verdict);
  }
  return exit;
}

}  // namespace tongcun
