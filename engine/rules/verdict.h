// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace tongcun {

// What a rule or a condition says of a place, a household, a person. `not_applicable` is no
// judgement: it neither helps nor harms what it is part of.
enum class Verdict : std::uint8_t { fail, unknown, pass, not_applicable };
constexpr int kVerdicts = 4;

// Kleene's "and" and "or" (fail < unknown < pass: the smaller, the larger); not_applicable is
// neutral in both. Associative, commutative, idempotent; learning more never changes a pass into a
// fail or back. Source: Kleene, Introduction to Metamathematics, section 64.
[[nodiscard]] constexpr Verdict both(Verdict a, Verdict b) {
  if (a == Verdict::not_applicable || b == Verdict::not_applicable) {
    return a == Verdict::not_applicable ? b : a;
  }
  return a < b ? a : b;
}
[[nodiscard]] constexpr Verdict either(Verdict a, Verdict b) {
  if (a == Verdict::not_applicable || b == Verdict::not_applicable) {
    return a == Verdict::not_applicable ? b : a;
  }
  return a < b ? b : a;
}

}  // namespace tongcun
