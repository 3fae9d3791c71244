// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_county.h"

#include <gtest/gtest.h>

#include <atomic>

namespace tongcun {
namespace {

SyntheticCounty make(std::uint64_t seed, int threads) {
  CountyParameters parameters;
  parameters.seed = seed;
  parameters.villages = 40;
  RunSettings run;
  run.threads = threads;
  return make_county(parameters, run);
}

TEST(CountyDeterminism, ThreadsDoNotMatter) {
  SyntheticCounty const one = make(3, 1);
  EXPECT_EQ(one, make(3, 2));
  EXPECT_EQ(one, make(3, 5));
}

TEST(CountyDeterminism, SeedsMatter) {
  SyntheticCounty const a = make(3, 0);
  SyntheticCounty const b = make(4, 0);
  EXPECT_NE(a.elevation.decimetres, b.elevation.decimetres);
  EXPECT_NE(a.villages, b.villages);
  EXPECT_NE(a.roads, b.roads);
}

TEST(CountyDeterminism, StopsWhenAsked) {
  std::atomic<bool> const stop = true;
  RunSettings run;
  run.stop = &stop;
  EXPECT_THROW({ SyntheticCounty const county = make_county({}, run); }, Stopped);
}

}  // namespace
}  // namespace tongcun
