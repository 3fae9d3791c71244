// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/fraction.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace tongcun {
namespace {

using Wide = Fraction::Wide;

Wide magnitude(Wide value) {
  return value < 0 ? -value : value;
}

Wide greatest_divisor(Wide a, Wide b) {
  while (b != 0) {
    Wide const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// One bit is left free, so that a sign can always be changed.
bool multiply(Wide a, Wide b, Wide& product) {
  return !__builtin_mul_overflow(a, b, &product) && magnitude(product) <= (Wide(1) << 125);
}

std::optional<Wide> power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) {
    if (!multiply(power, 10, power)) {
      return std::nullopt;
    }
  }
  return power;
}

// The value without its sign times 10^decimals, rounded half up.
std::optional<Wide> rounded_magnitude(Fraction const& value, int decimals) {
  assert(decimals >= 0 && decimals <= 18);
  std::optional<Wide> const power = power_of_ten(decimals);
  Wide scaled = 0;
  if (!power || !multiply(magnitude(value.top()), *power, scaled)) {
    return std::nullopt;
  }
  Wide const rest = scaled % value.bottom();
  return scaled / value.bottom() + (rest >= value.bottom() - rest ? 1 : 0);
}

}  // namespace

std::optional<Fraction> Fraction::ratio(Wide top, Wide bottom) {
  if (bottom == 0 || magnitude(top) > (Wide(1) << 125) || magnitude(bottom) > (Wide(1) << 125)) {
    return std::nullopt;
  }
  Wide const divisor = greatest_divisor(magnitude(top), magnitude(bottom));
  Fraction made;
  made.top_ = (bottom < 0 ? -top : top) / divisor;
  made.bottom_ = magnitude(bottom) / divisor;
  return made;
}

std::optional<Fraction> Fraction::decimal(std::int64_t digits, int exponent) {
  std::optional<Wide> const power = power_of_ten(exponent < 0 ? -exponent : exponent);
  if (!power) {
    return std::nullopt;
  }
  if (exponent < 0) {
    return ratio(digits, *power);
  }
  Wide top = 0;
  return multiply(digits, *power, top) ? ratio(top, 1) : std::nullopt;
}

MaybeFraction plus(MaybeFraction const& a, MaybeFraction const& b) {
  if (!a || !b) {
    return std::nullopt;
  }
  // Over the least common bottom, so that sums of decimals stay small.
  Wide const divisor = greatest_divisor(a->bottom(), b->bottom());
  Wide left = 0;
  Wide right = 0;
  Wide bottom = 0;
  bool const fits = multiply(a->top(), b->bottom() / divisor, left) &&
                    multiply(b->top(), a->bottom() / divisor, right) &&
                    multiply(a->bottom(), b->bottom() / divisor, bottom);
  return fits ? Fraction::ratio(left + right, bottom) : std::nullopt;
}

MaybeFraction minus(MaybeFraction const& a, MaybeFraction const& b) {
  return b ? plus(a, Fraction::ratio(-b->top(), b->bottom())) : std::nullopt;
}

MaybeFraction times(MaybeFraction const& a, MaybeFraction const& b) {
  if (!a || !b) {
    return std::nullopt;
  }
  // What divides crosswise falls away first.
  MaybeFraction const left = Fraction::ratio(a->top(), b->bottom());
  MaybeFraction const right = Fraction::ratio(b->top(), a->bottom());
  Wide top = 0;
  Wide bottom = 0;
  bool const fits = left && right && multiply(left->top(), right->top(), top) &&
                    multiply(left->bottom(), right->bottom(), bottom);
  return fits ? Fraction::ratio(top, bottom) : std::nullopt;
}

MaybeFraction over(MaybeFraction const& a, MaybeFraction const& b) {
  return b && b->top() != 0 ? times(a, Fraction::ratio(b->bottom(), b->top())) : std::nullopt;
}

std::optional<std::strong_ordering> compare(Fraction const& a, Fraction const& b) {
  MaybeFraction const difference = minus(a, b);
  if (!difference) {
    return std::nullopt;
  }
  return difference->top() < 0   ? std::strong_ordering::less
         : difference->top() > 0 ? std::strong_ordering::greater
                                 : std::strong_ordering::equal;
}

std::optional<std::int64_t> scaled_whole(Fraction const& value, int decimals) {
  std::optional<Wide> const size = rounded_magnitude(value, decimals);
  if (!size || *size > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  auto const whole = static_cast<std::int64_t>(*size);
  return value.top() < 0 ? -whole : whole;
}

std::optional<std::string> decimal_text(Fraction const& value, int decimals) {
  std::optional<Wide> const rounded = rounded_magnitude(value, decimals);
  if (!rounded) {
    return std::nullopt;
  }
  std::string digits;
  for (Wide left = *rounded; left > 0 || digits.size() <= static_cast<std::size_t>(decimals);
       left /= 10) {
    digits += static_cast<char>('0' + static_cast<int>(left % 10));
  }
  std::ranges::reverse(digits);
  if (decimals > 0) {
    digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') {
      digits.pop_back();
    }
  }
  return (value.top() < 0 && *rounded > 0 ? "-" : "") + digits;
}

}  // namespace tongcun
