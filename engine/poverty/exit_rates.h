// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/verdict.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// A share of a sample, with the interval that the sample leaves open.
struct SampledShare {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
};
// Wilson's interval of `found` among `sampled` >= 1 at about 95 % (z = 1.96); Wilson 1927.
[[nodiscard]] SampledShare sampled_share(std::int64_t found, std::int64_t sampled);

// What the check of a county's exit counted (domain reference 2.2.1). Persons; recognition in
// households.
struct CountySample {
  std::int64_t rural_persons = 0;   // of the agricultural register
  std::int64_t remaining_poor = 0;  // registered, not exited
  std::int64_t exited = 0;
  std::int64_t sampled_exited = 0;
  std::int64_t wrongly_exited = 0;  // of the sampled
  std::int64_t sampled_others = 0;  // never registered, in the sampled villages
  std::int64_t missed = 0;          // of them: poor all the same
  std::int64_t surveyed_households = 0;
  std::int64_t recognising = 0;
};

// Shares of one; none where the base is empty.
//   comprehensive = (remaining + wrong_exit * exited + missed * never registered) / rural persons
//   never registered = rural persons - exited - remaining
// with the bounds of the two sampled shares.
struct CountyRates {
  std::optional<SampledShare> wrong_exit;
  std::optional<SampledShare> missed;
  std::optional<SampledShare> recognition;
  std::optional<SampledShare> comprehensive;
};
// Every count within its base: found at most sampled, remaining and exited at most rural persons.
[[nodiscard]] CountyRates county_rates(CountySample const& sample);

// What a county's exit wants, as the profile states it; millionths. Rates below the limits,
// recognition at least at its own.
struct CountyLimits {
  std::int32_t comprehensive_below = 0;
  std::int32_t wrong_exit_below = 0;
  std::int32_t missed_below = 0;
  std::int32_t recognition_from = 0;
  std::string source;
  std::string mark;
};

enum class CountyItem : std::uint8_t { comprehensive, wrong_exit, missed, recognition };
inline constexpr std::array<std::string_view, 4> kCountyItemNames{"comprehensive", "wrong_exit",
                                                                  "missed", "recognition"};

// One item against its limit.
struct CountyItemResult {
  std::optional<SampledShare> share;   // none: its base was not sampled
  std::int32_t limit = 0;              // millionths
  Verdict verdict = Verdict::unknown;  // of the value: what the rule asks for
  Verdict surely = Verdict::unknown;   // pass or fail if the whole interval lies on that side
};

// A sample and what it says; `source`: of the sample.
struct CountyExit {
  CountySample sample;
  CountyLimits limits;
  std::string source;
  std::array<CountyItemResult, kCountyItemNames.size()> items;  // by CountyItem
  Verdict exits = Verdict::unknown;  // all items pass, one fails, or it is not known
};
// Every count within its base (county_rates). Shares of samples are compared as whole numbers, the
// comprehensive rate as the quotient that is printed.
[[nodiscard]] CountyExit judge_county(CountySample const& sample, CountyLimits const& limits,
                                      std::string source);

}  // namespace tongcun
