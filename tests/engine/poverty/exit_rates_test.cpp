// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/exit_rates.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace tongcun {
namespace {

// Domain reference 2.2.1: 3 of 1,200 and 5 of 2,600 sampled; 23,480 never registered; 1.3726 %.
CountySample printed_example() {
  CountySample sample;
  sample.rural_persons = 45000;
  sample.remaining_poor = 520;
  sample.exited = 21000;
  sample.sampled_exited = 1200;
  sample.wrongly_exited = 3;
  sample.sampled_others = 2600;
  sample.missed = 5;
  return sample;
}

TEST(ExitRates, PrintedExample) {
  CountyRates const rates = county_rates(printed_example());
  ASSERT_TRUE(rates.comprehensive);
  EXPECT_NEAR(rates.wrong_exit->value, 0.0025, 1e-12);
  EXPECT_NEAR(rates.missed->value, 0.001923, 5e-7);
  EXPECT_NEAR(rates.comprehensive->value, 0.013726, 5e-7);
  EXPECT_FALSE(rates.recognition);
  // The point is far below 2 %, the sample alone is not that sure.
  EXPECT_LT(rates.comprehensive->low, rates.comprehensive->value);
  EXPECT_GT(rates.comprehensive->high, rates.comprehensive->value);
  EXPECT_LT(rates.comprehensive->high, 0.02);
}

// Wilson's interval of 1 of 10: (0.1 + 0.19208) / 1.38416 -+ 1.96 sqrt(0.009 + 0.009604) / 1.38416
// = 0.211016 -+ 0.193139.
TEST(ExitRates, WilsonByHand) {
  SampledShare const share = sampled_share(1, 10);
  EXPECT_NEAR(share.low, 0.017877, 2e-6);
  EXPECT_NEAR(share.high, 0.404155, 2e-6);
  EXPECT_EQ(sampled_share(0, 10).low, 0.0);
  EXPECT_GT(sampled_share(0, 10).high, 0.2);  // nobody found in ten is not nobody there
  EXPECT_EQ(sampled_share(10, 10).high, 1.0);
}

TEST(ExitRates, WithoutASampleNothingIsKnown) {
  CountySample sample = printed_example();
  sample.sampled_others = 0;
  sample.missed = 0;
  CountyRates const rates = county_rates(sample);
  EXPECT_TRUE(rates.wrong_exit);
  EXPECT_FALSE(rates.missed);
  EXPECT_FALSE(rates.comprehensive);
}

constexpr std::int32_t kPercent = 10'000;

CountyLimits limits() {
  return {2 * kPercent, 2 * kPercent, 2 * kPercent, 90 * kPercent, "paper", "V"};
}

std::string letters(CountyExit const& exit) {
  std::string text;
  for (CountyItemResult const& item : exit.items) {
    text += "f?p"[static_cast<std::size_t>(item.verdict)];
    text += "f?p "[static_cast<std::size_t>(item.surely)];
  }
  return text;
}

// Comprehensive, wrong exit, missed, recognition: value, then the interval. All four are met, and
// so surely but for the recognition of 91 of 100.
TEST(ExitRates, TheTestOfACounty) {
  CountySample sample = printed_example();
  sample.surveyed_households = 100;
  sample.recognising = 91;
  CountyExit const exit = judge_county(sample, limits(), "sample of the county");
  EXPECT_EQ(letters(exit),
            "pppppp"
            "p?");
  EXPECT_EQ(exit.exits, Verdict::pass);
  sample.recognising = 90;  // exactly at the limit: met
  EXPECT_EQ(judge_county(sample, limits(), "").exits, Verdict::pass);
  sample.recognising = 89;
  EXPECT_EQ(judge_county(sample, limits(), "").exits, Verdict::fail);
  sample.recognising = 50;
  EXPECT_EQ(letters(judge_county(sample, limits(), "")), "ppppppff");
}

// 24 of 1,200 are 2 % and not below it; the sample alone could be on either side.
TEST(ExitRates, AtTheLimitIsNotBelow) {
  CountySample sample = printed_example();
  sample.wrongly_exited = 24;
  CountyExit const exit = judge_county(sample, limits(), "");
  EXPECT_EQ(letters(exit).substr(2, 2), "f?");
  EXPECT_EQ(exit.exits, Verdict::fail);
  EXPECT_EQ(letters(exit).substr(6), "??");  // nobody was asked
  sample.wrongly_exited = 10;
  EXPECT_EQ(judge_county(sample, limits(), "").exits, Verdict::unknown);
}

TEST(ExitRates, MoreFoundIsNeverLess) {
  for (std::int64_t found = 0; found < 40; ++found) {
    SampledShare const less = sampled_share(found, 40);
    SampledShare const more = sampled_share(found + 1, 40);
    EXPECT_LT(less.value, more.value);
    EXPECT_LE(less.low, more.low);
    EXPECT_LE(less.high, more.high);
    EXPECT_LE(less.low, less.value);
    EXPECT_GE(less.high, less.value);
  }
}

}  // namespace
}  // namespace tongcun
