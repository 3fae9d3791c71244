// SPDX-License-Identifier: Apache-2.0
// How often a test of random instances repeats.
#pragma once

namespace tongcun {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kHasSanitizers = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kHasSanitizers = true;
#else
inline constexpr bool kHasSanitizers = false;
#endif
#else
inline constexpr bool kHasSanitizers = false;
#endif

// All of them; under sanitizers, which look for other faults than wrong answers and take ten times
// as long, every tenth.
consteval int repetitions(int all) {
  return kHasSanitizers ? (all + 9) / 10 : all;
}

// How many of them must have been of a kind, where all are drawn: a tenth need not have met it.
consteval int at_least(int of_all) {
  return kHasSanitizers ? 0 : of_all;
}

}  // namespace tongcun
