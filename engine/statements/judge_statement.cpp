// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/judge_statement.h"

#include "engine/statements/computed_number.h"
#include "engine/statements/text_likeness.h"

#include <utility>

namespace tongcun {
namespace {

StatementJudgement judge_claim(SumClaim const& claim) {
  StatementJudgement judgement = begun(claim.total);
  if (any_vague(claim.parts) || is_vague(claim.total)) {
    return open(std::move(judgement), OpenReason::about);
  }
  judgement = equal(sum_of(claim.parts), claim.total, std::move(judgement));
  if (claim.may_overlap) {
    judgement.state = StatementState::exempt;
  }
  return judgement;
}

StatementJudgement judge_claim(PlanClaim const& claim) {
  StatementJudgement judgement = begun(claim.total);
  if (any_vague(claim.parts) || is_vague(claim.total)) {
    return open(std::move(judgement), OpenReason::about);
  }
  return equal(sum_of(claim.parts), claim.total, std::move(judgement));
}

StatementJudgement judge_claim(WithinClaim const& claim) {
  StatementJudgement judgement = begun(claim.whole);
  if (any_vague(claim.parts) || is_vague(claim.whole)) {
    return open(std::move(judgement), OpenReason::about);
  }
  return at_most(sum_of(claim.parts), computed_of(claim.whole), std::move(judgement));
}

StatementJudgement judge_claim(GrowthClaim const& claim) {
  StatementJudgement judgement = begun(claim.percent);
  if (is_vague(claim.from) || is_vague(claim.to) || is_vague(claim.percent)) {
    return open(std::move(judgement), OpenReason::about);
  }
  ComputedNumber const ratio =
      times(over(computed_of(claim.to), computed_of(claim.from)), whole_number(kHundred));
  return equal(minus(ratio, whole_number(kHundred)), claim.percent, std::move(judgement));
}

StatementJudgement judge_claim(DifferenceClaim const& claim) {
  StatementJudgement judgement = begun(claim.result);
  if (is_vague(claim.from) || is_vague(claim.less) || is_vague(claim.result)) {
    return open(std::move(judgement), OpenReason::about);
  }
  return equal(minus(computed_of(claim.from), computed_of(claim.less)), claim.result,
               std::move(judgement));
}

// A number in the unit that it is written in: kilometres where it says so.
ComputedNumber as_written(StatedNumber const& number) {
  return over(computed_of(number), ComputedNumber{number.unit, exactly(number.unit)});
}

StatementJudgement judge_claim(RateClaim const& claim) {
  StatementJudgement judgement = begun(claim.value.value_or(claim.total));
  if (is_vague(claim.total) || is_vague(claim.per) || (claim.value && is_vague(*claim.value))) {
    return open(std::move(judgement), OpenReason::about);
  }
  ComputedNumber const rate = over(computed_of(claim.total), as_written(claim.per));
  return claim.value ? equal(rate, *claim.value, std::move(judgement))
                     : derived(rate, std::move(judgement));
}

StatementJudgement judge_claim(ProductClaim const& claim) {
  StatementJudgement judgement = begun(claim.result);
  if (any_vague(claim.factors) || is_vague(claim.result)) {
    return open(std::move(judgement), OpenReason::about);
  }
  ComputedNumber product = whole_number(1);
  for (StatedNumber const& factor : claim.factors) {
    ComputedNumber const next = factor.measure == Measure::per_cent
                                    ? over(computed_of(factor), whole_number(kHundred))
                                    : computed_of(factor);
    product = times(product, next);
  }
  return equal(product, claim.result, std::move(judgement));
}

StatementJudgement judge_claim(SameClaim const& claim) {
  StatementJudgement judgement = begun(claim.values.front());
  if (any_vague(claim.values)) {
    return open(std::move(judgement), OpenReason::about);
  }
  judgement.state = StatementState::holds;
  for (std::size_t i = 0; i < claim.values.size(); ++i) {
    for (std::size_t j = i + 1; j < claim.values.size(); ++j) {
      StatementJudgement pair = equal(computed_of(claim.values[i]), claim.values[j], judgement);
      if (pair.state == StatementState::open || pair.state == StatementState::fails) {
        return pair;
      }
      if (pair.state == StatementState::holds_rounded) {
        judgement.state = pair.state;
      }
    }
  }
  return judgement;
}

StatementJudgement judge_claim(SameTotalClaim const& claim) {
  StatementJudgement judgement = begun(claim.parts.front().each);
  std::vector<ComputedNumber> totals;
  for (SameTotalClaim::Part const& part : claim.parts) {
    if (is_vague(part.each) || is_vague(part.of)) {
      return open(std::move(judgement), OpenReason::about);
    }
    totals.push_back(times(computed_of(part.each), computed_of(part.of)));
  }
  judgement.state = StatementState::holds;
  for (std::size_t at = 1; at < totals.size(); ++at) {
    std::optional<bool> const can_be = can_be_equal(totals.front().bounds, totals[at].bounds);
    if (!can_be || !totals.front().value || !totals[at].value) {
      return open(std::move(judgement), OpenReason::beyond_range);
    }
    if (!*can_be) {
      tell(totals.front(), totals[at].value, judgement);
      judgement.state = StatementState::fails;
      return judgement;
    }
    if (*totals.front().value != *totals[at].value) {
      judgement.state = StatementState::holds_rounded;
    }
  }
  return judgement;
}

// The one way to part the digits of a range that lost its dash: the first number is the smaller
// one, neither begins with a zero, and the second is not more than the limit. None if there is none
// or more than one.
std::optional<std::pair<std::int64_t, std::int64_t>> parted(MagnitudeClaim const& claim) {
  std::optional<std::pair<std::int64_t, std::int64_t>> only;
  for (std::int64_t power = 10; power <= claim.value.digits; power *= 10) {
    std::int64_t const low = claim.value.digits / power;
    std::int64_t const high = claim.value.digits % power;
    MaybeFraction const largest = times(Fraction(high), claim.value.unit);
    std::optional<std::strong_ordering> const order =
        largest ? compare(*largest, claim.at_most.value) : std::nullopt;
    bool const fits =
        high >= power / 10 && low < high && order && *order != std::strong_ordering::greater;
    if (fits && only) {
      return std::nullopt;
    }
    if (fits) {
      only = {low, high};
    }
    if (power > claim.value.digits / 10) {
      break;  // the next one would not fit the type
    }
  }
  return only;
}

StatementJudgement judge_claim(MagnitudeClaim const& claim) {
  StatementJudgement judgement = begun(claim.value);
  if (is_vague(claim.at_most) || claim.value.firmness == Firmness::about) {
    return open(std::move(judgement), OpenReason::about);
  }
  StatedNumber value = claim.value;
  value.is_range = false;  // as if its digits were one number
  judgement =
      at_most(computed_of(value), times(computed_of(claim.at_most), whole_number(claim.times)),
              std::move(judgement));
  if (judgement.state == StatementState::fails && claim.value.is_range) {
    judgement.split = parted(claim);
  }
  return judgement;
}

StatementJudgement judge_claim(CategoriesClaim const& claim) {
  StatementJudgement judgement = begun(claim.stated);
  if (is_vague(claim.stated)) {
    return open(std::move(judgement), OpenReason::about);
  }
  return equal(whole_number(claim.listed), claim.stated, std::move(judgement));
}

StatementJudgement judge_claim(RankingClaim const& claim) {
  StatedNumber place_form;
  StatementJudgement judgement = begun(place_form);
  if (is_vague(claim.value) || any_vague(claim.others)) {
    return open(std::move(judgement), OpenReason::about);
  }
  std::int64_t surely_before = 0;
  std::int64_t perhaps_before = 0;
  NumberBounds const value = bounds_of(claim.value);
  for (StatedNumber const& number : claim.others) {
    NumberBounds const other = bounds_of(number);
    std::optional<bool> const is_less = lies_below(other, value);
    std::optional<bool> const is_more = lies_below(value, other);
    if (!is_less || !is_more) {
      return open(std::move(judgement), OpenReason::beyond_range);
    }
    bool const is_before = claim.smallest_first ? *is_less : *is_more;
    bool const is_after = claim.smallest_first ? *is_more : *is_less;
    bool const is_same = number.value == claim.value.value;
    surely_before += is_before ? 1 : 0;
    perhaps_before += !is_before && !is_after && !is_same ? 1 : 0;
  }
  tell(whole_number(surely_before + 1), Fraction(claim.place), judgement);
  bool const can_be =
      claim.place > surely_before && claim.place <= surely_before + perhaps_before + 1;
  if (!can_be) {
    judgement.state = StatementState::fails;
  } else if (perhaps_before == 0) {
    judgement.state = StatementState::holds;
  } else {
    return open(std::move(judgement), OpenReason::tied);
  }
  return judgement;
}

StatementJudgement judge_claim(TextsClaim const& claim) {
  StatedNumber percent_form;
  percent_form.measure = Measure::per_cent;
  StatementJudgement judgement = begun(percent_form);
  TextLikeness nearest;
  for (std::size_t i = 0; i < claim.texts.size(); ++i) {
    for (std::size_t j = i + 1; j < claim.texts.size(); ++j) {
      TextLikeness const pair = text_likeness(claim.texts[i], claim.texts[j]);
      if (nearest.all == 0 || pair.common * nearest.all > nearest.common * pair.all) {
        nearest = pair;
      }
    }
  }
  if (nearest.all > 0) {
    judgement.computed = Fraction::ratio(Fraction::Wide(nearest.common) * kHundred, nearest.all);
  }
  judgement.state = is_copied(nearest) ? StatementState::fails : StatementState::holds;
  return judgement;
}

StatementJudgement judge_claim(ShareClaim const& claim) {
  return judge_shares(claim);
}
StatementJudgement judge_claim(SameBaseClaim const& claim) {
  return judge_shares(claim);
}

}  // namespace

StatementJudgement judge_statement(Statement const& statement) {
  return std::visit([](auto const& claim) { return judge_claim(claim); }, statement.claim);
}

std::vector<JudgedStatement> judge_statements(std::vector<Statement> statements) {
  std::vector<JudgedStatement> judged;
  judged.reserve(statements.size());
  for (Statement& statement : statements) {
    StatementJudgement judgement = judge_statement(statement);
    judged.push_back({std::move(statement), std::move(judgement)});
  }
  return judged;
}

}  // namespace tongcun
