// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace tongcun::recount {

__extension__ using Wide = __int128;

// A 128-bit sum that knows when it is not one: figures of a forged plan may be of any size, and
// what cannot be counted proves nothing. Once a result does not fit, it and all made from it is
// lost.
class Exact {
 public:
  constexpr Exact() = default;  // zero
  // Implicit: every integer of a plan is one.
  constexpr Exact(std::int64_t value) : value_(value) {}

  [[nodiscard]] constexpr bool is_lost() const { return is_lost_; }

  constexpr Exact& operator+=(Exact other) {
    take(__builtin_add_overflow(value_, other.value_, &value_), other);
    return *this;
  }
  constexpr Exact& operator-=(Exact other) {
    take(__builtin_sub_overflow(value_, other.value_, &value_), other);
    return *this;
  }
  friend constexpr Exact operator+(Exact a, Exact b) { return a += b; }
  friend constexpr Exact operator-(Exact a, Exact b) { return a -= b; }
  friend constexpr Exact operator*(Exact a, Exact b) {
    a.take(__builtin_mul_overflow(a.value_, b.value_, &a.value_), b);
    return a;
  }

  // The smaller, the larger; lost if either is.
  friend constexpr Exact least(Exact a, Exact b) {
    Exact chosen = b.value_ < a.value_ ? b : a;
    chosen.is_lost_ = a.is_lost_ || b.is_lost_;
    return chosen;
  }
  friend constexpr Exact most(Exact a, Exact b) {
    Exact chosen = a.value_ < b.value_ ? b : a;
    chosen.is_lost_ = a.is_lost_ || b.is_lost_;
    return chosen;
  }
  // Whether a > b for certain; a lost figure counts as above everything, so that no limit is kept
  // and no offer stands by it.
  friend constexpr bool is_above(Exact a, Exact b) {
    return a.is_lost_ || b.is_lost_ || a.value_ > b.value_;
  }

  // Quotient by a positive number, rounded down or up.
  [[nodiscard]] constexpr Exact over_down(std::int64_t by) const {
    return rounded(by, value_ < 0 && value_ % by != 0 ? -1 : 0);
  }
  [[nodiscard]] constexpr Exact over_up(std::int64_t by) const {
    return rounded(by, value_ > 0 && value_ % by != 0 ? 1 : 0);
  }

  // The value, at the nearest end of 64 bits where it lies beyond them; none if lost.
  [[nodiscard]] constexpr std::optional<std::int64_t> clamped() const {
    constexpr Wide kLow = std::numeric_limits<std::int64_t>::min();
    constexpr Wide kHigh = std::numeric_limits<std::int64_t>::max();
    if (is_lost_) {
      return std::nullopt;
    }
    return static_cast<std::int64_t>(value_ < kLow ? kLow : (value_ > kHigh ? kHigh : value_));
  }
  // Whether it is exactly this.
  [[nodiscard]] constexpr bool is(std::int64_t value) const {
    return !is_lost_ && value_ == static_cast<Wide>(value);
  }

 private:
  constexpr void take(bool overflowed, Exact other) {
    is_lost_ = is_lost_ || other.is_lost_ || overflowed;
  }
  [[nodiscard]] constexpr Exact rounded(std::int64_t by, int step) const {
    Exact quotient;
    quotient.value_ = value_ / by + step;  // towards zero, then the step away from it
    quotient.is_lost_ = is_lost_;
    return quotient;
  }

  Wide value_ = 0;
  bool is_lost_ = false;
};

}  // namespace tongcun::recount
