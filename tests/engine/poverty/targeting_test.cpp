// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/targeting.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>

namespace tongcun {
namespace {

TEST(TargetingErrors, TheExampleOfTheReference) {  // 2.11.2
  TargetingErrors const errors = targeting_errors({60, 40, 20, 180});
  EXPECT_NEAR(*errors.leakage, 0.25, 1e-15);
  EXPECT_NEAR(*errors.inclusion, 0.10, 1e-15);
  EXPECT_NEAR(*errors.under_coverage, 0.40, 1e-15);
  EXPECT_NEAR(*errors.mistargeting, 0.20, 1e-15);
  EXPECT_NEAR(*errors.cgh_index, 2.25, 1e-15);
}

TEST(TargetingErrors, HaveNoValueWithoutABase) {
  TargetingErrors const errors = targeting_errors({0, 0, 0, 7});
  EXPECT_EQ(errors.leakage, std::nullopt);
  EXPECT_EQ(errors.under_coverage, std::nullopt);
  EXPECT_EQ(errors.cgh_index, std::nullopt);
  EXPECT_EQ(errors.mistargeting, 0.0);
}

TEST(CountTargeting, CountsWeightsByBothMarks) {
  std::array<std::uint8_t, 4> const poor{1, 1, 0, 0};
  std::array<std::uint8_t, 4> const selected{1, 0, 1, 0};
  std::array<std::int64_t, 4> const weight{1, 2, 4, 8};
  EXPECT_EQ(count_targeting(poor, selected, weight), (TargetingCounts{1, 2, 4, 8}));
}

TEST(RankingQuality, CountsPairsInOrderAndTiesByHalf) {
  // Poor at 1 and 2; others at 2 (weight 3) and 5: pairs 2 * 4, in order 3 + 1 + 1, tied 3.
  std::array<double, 4> const score{5.0, 1.0, 2.0, 2.0};
  std::array<std::uint8_t, 4> const poor{0, 1, 1, 0};
  std::array<std::int64_t, 4> const weight{1, 1, 1, 3};
  EXPECT_NEAR(*ranking_quality(score, poor, weight), (5.0 + 1.5) / 8.0, 1e-15);
  std::array<std::uint8_t, 4> const nobody{0, 0, 0, 0};
  EXPECT_EQ(ranking_quality(score, nobody, weight), std::nullopt);
}

}  // namespace
}  // namespace tongcun
