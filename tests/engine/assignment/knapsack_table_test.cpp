// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/knapsack_table.h"

#include "engine/run/random_stream.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

struct Thing {
  std::int64_t worth;
  std::int64_t amount;
};

constexpr std::size_t kNobody = 99;

// The greatest worth that fits, with one thing that must be taken and one that must not.
std::int64_t tried(std::vector<Thing> const& things, std::int64_t room, std::size_t with,
                   std::size_t without) {
  std::int64_t most = -1;
  for (std::uint32_t taken = 0; taken < std::uint32_t{1} << things.size(); ++taken) {
    std::int64_t worth = 0;
    std::int64_t amount = 0;
    for (std::size_t k = 0; k < things.size(); ++k) {
      if ((taken >> k & 1) != 0) {
        worth += things[k].worth;
        amount += things[k].amount;
      }
    }
    bool const is_asked = (with == kNobody || (taken >> with & 1) != 0) &&
                          (without == kNobody || (taken >> without & 1) == 0);
    if (is_asked && amount <= room) {
      most = std::max(most, worth);
    }
  }
  return most;
}

// Room for seven: the two things of five and four do not fit together.
TEST(KnapsackTable, WorkedExample) {
  KnapsackTable table;
  table.start(7);
  table.add(10.0, 5);
  table.add(9.0, 4);
  table.add(4.0, 3);
  table.solve(true);
  EXPECT_EQ(table.worth(), 13.0);
  EXPECT_FALSE(table.takes(0));
  EXPECT_TRUE(table.takes(1));
  EXPECT_TRUE(table.takes(2));
  table.find_losses();
  EXPECT_EQ(table.loss_with(0), 3.0);
  EXPECT_EQ(table.loss_without(1), 3.0);
  EXPECT_EQ(table.loss_without(2), 3.0);
  EXPECT_EQ(table.loss_of_room(1), 3.0);
  EXPECT_EQ(table.loss_of_room(7), 13.0);
}

TEST(KnapsackTable, AgainstAllSubsets) {
  KnapsackTable table;
  for (std::uint64_t seed = 1; seed <= repetitions(2000); ++seed) {
    RandomStream random(seed, Purpose::test, 31);
    std::vector<Thing> things(random.next_below(8));
    std::int64_t const room = random.next_below(30);
    for (Thing& thing : things) {
      thing = {1 + random.next_below(20),
               random.next_below(static_cast<std::uint32_t>(std::min<std::int64_t>(room, 12)) + 1)};
    }
    for (bool const whole : {false, true}) {
      table.start(room);
      for (Thing const& thing : things) {
        table.add(static_cast<double>(thing.worth), thing.amount);
      }
      table.solve(whole);
      std::int64_t const best = tried(things, room, kNobody, kNobody);
      ASSERT_EQ(table.worth(), static_cast<double>(best)) << seed;
      std::int64_t worth = 0;
      std::int64_t amount = 0;
      for (std::size_t k = 0; k < things.size(); ++k) {
        worth += table.takes(k) ? things[k].worth : 0;
        amount += table.takes(k) ? things[k].amount : 0;
      }
      ASSERT_EQ(worth, best) << seed;
      ASSERT_LE(amount, room) << seed;
    }
    table.find_losses();
    std::int64_t const best = tried(things, room, kNobody, kNobody);
    for (std::size_t k = 0; k < things.size(); ++k) {
      EXPECT_EQ(table.loss_with(k), static_cast<double>(best - tried(things, room, k, kNobody)));
      EXPECT_EQ(table.loss_without(k), static_cast<double>(best - tried(things, room, kNobody, k)));
    }
    for (std::int64_t gone = 0; gone <= room; ++gone) {
      EXPECT_LE(table.loss_of_room(gone),
                static_cast<double>(best - tried(things, room - gone, kNobody, kNobody)));
    }
  }
}

}  // namespace
}  // namespace tongcun
