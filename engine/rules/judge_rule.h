// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule.h"
#include "engine/rules/rule_value.h"
#include "engine/rules/verdict.h"

#include <cstdint>
#include <optional>

namespace tongcun {

// Why a rule says what it says.
enum class Reason : std::uint8_t {
  compared,            // value against threshold
  stated,              // the same of a value that the profile states for want of a record
  value_missing,       // by the rule's missing-value policy
  threshold_missing,   // the profile leaves it to the user
  within_bounds_only,  // some possible values pass, some fail
  not_applicable,      // the fact does not apply
  other_year,          // the rule does not hold in the year that is judged
};
constexpr int kReasons = 7;

struct Judgement {
  Verdict verdict = Verdict::unknown;
  Reason reason = Reason::value_missing;
  RuleValue value;
  friend bool operator==(Judgement const&, Judgement const&) = default;
};

// Whether the rule judges data of the year; none: of no stated year, every rule holds.
[[nodiscard]] bool holds_in(Rule const& rule, std::optional<int> year);

// Judges one value. Of a value known within bounds: pass if every number from low to high passes,
// fail if none does, else unknown. Unknown too in a year in which the rule does not hold.
// Narrowing the bounds never turns a pass into a fail or back. O(log thresholds).
[[nodiscard]] Judgement judge(Rule const& rule, RuleValue const& value, std::optional<int> year);

}  // namespace tongcun
