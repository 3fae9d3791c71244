// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/cover_table.h"

#include "engine/run/random_stream.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

struct Thing {
  std::int64_t cost;
  std::int64_t held;
};

constexpr std::size_t kNobody = 99;

// The least cost that holds the demand, with one thing that must be used and one that must not.
double tried(std::vector<Thing> const& things, std::int64_t demand, std::size_t with,
             std::size_t without) {
  double least = CoverTable::kNever;
  for (std::uint32_t used = 0; used < std::uint32_t{1} << things.size(); ++used) {
    std::int64_t cost = 0;
    std::int64_t held = 0;
    for (std::size_t k = 0; k < things.size(); ++k) {
      if ((used >> k & 1) != 0) {
        cost += things[k].cost;
        held += things[k].held;
      }
    }
    bool const is_asked = (with == kNobody || (used >> with & 1) != 0) &&
                          (without == kNobody || (used >> without & 1) == 0);
    if (is_asked && held >= demand) {
      least = std::min(least, static_cast<double>(cost));
    }
  }
  return least;
}

// Small demands are exact; great ones, in pieces, never say more than there is.
TEST(CoverTable, AgainstAllSubsets) {
  CoverTable table;
  for (std::uint64_t seed = 1; seed <= repetitions(2000); ++seed) {
    RandomStream random(seed, Purpose::test, 32);
    std::int64_t const times = seed % 4 == 0 ? 1000 : 1;
    std::vector<Thing> things(random.next_below(8));
    std::int64_t const demand = (std::int64_t{random.next_below(40)} - 5) * times;
    table.start(demand);
    for (Thing& thing : things) {
      thing = {std::int64_t{random.next_below(40)} - 10,
               std::int64_t{random.next_below(15)} * times + times / 2};
      table.add(static_cast<double>(thing.cost), thing.held);
    }
    double const cost = table.solve(true);
    double const least = tried(things, demand, kNobody, kNobody);
    EXPECT_EQ(table.is_coupled(), demand > 0);
    if (times > 1) {
      EXPECT_LE(cost, least) << seed;
      continue;
    }
    ASSERT_EQ(cost, least) << seed;
    if (cost == CoverTable::kNever) {
      continue;
    }
    for (std::size_t k = 0; k < things.size(); ++k) {
      EXPECT_EQ(table.loss_with(k), tried(things, demand, k, kNobody) - least) << seed;
      EXPECT_EQ(table.loss_without(k), tried(things, demand, kNobody, k) - least) << seed;
    }
  }
}

}  // namespace
}  // namespace tongcun
