// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

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

}  // namespace tongcun
