// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

// An exact number, top / bottom in lowest terms. Numbers of reports are decimals and their ratios:
// nothing here is rounded but when it is printed.
class Fraction {
 public:
  __extension__ using Wide = __int128;

  constexpr Fraction() = default;  // zero
  constexpr explicit Fraction(std::int64_t whole) : top_(whole) {}

  // digits * 10^exponent, and top / bottom; none beyond 128 bits, or over zero.
  [[nodiscard]] static std::optional<Fraction> decimal(std::int64_t digits, int exponent);
  [[nodiscard]] static std::optional<Fraction> ratio(Wide top, Wide bottom);

  [[nodiscard]] Wide top() const { return top_; }
  [[nodiscard]] Wide bottom() const { return bottom_; }
  [[nodiscard]] bool is_whole() const { return bottom_ == 1; }

  friend bool operator==(Fraction const&, Fraction const&) = default;

 private:
  Wide top_ = 0;
  Wide bottom_ = 1;  // above zero
};

// None where the result does not fit 128 bits, or would be divided by zero. An operand that is none
// makes the result none.
using MaybeFraction = std::optional<Fraction>;
[[nodiscard]] MaybeFraction plus(MaybeFraction const& a, MaybeFraction const& b);
[[nodiscard]] MaybeFraction minus(MaybeFraction const& a, MaybeFraction const& b);
[[nodiscard]] MaybeFraction times(MaybeFraction const& a, MaybeFraction const& b);
[[nodiscard]] MaybeFraction over(MaybeFraction const& a, MaybeFraction const& b);

// The order of two numbers; none where it cannot be told within 128 bits.
[[nodiscard]] std::optional<std::strong_ordering> compare(Fraction const& a, Fraction const& b);

// The value times 10^decimals, rounded half away from zero; none where it does not fit.
[[nodiscard]] std::optional<std::int64_t> scaled_whole(Fraction const& value, int decimals);

// Rounded half away from zero to so many decimals, zeros at the end left out: "59.75", "-9", "0.4".
// None beyond 128 bits. 0 <= decimals <= 18.
[[nodiscard]] std::optional<std::string> decimal_text(Fraction const& value, int decimals);

}  // namespace tongcun
