// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_chain.h"

#include "tests/engine/assignment/placement_worlds.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace tongcun {
namespace {

constexpr std::int64_t kNeverEnough = std::numeric_limits<std::int64_t>::min();

// A first descent that takes many stretches of the search is gone on with, not begun anew.
TEST(PlacementChain, ComesThroughInShortStretches) {
  PlacementProblem const problem = drawn_placement(2, 1500, 24, 1, 200);
  RelaxedPrices const prices = starting_prices(problem);
  OfferTable const table =
      rank_offers(problem, prices.resource_price, std::numeric_limits<std::size_t>::max(),
                  std::numeric_limits<std::size_t>::max());
  RunSettings const run;
  PlacementChain chain(problem, table, prices, 1, 1);
  chain.start(prices, run);
  int stretches = 0;
  while (chain.rounds() == 0 && stretches < 1000) {
    chain.search(100, kNeverEnough, run);
    ++stretches;
  }
  EXPECT_GT(stretches, 10);  // else this test tests nothing
  EXPECT_GT(chain.rounds(), 0);
}

}  // namespace
}  // namespace tongcun
