// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_deprivations.h"

#include <gtest/gtest.h>

#include <array>

namespace tongcun {
namespace {

// Every score, with and without a pupil, as often as chance allows every way to it: the weights of
// the set sum to the score, and attendance fails only where somebody could attend.
TEST(DrawIndicators, WeightsSumToTheScore) {
  for (bool const has_pupil : {false, true}) {
    for (std::int64_t score = 0; score <= largest_score(has_pupil); ++score) {
      for (std::uint64_t draw = 0; draw < 50; ++draw) {
        RandomStream random(5, Purpose::test, draw);
        IndicatorSet const set = draw_indicators(score, has_pupil, random);
        std::int64_t weight = 0;
        for (std::size_t j = 0; j < kMpiIndicators; ++j) {
          weight += set.contains(static_cast<MpiIndicator>(j)) ? kMpiWeights[j] : 0;
        }
        EXPECT_EQ(weight, score);
        EXPECT_TRUE(has_pupil || !set.contains(MpiIndicator::attendance));
      }
    }
  }
}

TEST(DrawIndicators, LargestScores) {
  EXPECT_EQ(largest_score(true), kMpiWhole);
  EXPECT_EQ(largest_score(false), 15);
  RandomStream random(1, Purpose::test, 0);
  EXPECT_EQ(draw_indicators(kMpiWhole, true, random), IndicatorSet::all());
}

// Two poor households of one and two persons, 27 eighteenths between three persons: A = 1/2.
TEST(DrawScores, OnPaper) {
  std::array<IndexHousehold, 3> households;
  households[0] = {1, true, true, 1};
  households[1] = {2, true, false, 2};
  households[2] = {4, false, true, 3};
  DeprivationScores const scores = draw_scores(households, 500000, 1);
  EXPECT_EQ(scores.poor_persons, 3);
  EXPECT_EQ(scores.poor_weight, 27);
  EXPECT_EQ(scores.score[0] + 2 * scores.score[1], 27);
  EXPECT_GE(scores.score[0], kMpiPoorFrom);
  EXPECT_GE(scores.score[1], kMpiPoorFrom);
  EXPECT_LT(scores.score[2], kMpiPoorFrom);
  // More than can be is cut to the most: 18 and twice 15.
  EXPECT_EQ(draw_scores(households, 1000000, 1).poor_weight, 48);
}

}  // namespace
}  // namespace tongcun
