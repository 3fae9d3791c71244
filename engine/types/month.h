// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cassert>
#include <compare>
#include <cstdint>

namespace tongcun {

// A calendar month, 1 … 12.
class Month {
 public:
  constexpr explicit Month(int number) : number_(static_cast<std::uint8_t>(number)) {
    assert(number >= 1 && number <= 12);
  }
  [[nodiscard]] constexpr int number() const { return number_; }
  // Days of the month in a common year (February 28).
  [[nodiscard]] constexpr int days() const {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[static_cast<std::size_t>(number_ - 1)];
  }
  friend constexpr auto operator<=>(Month, Month) = default;

 private:
  std::uint8_t number_;
};

// A set of months; bit m-1 stands for month m.
class MonthSet {
 public:
  constexpr MonthSet() = default;
  static constexpr MonthSet all() { return MonthSet(0x0fff); }
  static constexpr MonthSet none() { return MonthSet(); }
  static constexpr MonthSet from_bits(std::uint16_t bits) { return MonthSet(bits & 0x0fff); }

  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool contains(Month m) const { return (bits_ >> (m.number() - 1)) & 1U; }
  constexpr void insert(Month m) {
    bits_ = static_cast<std::uint16_t>(bits_ | (1U << (m.number() - 1)));
  }
  [[nodiscard]] constexpr MonthSet without(MonthSet other) const {
    return MonthSet(static_cast<std::uint16_t>(bits_ & ~other.bits_));
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  friend constexpr auto operator<=>(MonthSet, MonthSet) = default;

 private:
  constexpr explicit MonthSet(std::uint16_t bits) : bits_(bits) {}
  std::uint16_t bits_ = 0;
};

}  // namespace tongcun
