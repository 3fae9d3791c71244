// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/judge_statement.h"

#include <cstdint>
#include <optional>
#include <span>

namespace tongcun {

// A number that is computed from stated ones: from what is written, and from all that it may mean.
struct ComputedNumber {
  MaybeFraction value;
  NumberBounds bounds;
};

[[nodiscard]] ComputedNumber computed_of(StatedNumber const& number);
[[nodiscard]] ComputedNumber whole_number(std::int64_t value);
[[nodiscard]] ComputedNumber plus(ComputedNumber const& a, ComputedNumber const& b);
[[nodiscard]] ComputedNumber minus(ComputedNumber const& a, ComputedNumber const& b);
[[nodiscard]] ComputedNumber times(ComputedNumber const& a, ComputedNumber const& b);
[[nodiscard]] ComputedNumber over(ComputedNumber const& a, ComputedNumber const& b);
[[nodiscard]] ComputedNumber sum_of(std::span<StatedNumber const> numbers);

// Whether nothing follows from the number: "about", or one of a range that lost the other.
[[nodiscard]] bool is_vague(StatedNumber const& number);
[[nodiscard]] bool any_vague(std::span<StatedNumber const> numbers);

// Whether two numbers can be the same one; none where 128 bits do not tell.
[[nodiscard]] std::optional<bool> can_be_equal(NumberBounds const& a, NumberBounds const& b);

// The parts that judgements are made of: one that is told in the form of a number, that is open for
// a reason, that tells what was computed beside what is stated; and whether what is computed can be
// what is stated, can be at most a limit, or is simply told.
[[nodiscard]] StatementJudgement begun(StatedNumber const& told_like);
[[nodiscard]] StatementJudgement open(StatementJudgement judgement, OpenReason reason);
void tell(ComputedNumber const& computed, MaybeFraction const& stated,
          StatementJudgement& judgement);
[[nodiscard]] StatementJudgement equal(ComputedNumber const& computed, StatedNumber const& stated,
                                       StatementJudgement judgement);
[[nodiscard]] StatementJudgement at_most(ComputedNumber const& computed,
                                         ComputedNumber const& limit, StatementJudgement judgement);
[[nodiscard]] StatementJudgement derived(ComputedNumber const& computed,
                                         StatementJudgement judgement);

// Of claims with bases (judge_shares.cpp).
[[nodiscard]] StatementJudgement judge_shares(ShareClaim const& claim);
[[nodiscard]] StatementJudgement judge_shares(SameBaseClaim const& claim);

constexpr std::int64_t kHundred = 100;

}  // namespace tongcun
