// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/computed_number.h"

#include <algorithm>
#include <utility>

namespace tongcun {

bool is_vague(StatedNumber const& number) {
  return number.firmness == Firmness::about || number.is_range;
}
bool any_vague(std::span<StatedNumber const> numbers) {
  return std::ranges::any_of(numbers, is_vague);
}

ComputedNumber computed_of(StatedNumber const& number) {
  return {number.value, bounds_of(number)};
}
ComputedNumber whole_number(std::int64_t value) {
  return {Fraction(value), exactly(Fraction(value))};
}

ComputedNumber plus(ComputedNumber const& a, ComputedNumber const& b) {
  return {plus(a.value, b.value), plus(a.bounds, b.bounds)};
}
ComputedNumber minus(ComputedNumber const& a, ComputedNumber const& b) {
  return {minus(a.value, b.value), minus(a.bounds, b.bounds)};
}
ComputedNumber times(ComputedNumber const& a, ComputedNumber const& b) {
  return {times(a.value, b.value), times(a.bounds, b.bounds)};
}
ComputedNumber over(ComputedNumber const& a, ComputedNumber const& b) {
  return {over(a.value, b.value), over(a.bounds, b.bounds)};
}
ComputedNumber sum_of(std::span<StatedNumber const> numbers) {
  ComputedNumber sum = whole_number(0);
  for (StatedNumber const& number : numbers) {
    sum = plus(sum, computed_of(number));
  }
  return sum;
}

StatementJudgement begun(StatedNumber const& told_like) {
  StatementJudgement judgement;
  judgement.measure = told_like.measure;
  judgement.unit = told_like.unit;
  judgement.decimals = told_like.decimals;
  return judgement;
}

StatementJudgement open(StatementJudgement judgement, OpenReason reason) {
  judgement.state = StatementState::open;
  judgement.reason = reason;
  return judgement;
}

void tell(ComputedNumber const& computed, MaybeFraction const& stated,
          StatementJudgement& judgement) {
  judgement.computed = computed.value;
  judgement.stated = stated;
  judgement.off_by = minus(computed.value, stated);
}

std::optional<bool> can_be_equal(NumberBounds const& a, NumberBounds const& b) {
  std::optional<bool> const below = lies_below(a, b);
  std::optional<bool> const above = lies_below(b, a);
  return below && above ? std::optional(!*below && !*above) : std::nullopt;
}

StatementJudgement equal(ComputedNumber const& computed, StatedNumber const& stated,
                         StatementJudgement judgement) {
  tell(computed, stated.value, judgement);
  std::optional<bool> const can_be = can_be_equal(computed.bounds, bounds_of(stated));
  if (!computed.value || !can_be) {
    return open(std::move(judgement), OpenReason::beyond_range);
  }
  judgement.state = *computed.value == stated.value ? StatementState::holds
                    : *can_be                       ? StatementState::holds_rounded
                                                    : StatementState::fails;
  return judgement;
}

StatementJudgement at_most(ComputedNumber const& computed, ComputedNumber const& limit,
                           StatementJudgement judgement) {
  tell(computed, limit.value, judgement);
  std::optional<bool> const exceeds = lies_below(limit.bounds, computed.bounds);
  std::optional<std::strong_ordering> const order =
      computed.value && limit.value ? compare(*computed.value, *limit.value) : std::nullopt;
  if (!exceeds || !order) {
    return open(std::move(judgement), OpenReason::beyond_range);
  }
  judgement.state = *order != std::strong_ordering::greater ? StatementState::holds
                    : !*exceeds                             ? StatementState::holds_rounded
                                                            : StatementState::fails;
  return judgement;
}

StatementJudgement derived(ComputedNumber const& computed, StatementJudgement judgement) {
  judgement.computed = computed.value;
  if (!computed.value) {
    return open(std::move(judgement), OpenReason::beyond_range);
  }
  judgement.state = StatementState::derived;
  return judgement;
}

}  // namespace tongcun
