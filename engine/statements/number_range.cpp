// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/number_range.h"

namespace tongcun {
namespace {

bool is_zero(Fraction const& value) {
  return value.top() == 0;
}

// A bound of the result from one bound of each side: absent where one of them is; does not fit
// where the operation does not.
template <class Operation>
MaybeFraction bound(Operation operation, MaybeFraction const& a, MaybeFraction const& b,
                    bool& fits) {
  if (!a || !b) {
    return std::nullopt;
  }
  MaybeFraction const made = operation(a, b);
  fits = fits && made.has_value();
  return made;
}

constexpr auto kPlus = [](MaybeFraction const& a, MaybeFraction const& b) { return plus(a, b); };
constexpr auto kMinus = [](MaybeFraction const& a, MaybeFraction const& b) { return minus(a, b); };
constexpr auto kTimes = [](MaybeFraction const& a, MaybeFraction const& b) { return times(a, b); };
constexpr auto kOver = [](MaybeFraction const& a, MaybeFraction const& b) { return over(a, b); };

// At least zero: rounding reaches below it, and nothing that is counted or measured does.
MaybeFraction not_below_zero(MaybeFraction const& low) {
  return low && low->top() >= 0 ? low : MaybeFraction(Fraction());
}

}  // namespace

NumberBounds bounds_of(StatedNumber const& number) {
  if (number.firmness == Firmness::about || number.is_range) {
    return {};
  }
  NumberBounds bounds;
  if (number.firmness != Firmness::at_most) {
    bounds.low = minus(number.value, number.half_step);
    bounds.fits = bounds.fits && bounds.low.has_value();
  }
  if (number.firmness != Firmness::at_least) {
    bounds.high = plus(number.value, number.half_step);
    bounds.fits = bounds.fits && bounds.high.has_value();
  }
  return bounds;
}

NumberBounds exactly(Fraction const& value) {
  return {value, value, true};
}

NumberBounds plus(NumberBounds const& a, NumberBounds const& b) {
  NumberBounds sum{std::nullopt, std::nullopt, a.fits && b.fits};
  sum.low = bound(kPlus, a.low, b.low, sum.fits);
  sum.high = bound(kPlus, a.high, b.high, sum.fits);
  return sum;
}

NumberBounds minus(NumberBounds const& a, NumberBounds const& b) {
  NumberBounds difference{std::nullopt, std::nullopt, a.fits && b.fits};
  difference.low = bound(kMinus, a.low, b.high, difference.fits);
  difference.high = bound(kMinus, a.high, b.low, difference.fits);
  return difference;
}

NumberBounds times(NumberBounds const& a, NumberBounds const& b) {
  NumberBounds product{std::nullopt, std::nullopt, a.fits && b.fits};
  product.low = bound(kTimes, not_below_zero(a.low), not_below_zero(b.low), product.fits);
  product.high = bound(kTimes, a.high, b.high, product.fits);
  return product;
}

NumberBounds over(NumberBounds const& a, NumberBounds const& b) {
  NumberBounds quotient{std::nullopt, std::nullopt, a.fits && b.fits};
  MaybeFraction const least = not_below_zero(b.low);
  quotient.low = b.high && !is_zero(*b.high)
                     ? bound(kOver, not_below_zero(a.low), b.high, quotient.fits)
                     : MaybeFraction(Fraction());
  quotient.high = is_zero(*least) ? std::nullopt : bound(kOver, a.high, least, quotient.fits);
  return quotient;
}

std::optional<bool> lies_below(NumberBounds const& a, NumberBounds const& b) {
  if (!a.fits || !b.fits) {
    return std::nullopt;
  }
  if (!a.high || !b.low) {
    return false;
  }
  std::optional<std::strong_ordering> const order = compare(*a.high, *b.low);
  return order ? std::optional(*order == std::strong_ordering::less) : std::nullopt;
}

}  // namespace tongcun
