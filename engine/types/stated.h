// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <utility>

namespace tongcun {

// Whether a field of a register holds a value (domain reference 3.0). Nothing that is not recorded
// counts as "no" or as zero.
enum class ValueState : std::uint8_t {
  value,
  unknown,         // not recorded
  not_applicable,  // the question does not arise: schooling of a man of fifty
};

// A field as recorded: a value, or why there is none.
template <class T>
class Stated {
 public:
  constexpr Stated() = default;  // unknown
  constexpr explicit Stated(T value) : value_(std::move(value)), state_(ValueState::value) {}

  [[nodiscard]] static constexpr Stated not_applicable() {
    Stated stated;
    stated.state_ = ValueState::not_applicable;
    return stated;
  }

  [[nodiscard]] constexpr ValueState state() const { return state_; }
  [[nodiscard]] constexpr bool has_value() const { return state_ == ValueState::value; }
  // Only of a field that has one.
  [[nodiscard]] constexpr T const& value() const {
    assert(has_value());
    return value_;
  }

  friend constexpr auto operator<=>(Stated const&, Stated const&) = default;

 private:
  T value_{};
  ValueState state_ = ValueState::unknown;
};

}  // namespace tongcun
