// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace tongcun {

// A number with its unit in the type: explicit to make, integer inside, no product of two
// quantities. Sums, differences, comparison and scaling by an integer are allowed.
template <class Unit>
class Quantity {
 public:
  using Rep = typename Unit::Rep;

  constexpr Quantity() = default;  // zero
  constexpr explicit Quantity(Rep count) : count_(count) {}
  [[nodiscard]] constexpr Rep count() const { return count_; }

  constexpr Quantity& operator+=(Quantity other) {
    count_ += other.count_;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) {
    count_ -= other.count_;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(a.count_ + b.count_);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(a.count_ - b.count_);
  }
  friend constexpr Quantity operator*(Rep factor, Quantity a) {
    return Quantity(factor * a.count_);
  }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

 private:
  Rep count_ = 0;
};

struct MillimetreUnit {
  using Rep = std::int64_t;
};
struct MillisecondUnit {
  using Rep = std::int64_t;
};
struct MetrePerHourUnit {
  using Rep = std::int64_t;
};
struct PersonUnit {
  using Rep = std::int64_t;
};
struct HouseholdUnit {
  using Rep = std::int64_t;
};

using Length = Quantity<MillimetreUnit>;     // horizontal, on the ellipsoid, millimetres
using Duration = Quantity<MillisecondUnit>;  // milliseconds
using Speed = Quantity<MetrePerHourUnit>;    // metres per hour
using Persons = Quantity<PersonUnit>;
using Households = Quantity<HouseholdUnit>;

[[nodiscard]] constexpr Length metres(std::int64_t value) {
  return Length(1000 * value);
}
[[nodiscard]] constexpr Length kilometres(std::int64_t value) {
  return Length(1000000 * value);
}
[[nodiscard]] constexpr Duration seconds(std::int64_t value) {
  return Duration(1000 * value);
}
[[nodiscard]] constexpr Duration minutes(std::int64_t value) {
  return Duration(60000 * value);
}
[[nodiscard]] constexpr Speed kilometres_per_hour(std::int64_t value) {
  return Speed(1000 * value);
}

// Time for `length` at `speed` > 0, rounded to the nearest millisecond (halves up).
// mm / (m/h) = 3600 ms per unit; exact in 64 bits below 2.5e12 mm.
[[nodiscard]] constexpr Duration travel_time(Length length, Speed speed) {
  std::int64_t const numerator = length.count() * 3600;
  return Duration((numerator + speed.count() / 2) / speed.count());
}

}  // namespace tongcun
