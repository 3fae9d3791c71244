// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/ids.h"

#include <cassert>
#include <compare>
#include <cstdint>

namespace tongcun {

// A number in the canonical unit of its field, or "beyond": more than every number, as the distance
// to what cannot be reached. Beyond is not a number and never taken for one.
class Magnitude {
 public:
  constexpr Magnitude() = default;  // zero
  constexpr explicit Magnitude(std::int64_t number) : number_(number) {}
  [[nodiscard]] static constexpr Magnitude beyond() {
    Magnitude unreached;
    unreached.is_beyond_ = true;
    return unreached;
  }

  [[nodiscard]] constexpr bool is_beyond() const { return is_beyond_; }
  [[nodiscard]] constexpr std::int64_t number() const {
    assert(!is_beyond_);
    return number_;
  }
  friend constexpr auto operator<=>(Magnitude const&, Magnitude const&) = default;

 private:
  bool is_beyond_ = false;  // compared first
  std::int64_t number_ = 0;
};

// What would settle a value that is unknown or known only within bounds.
enum class Lack : std::uint8_t {
  none,
  column,    // not recorded in the layer's column
  layer,     // the input layer is absent
  registry,  // no household register
  houses,    // where in the village its houses stand
  surfaces,  // surfaces of roads that nobody recorded
  classes,   // classes of roads that nobody recorded
  surfaces_and_classes,
  way,        // the way from the village to the roads, where none is near
  own_water,  // what water the household itself uses, and what it is like
};

// A fact as rules see it: known (a number, a truth value, the position of a word in the field's
// list), known within bounds (every number from low to high is possible), unknown, or not
// applicable. Truth values are 0 and 1.
class RuleValue {
 public:
  RuleValue() = default;  // unknown
  [[nodiscard]] static RuleValue known(std::int64_t number) {
    return between(Magnitude(number), Magnitude(number), Lack::none);
  }
  // What the profile states of a field where no record says it.
  [[nodiscard]] static RuleValue stated(std::int64_t number, FieldId field) {
    RuleValue value = known(number);
    value.stated_of_ = field;
    return value;
  }
  // The same value, made from another one: stated if that is.
  [[nodiscard]] RuleValue made_from(RuleValue const& basis) const {
    RuleValue value = *this;
    value.stated_of_ = basis.stated_of_;
    return value;
  }
  // low <= high; `narrowed_by` would tell which of them it is.
  [[nodiscard]] static RuleValue between(Magnitude low, Magnitude high, Lack narrowed_by) {
    assert(low <= high);
    RuleValue value;
    value.state_ = State::known;
    value.lack_ = low == high ? Lack::none : narrowed_by;
    value.low_ = low;
    value.high_ = high;
    return value;
  }
  [[nodiscard]] static RuleValue unknown(Lack lack) {
    RuleValue value;
    value.lack_ = lack;
    return value;
  }
  // The same value, open for want of another field: what settles that one settles this.
  [[nodiscard]] RuleValue lacking(FieldId field) const {
    RuleValue value = *this;
    value.lack_of_ = lack_ == Lack::none ? FieldId::none() : field;
    return value;
  }
  [[nodiscard]] static RuleValue not_applicable() {
    RuleValue value;
    value.state_ = State::not_applicable;
    return value;
  }

  [[nodiscard]] bool is_known() const { return state_ == State::known; }  // perhaps within bounds
  [[nodiscard]] bool is_unknown() const { return state_ == State::unknown; }
  [[nodiscard]] bool is_not_applicable() const { return state_ == State::not_applicable; }
  [[nodiscard]] bool is_stated() const { return !stated_of_.is_none(); }
  // The field of which the profile states what the value is or is made from; none: recorded.
  [[nodiscard]] FieldId stated_of() const { return stated_of_; }
  [[nodiscard]] Lack lack() const { return lack_; }
  // The field whose lack it is; none: that of the field that has the value.
  [[nodiscard]] FieldId lack_of() const { return lack_of_; }
  [[nodiscard]] Magnitude low() const {
    assert(is_known());
    return low_;
  }
  [[nodiscard]] Magnitude high() const {
    assert(is_known());
    return high_;
  }
  friend bool operator==(RuleValue const&, RuleValue const&) = default;

 private:
  enum class State : std::uint8_t { unknown, known, not_applicable };
  State state_ = State::unknown;
  Lack lack_ = Lack::none;
  FieldId stated_of_ = FieldId::none();
  FieldId lack_of_ = FieldId::none();
  Magnitude low_;
  Magnitude high_;
};

}  // namespace tongcun
