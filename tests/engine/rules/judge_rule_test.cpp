// SPDX-License-Identifier: Apache-2.0
#include "engine/rules/judge_rule.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <optional>
#include <random>
#include <vector>

namespace tongcun {
namespace {

constexpr std::array<Verdict, 4> kAll{Verdict::fail, Verdict::unknown, Verdict::pass,
                                      Verdict::not_applicable};
constexpr Verdict F = Verdict::fail;
constexpr Verdict U = Verdict::unknown;
constexpr Verdict P = Verdict::pass;
constexpr Verdict N = Verdict::not_applicable;

Rule rule(Comparison comparison, std::vector<std::int64_t> threshold) {
  Rule made;
  made.id = "rule";
  made.comparison = comparison;
  made.threshold = std::move(threshold);
  return made;
}

RuleValue from_to(std::int64_t low, std::int64_t high) {
  return RuleValue::between(Magnitude(low), Magnitude(high), Lack::surfaces);
}

// Kleene's tables (Introduction to Metamathematics, section 64); what is not applicable is neutral.
TEST(VerdictTest, TruthTables) {
  constexpr std::array<std::array<Verdict, 4>, 4> kBoth{
      {{F, F, F, F}, {F, U, U, U}, {F, U, P, P}, {F, U, P, N}}};
  constexpr std::array<std::array<Verdict, 4>, 4> kEither{
      {{F, U, P, F}, {U, U, P, U}, {P, P, P, P}, {F, U, P, N}}};
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = 0; b < 4; ++b) {
      EXPECT_EQ(both(kAll[a], kAll[b]), kBoth[a][b]) << a << b;
      EXPECT_EQ(either(kAll[a], kAll[b]), kEither[a][b]) << a << b;
    }
  }
}

TEST(VerdictTest, Associative) {
  for (Verdict const a : kAll) {
    for (Verdict const b : kAll) {
      for (Verdict const c : kAll) {
        EXPECT_EQ(both(both(a, b), c), both(a, both(b, c)));
        EXPECT_EQ(either(either(a, b), c), either(a, either(b, c)));
      }
    }
  }
}

// Beyond is more than every number and equal to itself only.
TEST(MagnitudeTest, BeyondEveryNumber) {
  EXPECT_GT(Magnitude::beyond(), Magnitude(INT64_MAX));
  EXPECT_EQ(Magnitude::beyond(), Magnitude::beyond());
  EXPECT_LT(Magnitude(INT64_MIN), Magnitude(0));
  EXPECT_NE(Magnitude::beyond(), Magnitude(0));
}

// A known number against a threshold, below, at and above it.
TEST(JudgeRuleTest, EveryComparison) {
  struct Case {
    Comparison comparison;
    std::array<Verdict, 3> below_at_above;
  };
  for (Case const& test :
       {Case{Comparison::less, {P, F, F}}, Case{Comparison::at_most, {P, P, F}},
        Case{Comparison::equal, {F, P, F}}, Case{Comparison::not_equal, {P, F, P}},
        Case{Comparison::at_least, {F, P, P}}, Case{Comparison::more, {F, F, P}}}) {
    for (std::int64_t i = 0; i < 3; ++i) {
      Judgement const judgement =
          judge(rule(test.comparison, {7}), RuleValue::known(6 + i), std::nullopt);
      EXPECT_EQ(judgement.verdict, test.below_at_above[static_cast<std::size_t>(i)]);
      EXPECT_EQ(judgement.reason, Reason::compared);
    }
  }
}

// What cannot be reached is farther than any reach: no pass, and no number in the answer.
TEST(JudgeRuleTest, UnreachedFailsAReach) {
  RuleValue const unreached =
      RuleValue::between(Magnitude::beyond(), Magnitude::beyond(), Lack::none);
  EXPECT_EQ(judge(rule(Comparison::at_most, {INT64_MAX}), unreached, std::nullopt).verdict, F);
  EXPECT_EQ(judge(rule(Comparison::more, {INT64_MAX}), unreached, std::nullopt).verdict, P);
  RuleValue const perhaps = RuleValue::between(Magnitude(300), Magnitude::beyond(), Lack::surfaces);
  EXPECT_EQ(judge(rule(Comparison::at_most, {500}), perhaps, std::nullopt).verdict, U);
  EXPECT_EQ(judge(rule(Comparison::at_most, {299}), perhaps, std::nullopt).verdict, F);
}

// Of bounds: pass if every number in them passes, fail if none does. Twin: try every number.
TEST(JudgeRuleTest, BoundsEqualTryingEveryNumber) {
  std::mt19937 random(5);
  auto const number = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  for (int i = 0; i < 20000; ++i) {
    auto const comparison = static_cast<Comparison>(number(0, kComparisons - 1));
    std::vector<std::int64_t> threshold{number(-4, 4)};
    if (comparison == Comparison::one_of) {
      for (int more = number(0, 4); more > 0; --more) {
        threshold.push_back(threshold.back() + number(1, 3));
      }
    }
    std::int64_t const low = number(-6, 6);
    bool const is_open = number(0, 9) == 0;
    std::int64_t const high = low + number(0, 5);
    RuleValue const value = RuleValue::between(
        Magnitude(low), is_open ? Magnitude::beyond() : Magnitude(high), Lack::surfaces);
    Rule const asked = rule(comparison, threshold);
    bool all = true;
    bool some = false;
    // Beyond every number is tried as one far more than any threshold here.
    for (std::int64_t n = low; n <= (is_open ? 1000 : high); ++n) {
      bool const passes = judge(asked, RuleValue::known(n), std::nullopt).verdict == P;
      all = all && passes;
      some = some || passes;
    }
    Verdict const expected = all ? P : some ? U : F;
    Judgement const judgement = judge(asked, value, std::nullopt);
    EXPECT_EQ(judgement.verdict, expected)
        << static_cast<int>(comparison) << " " << low << " " << high << " " << is_open;
    EXPECT_EQ(judgement.reason, expected == U ? Reason::within_bounds_only : Reason::compared);
  }
}

// Narrower bounds never turn a pass into a fail or back.
TEST(JudgeRuleTest, LearningMoreNeverContradicts) {
  for (int comparison = 0; comparison < kComparisons; ++comparison) {
    Rule const asked = rule(static_cast<Comparison>(comparison), {0});
    for (std::int64_t low = -3; low <= 3; ++low) {
      for (std::int64_t high = low; high <= 3; ++high) {
        Verdict const wide = judge(asked, from_to(low, high), std::nullopt).verdict;
        for (std::int64_t a = low; a <= high; ++a) {
          for (std::int64_t b = a; b <= high; ++b) {
            Verdict const narrow = judge(asked, from_to(a, b), std::nullopt).verdict;
            EXPECT_TRUE(wide == U || narrow == wide);
          }
        }
      }
    }
  }
}

// An unknown value is what the rule's policy says, and says that it is missing.
TEST(JudgeRuleTest, MissingValueByPolicy) {
  Rule asked = rule(Comparison::at_most, {5});
  for (auto const& [policy, verdict] :
       {std::pair(MissingPolicy::unknown, U), std::pair(MissingPolicy::fail, F),
        std::pair(MissingPolicy::pass, P), std::pair(MissingPolicy::not_applicable, N)}) {
    asked.missing = policy;
    Judgement const judgement = judge(asked, RuleValue::unknown(Lack::column), std::nullopt);
    EXPECT_EQ(judgement.verdict, verdict);
    EXPECT_EQ(judgement.reason, Reason::value_missing);
    EXPECT_EQ(judgement.value.lack(), Lack::column);
  }
}

// Without a threshold the user must supply it: unknown, however good the value is.
TEST(JudgeRuleTest, MissingThreshold) {
  Judgement const judgement =
      judge(rule(Comparison::at_least, {}), RuleValue::known(7000), std::nullopt);
  EXPECT_EQ(judgement.verdict, U);
  EXPECT_EQ(judgement.reason, Reason::threshold_missing);
}

TEST(JudgeRuleTest, NotApplicable) {
  Judgement const judgement =
      judge(rule(Comparison::at_least, {1}), RuleValue::not_applicable(), std::nullopt);
  EXPECT_EQ(judgement.verdict, N);
  EXPECT_EQ(judgement.reason, Reason::not_applicable);
}

// What the profile states is judged like what is recorded, and says so.
TEST(JudgeRuleTest, StatedValues) {
  Rule const asked = rule(Comparison::at_least, {5});
  for (std::int64_t const number : {4, 5}) {
    Judgement const judgement = judge(asked, RuleValue::stated(number, FieldId(3)), 2020);
    EXPECT_EQ(judgement.verdict, judge(asked, RuleValue::known(number), 2020).verdict);
    EXPECT_EQ(judgement.reason, Reason::stated);
    EXPECT_EQ(judge(asked, RuleValue::known(number), 2020).reason, Reason::compared);
  }
  EXPECT_EQ(judge(rule(Comparison::at_least, {}), RuleValue::stated(4, FieldId(3)), 2020).reason,
            Reason::threshold_missing);
}

// A rule judges no data of other years; data of no stated year it judges.
TEST(JudgeRuleTest, Years) {
  Rule asked = rule(Comparison::at_most, {5});
  asked.years = YearRange{2016, 2020};
  for (auto const& [year, verdict] :
       {std::pair(2015, U), std::pair(2016, P), std::pair(2020, P), std::pair(2021, U)}) {
    EXPECT_EQ(judge(asked, RuleValue::known(5), year).verdict, verdict) << year;
  }
  EXPECT_EQ(judge(asked, RuleValue::known(5), 2021).reason, Reason::other_year);
  EXPECT_EQ(judge(asked, RuleValue::known(5), std::nullopt).verdict, P);
}

}  // namespace
}  // namespace tongcun
