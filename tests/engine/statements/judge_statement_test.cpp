// SPDX-License-Identifier: Apache-2.0
// Statements of real reports stand in tests/io/worked_statements_test.cpp.
#include "engine/statements/judge_statement.h"

#include "engine/statements/text_likeness.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// A number of so many decimals, meant within half a unit of its last place if it has any.
StatedNumber number(std::int64_t digits, int decimals = 0, Firmness firmness = Firmness::stated) {
  StatedNumber made;
  made.digits = digits;
  made.decimals = decimals;
  made.firmness = firmness;
  made.value = Fraction::decimal(digits, -decimals).value();
  if (decimals > 0) {
    made.half_step = Fraction::decimal(5, -decimals - 1).value();
  }
  return made;
}
StatedNumber percent(std::int64_t digits, int decimals = 0) {
  StatedNumber made = number(digits, decimals);
  made.measure = Measure::per_cent;
  made.half_step = Fraction::decimal(5, -decimals - 1).value();
  return made;
}
StatementState state(Claim claim) {
  return judge_statement({"s", "", std::move(claim)}).state;
}
OpenReason reason(Claim claim) {
  return judge_statement({"s", "", std::move(claim)}).reason;
}

using enum StatementState;

// Brute force: a share holds if some percentage that rounds to the stated one is the share. With
// hundredths of the last place tried one by one, and part and whole exact.
TEST(JudgeStatementTest, SharesAgainstEveryRounding) {
  std::mt19937 random(5);
  int held = 0;
  for (int round = 0; round < 4000; ++round) {
    std::int64_t const whole = 1 + static_cast<std::int64_t>(random() % 400);
    std::int64_t const part =
        static_cast<std::int64_t>(random() % (static_cast<unsigned>(whole) + 1));
    int const decimals = static_cast<int>(random() % 3);
    std::int64_t const unit = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    // Near the truth: the share at these decimals and up to two units off.
    std::int64_t const near =
        100 * unit * part / whole + static_cast<std::int64_t>(random() % 5) - 2;
    if (near < 0) {
      continue;
    }
    // |100 part / whole - near / unit| <= 1 / (2 unit), in integers.
    std::int64_t const off = 200 * unit * part - 2 * near * whole;
    bool const is_true = (off < 0 ? -off : off) <= whole;
    StatementState const found =
        state(ShareClaim{number(part), false, number(whole), percent(near, decimals), {}});
    EXPECT_EQ(found != fails, is_true) << part << "/" << whole << " " << near << "e-" << decimals;
    held += is_true ? 1 : 0;
  }
  EXPECT_GT(held, 500);
}

// 6.3 + 2.1 is 8.4; but 6.25 and 2.05 make 8.3, which is what 6.3 and 2.1 may mean.
TEST(JudgeStatementTest, RoundedPartsMayMakeARoundedTotal) {
  EXPECT_EQ(state(SumClaim{{number(63, 1), number(20, 1)}, number(83, 1), false}), holds);
  EXPECT_EQ(state(SumClaim{{number(63, 1), number(21, 1)}, number(83, 1), false}), holds_rounded);
  EXPECT_EQ(state(SumClaim{{number(63, 1), number(23, 1)}, number(83, 1), false}), fails);
  // Counts are exact.
  EXPECT_EQ(state(SumClaim{{number(67), number(87)}, number(156), false}), fails);
  EXPECT_EQ(state(SumClaim{{number(67), number(87)}, number(156), true}), exempt);
}

// Nothing follows from "about"; a bound on one side is enough to refute, never to prove more.
TEST(JudgeStatementTest, FirmnessDecidesWhatFollows) {
  SumClaim about{{number(67, 0, Firmness::about), number(87)}, number(156), false};
  EXPECT_EQ(state(about), open);
  EXPECT_EQ(reason(about), OpenReason::about);
  EXPECT_EQ(state(WithinClaim{{number(90, 0, Firmness::at_least)}, number(80)}), fails);
  EXPECT_EQ(state(WithinClaim{{number(90, 0, Firmness::at_most)}, number(80)}), holds_rounded);
  EXPECT_EQ(state(WithinClaim{{number(90)}, number(80, 0, Firmness::at_least)}), holds_rounded);
  EXPECT_EQ(state(SumClaim{{number(60), number(87)}, number(150, 0, Firmness::at_most), false}),
            holds_rounded);
  EXPECT_EQ(state(SumClaim{{number(67), number(87)}, number(150, 0, Firmness::at_most), false}),
            fails);
}

TEST(JudgeStatementTest, SharesWithoutAWhole) {
  StatementJudgement const made =
      judge_statement({"s", "", ShareClaim{number(43), false, std::nullopt, percent(50), {}}});
  EXPECT_EQ(made.state, derived);
  EXPECT_EQ(made.computed, Fraction(86));
  ShareClaim others{
      number(43), false, std::nullopt, percent(50), {{"all", std::nullopt, number(300)}}};
  EXPECT_EQ(state(others), open);
  EXPECT_EQ(reason(others), OpenReason::no_whole);
  others.other_bases[0].whole = number(86);
  EXPECT_EQ(state(others), fails);
  EXPECT_EQ(judge_statement({"s", "", others}).base, "all");
  // A base that holds needs no other.
  EXPECT_EQ(state(ShareClaim{
                number(43), false, number(86), percent(50), {{"x", std::nullopt, number(300)}}}),
            holds);
  // Of nobody there is no share.
  EXPECT_EQ(state(ShareClaim{number(0), false, number(0), percent(0), {}}), open);
}

TEST(JudgeStatementTest, GrowthMayBeALoss) {
  StatedNumber loss = percent(10);
  loss.value = Fraction(-10);
  EXPECT_EQ(state(GrowthClaim{number(200), number(180), loss}), holds);
  EXPECT_EQ(state(GrowthClaim{number(200), number(180), percent(10)}), fails);
  EXPECT_EQ(state(GrowthClaim{number(0), number(180), percent(10)}), open);
}

// 8.4 and 8.3 may be the same; nobody can tell which of 8.3 and 8.3 comes first, and need not.
TEST(JudgeStatementTest, PlacesAmongOthers) {
  std::vector<StatedNumber> const others{number(91, 1), number(74, 1), number(60, 1)};
  EXPECT_EQ(state(RankingClaim{number(83, 1), others, 2, false}), holds);
  EXPECT_EQ(state(RankingClaim{number(83, 1), others, 1, false}), fails);
  EXPECT_EQ(state(RankingClaim{number(83, 1), others, 3, true}), holds);
  EXPECT_EQ(state(RankingClaim{number(83, 1), {number(83, 1), number(60, 1)}, 1, false}), holds);
  RankingClaim const near{number(830, 2), {number(83, 1), number(8301, 3)}, 1, false};
  EXPECT_EQ(state(near), open);
  EXPECT_EQ(reason(near), OpenReason::tied);
  RankingClaim last = near;
  last.place = 4;
  EXPECT_EQ(state(last), fails);
}

TEST(JudgeStatementTest, ShapesOfARangeWithoutItsDash) {
  auto const split = [](std::int64_t digits, std::int64_t most) {
    StatedNumber value = number(digits);
    value.is_range = true;
    return judge_statement({"s", "", MagnitudeClaim{value, number(most), 1}});
  };
  EXPECT_EQ(split(4'005'000, 1'000'000).split, std::pair(std::int64_t{400}, std::int64_t{5000}));
  EXPECT_EQ(split(4'005'000, 5'000'000).state, holds);
  EXPECT_FALSE(split(4'005'000, 4000).split);  // 5000 is more than the limit
  // 1|23456 and 12|3456 and 123|456: nobody can tell.
  EXPECT_EQ(split(123'456, 50'000).state, fails);
  EXPECT_FALSE(split(123'456, 50'000).split);
}

TEST(JudgeStatementTest, BeyondExactArithmeticIsOpen) {
  StatedNumber huge = number(1);
  huge.value = Fraction::ratio(Fraction::Wide(1) << 120, 1).value();
  EXPECT_EQ(reason(ProductClaim{{huge, huge}, number(1)}), OpenReason::beyond_range);
}

TEST(TextLikenessTest, CountsPairsOfCharacters) {
  EXPECT_EQ(text_likeness("night", "nacht").common, 2);  // ht
  EXPECT_EQ(text_likeness("night", "nacht").all, 8);
  EXPECT_EQ(text_likeness("家长租房", "家长 租房。").common, 6);
  EXPECT_EQ(text_likeness("", "a").all, 0);
  EXPECT_FALSE(is_copied({0, 0}));
  EXPECT_TRUE(is_copied({90, 100}));
  EXPECT_FALSE(is_copied({89, 100}));
  EXPECT_EQ(state(TextsClaim{{"this village has a road", "that town wants a school"}}), holds);
}

}  // namespace
}  // namespace tongcun
