// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/exit_rates.h"

#include <gtest/gtest.h>

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
