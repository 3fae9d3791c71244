// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/score_card.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Points = std::vector<Stated<std::int64_t>>;

// Domain reference 2.2.5: 50 and 50.5, 70 and 70.4, 80 and 80.1.
TEST(ScoreCard, BandsOfSixLooks) {
  ScoreCard const card{{1000}, six_looks_bands(), false};
  for (auto const& [score, band] :
       std::vector<std::pair<std::int64_t, std::string>>{{50000, "policy_backstop"},
                                                         {50500, "dibao_poor"},
                                                         {70000, "dibao_poor"},
                                                         {70400, "general_poor"},
                                                         {80000, "general_poor"},
                                                         {80100, "out_of_poverty"}}) {
    EXPECT_EQ(band_of(card, score).key, band) << score;
  }
}

// 20 * 1.5 + 10 * 0.5 = 35 points.
TEST(ScoreCard, WeighsTheUsersWay) {
  ScoreCard const card{{1500, 500}, six_looks_bands(), false};
  Points const known{Stated<std::int64_t>(20000), Stated<std::int64_t>(10000)};
  EXPECT_EQ(score_of(card, known), Stated<std::int64_t>(35000));
}

TEST(ScoreCard, AnUnknownIndicatorIsARange) {
  ScoreCard const card{{1000, 1000}, six_looks_bands(), false};
  Points const points{Stated<std::int64_t>(48000), Stated<std::int64_t>()};
  EXPECT_EQ(score_of(card, points), Stated<std::int64_t>());
  std::vector<PointRange> const possible{{0, 60000}, {1000, 5000}};
  ScoreRange const range = score_range(card, points, possible);
  EXPECT_EQ(range.low, 49000);
  EXPECT_EQ(range.high, 53000);
}

// Grades A and B 20 and 15 points; of labourers none 0, one 5, three and more 10.
TEST(ScoreCard, PointsOfFacts) {
  ScoreIndicator grade;
  grade.by_value = {20000, 15000};
  EXPECT_EQ(points_of(grade, RuleValue::known(1)), Stated<std::int64_t>(15000));
  EXPECT_EQ(points_of(grade, RuleValue::unknown(Lack::column)), Stated<std::int64_t>());
  EXPECT_EQ(points_of(grade, RuleValue::not_applicable()), Stated<std::int64_t>());
  grade.not_applicable = 7000;
  EXPECT_EQ(points_of(grade, RuleValue::not_applicable()), Stated<std::int64_t>(7000));
  EXPECT_EQ(possible_points(grade).least, 7000);
  EXPECT_EQ(possible_points(grade).most, 20000);
  ScoreIndicator labour;
  labour.steps = {{0, 0}, {1, 5000}, {3, 10000}};
  for (auto const& [labourers, points] : std::vector<std::pair<std::int64_t, std::int64_t>>{
           {-2, 0}, {0, 0}, {1, 5000}, {2, 5000}, {3, 10000}, {9, 10000}}) {
    EXPECT_EQ(points_of(labour, RuleValue::known(labourers)), Stated(points)) << labourers;
  }
  RuleValue const few = RuleValue::between(Magnitude(1), Magnitude(2), Lack::column);
  EXPECT_EQ(points_of(labour, few), Stated<std::int64_t>());
}

TEST(ScoreCard, SomeCountiesScoreTheOtherWay) {
  ScoreCard card{{1000}, six_looks_bands(), false};
  EXPECT_TRUE(is_poorer(card, 40000, 60000));
  card.high_is_poor = true;
  EXPECT_FALSE(is_poorer(card, 40000, 60000));
  EXPECT_FALSE(is_poorer(card, 40000, 40000));
}

}  // namespace
}  // namespace tongcun
