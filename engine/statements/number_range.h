// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/stated_number.h"

#include <optional>

namespace tongcun {

// All that a number can be; without a bound on a side it has none there. `fits` false: not within
// 128 bits, and nothing follows from it.
struct NumberBounds {
  MaybeFraction low;
  MaybeFraction high;
  bool fits = true;
};

// What the number means by its precision and firmness. Of "about" nothing is known: no bounds.
[[nodiscard]] NumberBounds bounds_of(StatedNumber const& number);
[[nodiscard]] NumberBounds exactly(Fraction const& value);

[[nodiscard]] NumberBounds plus(NumberBounds const& a, NumberBounds const& b);
[[nodiscard]] NumberBounds minus(NumberBounds const& a, NumberBounds const& b);
// Of numbers that are not below zero.
[[nodiscard]] NumberBounds times(NumberBounds const& a, NumberBounds const& b);
// Likewise. Where the divisor may be zero the quotient has no upper bound.
[[nodiscard]] NumberBounds over(NumberBounds const& a, NumberBounds const& b);

// Whether all of a lies below all of b. None: it cannot be told within 128 bits.
[[nodiscard]] std::optional<bool> lies_below(NumberBounds const& a, NumberBounds const& b);

}  // namespace tongcun
