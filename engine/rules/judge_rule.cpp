// SPDX-License-Identifier: Apache-2.0
#include "engine/rules/judge_rule.h"

#include <algorithm>

namespace tongcun {
namespace {

Verdict negated(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail:
      return Verdict::pass;
    case Verdict::pass:
      return Verdict::fail;
    case Verdict::unknown:
    case Verdict::not_applicable:
      return verdict;
  }
  return verdict;
}

// `all`: every number in the bounds passes; `some`: at least one does.
Verdict verdict_of(bool all, bool some) {
  if (all) {
    return Verdict::pass;
  }
  return some ? Verdict::unknown : Verdict::fail;
}

Verdict below(RuleValue const& value, Magnitude threshold) {
  return verdict_of(value.high() < threshold, value.low() < threshold);
}
Verdict at_most(RuleValue const& value, Magnitude threshold) {
  return verdict_of(value.high() <= threshold, value.low() <= threshold);
}

Verdict one_of(RuleValue const& value, std::vector<std::int64_t> const& set) {
  auto const from = std::ranges::lower_bound(set, value.low(), {},
                                             [](std::int64_t number) { return Magnitude(number); });
  auto const to = std::ranges::upper_bound(set, value.high(), {},
                                           [](std::int64_t number) { return Magnitude(number); });
  std::int64_t const inside = from < to ? to - from : 0;
  // The set has no repeated numbers, so it fills the bounds if there are as many of them.
  bool const all =
      !value.high().is_beyond() && inside == value.high().number() - value.low().number() + 1;
  return verdict_of(all, inside > 0);
}

Verdict compare(Rule const& rule, RuleValue const& value) {
  Magnitude const threshold(rule.threshold.front());
  switch (rule.comparison) {
    case Comparison::less:
      return below(value, threshold);
    case Comparison::at_most:
      return at_most(value, threshold);
    case Comparison::at_least:
      return negated(below(value, threshold));
    case Comparison::more:
      return negated(at_most(value, threshold));
    case Comparison::equal:
    case Comparison::one_of:
      return one_of(value, rule.threshold);
    case Comparison::not_equal:
      return negated(one_of(value, rule.threshold));
  }
  return Verdict::unknown;
}

Verdict by_policy(MissingPolicy policy) {
  switch (policy) {
    case MissingPolicy::unknown:
      return Verdict::unknown;
    case MissingPolicy::fail:
      return Verdict::fail;
    case MissingPolicy::pass:
      return Verdict::pass;
    case MissingPolicy::not_applicable:
      return Verdict::not_applicable;
  }
  return Verdict::unknown;
}

}  // namespace

bool holds_in(Rule const& rule, std::optional<int> year) {
  return !year || !rule.years || (*year >= rule.years->first && *year <= rule.years->last);
}

Judgement judge(Rule const& rule, RuleValue const& value, std::optional<int> year) {
  if (!holds_in(rule, year)) {
    return {Verdict::unknown, Reason::other_year, value};
  }
  if (value.is_not_applicable()) {
    return {Verdict::not_applicable, Reason::not_applicable, value};
  }
  if (value.is_unknown()) {
    return {by_policy(rule.missing), Reason::value_missing, value};
  }
  if (rule.threshold.empty()) {
    return {Verdict::unknown, Reason::threshold_missing, value};
  }
  Verdict const verdict = compare(rule, value);
  if (verdict == Verdict::unknown) {
    return {verdict, Reason::within_bounds_only, value};
  }
  return {verdict, value.is_stated() ? Reason::stated : Reason::compared, value};
}

}  // namespace tongcun
