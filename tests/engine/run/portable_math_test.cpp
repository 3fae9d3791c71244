// SPDX-License-Identifier: Apache-2.0
#include "engine/run/portable_math.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

TEST(PortableMath, LogarithmAgreesWithTheLibrary) {
  for (double x = 1e-300; x < 1e300; x *= 1.0731) {
    EXPECT_NEAR(portable_log(x) / std::log(x), 1.0, 1e-15) << x;
  }
  for (double x = 0.5; x < 2.0; x += 1e-3) {
    EXPECT_NEAR(portable_log(x), std::log(x), 4e-16) << x;
  }
  EXPECT_EQ(portable_log(1.0), 0.0);
}

TEST(PortableMath, NormalDistributionAgreesWithTheLibrary) {
  for (double x = -37.0; x < 9.0; x += 0.013) {
    double const expected = 0.5 * std::erfc(-x / std::sqrt(2.0));
    EXPECT_NEAR(normal_distribution(x), expected, 1e-15) << x;
    if (x < 0.0) {
      EXPECT_NEAR(normal_distribution(x) / expected, 1.0, 1e-12) << x;
    }
  }
  EXPECT_EQ(normal_distribution(0.0), 0.5);
  EXPECT_EQ(normal_distribution(-1e9), 0.0);
  EXPECT_EQ(normal_distribution(1e9), 1.0);
}

TEST(PortableMath, NormalQuantileInvertsIt) {
  for (double p = 1e-12; p < 1.0; p = p < 1e-3 ? p * 1.7 : p + 1e-3) {
    EXPECT_NEAR(normal_distribution(normal_quantile(p)), p, 1e-12 * std::min(1.0, p * 1e3)) << p;
  }
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-13);  // tables
  EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-15);
}

}  // namespace
}  // namespace tongcun
