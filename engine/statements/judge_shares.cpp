// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/computed_number.h"

#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Per cent of a whole, of a part or of what is left of it.
ComputedNumber percent_of(ComputedNumber const& part, bool is_rest, ComputedNumber const& whole) {
  ComputedNumber const share = times(over(part, whole), whole_number(kHundred));
  return is_rest ? minus(whole_number(kHundred), share) : share;
}

// The whole that a part and its share are of.
ComputedNumber whole_of(ComputedNumber const& part, bool is_rest, ComputedNumber const& percent) {
  ComputedNumber const of_part = is_rest ? minus(whole_number(kHundred), percent) : percent;
  return times(over(part, of_part), whole_number(kHundred));
}

// A share of the statement against what a base makes of it.
bool reproduces(ComputedNumber const& share, StatedNumber const& percent) {
  return can_be_equal(share.bounds, bounds_of(percent)) == true;
}

}  // namespace

StatementJudgement judge_shares(ShareClaim const& claim) {
  StatedNumber percent_form;
  percent_form.measure = Measure::per_cent;
  percent_form.decimals = 2;
  StatementJudgement judgement = begun(claim.percent.value_or(percent_form));
  bool const is_vague_anywhere = is_vague(claim.part) || (claim.whole && is_vague(*claim.whole)) ||
                                 (claim.percent && is_vague(*claim.percent));
  if (is_vague_anywhere) {
    return open(std::move(judgement), OpenReason::about);
  }
  ComputedNumber const part = computed_of(claim.part);
  if (!claim.percent) {
    return claim.whole ? derived(percent_of(part, claim.is_rest, computed_of(*claim.whole)),
                                 std::move(judgement))
                       : open(std::move(judgement), OpenReason::no_whole);
  }
  ComputedNumber const needed = whole_of(part, claim.is_rest, computed_of(*claim.percent));
  judgement.base_low = needed.bounds.low;
  judgement.base_high = needed.bounds.high;
  if (claim.whole) {
    judgement = equal(percent_of(part, claim.is_rest, computed_of(*claim.whole)), *claim.percent,
                      std::move(judgement));
    if (judgement.state != StatementState::fails) {
      return judgement;
    }
  }
  for (OtherBase const& other : claim.other_bases) {
    ComputedNumber const share = percent_of(other.part ? computed_of(*other.part) : part,
                                            claim.is_rest, computed_of(other.whole));
    if (reproduces(share, *claim.percent)) {
      judgement.state = StatementState::fails;
      judgement.base = other.name;
      if (!claim.whole) {
        tell(share, claim.percent->value, judgement);
      }
      return judgement;
    }
  }
  if (claim.whole) {
    return judgement;
  }
  if (!claim.other_bases.empty()) {
    return open(std::move(judgement), OpenReason::no_whole);
  }
  judgement.measure = claim.part.measure;
  judgement.unit = claim.part.unit;
  judgement.decimals = claim.part.decimals;
  return derived(needed, std::move(judgement));
}

StatementJudgement judge_shares(SameBaseClaim const& claim) {
  StatementJudgement judgement = begun(claim.shares.front().part);
  std::vector<ComputedNumber> wholes;
  for (SameBaseClaim::Share const& share : claim.shares) {
    if (is_vague(share.part) || is_vague(share.percent)) {
      return open(std::move(judgement), OpenReason::about);
    }
    wholes.push_back(whole_of(computed_of(share.part), false, computed_of(share.percent)));
  }
  if (claim.whole) {
    wholes.push_back(computed_of(*claim.whole));
  }
  judgement.state = StatementState::holds_rounded;
  // Intervals have a point in common if every two of them have.
  for (std::size_t i = 0; i < wholes.size(); ++i) {
    for (std::size_t j = i + 1; j < wholes.size(); ++j) {
      std::optional<bool> const can_be = can_be_equal(wholes[i].bounds, wholes[j].bounds);
      if (!can_be || !wholes[i].value || !wholes[j].value) {
        return open(std::move(judgement), OpenReason::beyond_range);
      }
      if (!*can_be && judgement.state != StatementState::fails) {
        tell(wholes[i], wholes[j].value, judgement);
        judgement.state = StatementState::fails;
      }
    }
  }
  return judgement;
}

}  // namespace tongcun
