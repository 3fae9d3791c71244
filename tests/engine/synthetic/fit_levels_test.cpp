// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/fit_levels.h"

#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>

namespace tongcun {
namespace {

std::int64_t sum_of(std::vector<LevelItem> const& items) {
  std::int64_t sum = 0;
  for (LevelItem const& item : items) {
    EXPECT_GE(item.level, 0);
    EXPECT_LE(item.level, item.cap);
    sum += item.weight * item.level;
  }
  return sum;
}

// All sums by trying everything.
std::int64_t nearest_by_trial(std::vector<LevelItem> const& items, std::int64_t target) {
  std::vector<std::int64_t> sums{0};
  for (LevelItem const& item : items) {
    std::vector<std::int64_t> next;
    for (std::int64_t const sum : sums) {
      for (std::int64_t level = 0; level <= item.cap; ++level) {
        next.push_back(sum + level * item.weight);
      }
    }
    sums = std::move(next);
  }
  std::int64_t best = sums.front();
  for (std::int64_t const sum : sums) {
    std::int64_t const gain = std::abs(best - target) - std::abs(sum - target);
    best = gain > 0 || (gain == 0 && sum < best) ? sum : best;
  }
  return best;
}

TEST(FitLevels, EqualsTryingEverything) {
  for (std::uint64_t index = 0; index < 300; ++index) {
    RandomStream random(11, Purpose::test, index);
    std::vector<LevelItem> items(1 + random.next_below(5));
    std::int64_t most = 0;
    for (LevelItem& item : items) {
      item.weight = 1 + random.next_below(20);
      item.cap = random.next_below(4);
      item.level = random.next_below(static_cast<std::uint32_t>(item.cap) + 1);
      most += item.weight * item.cap;
    }
    std::int64_t const target = random.next_below(static_cast<std::uint32_t>(most) + 20);
    std::int64_t const expected = nearest_by_trial(items, target);
    EXPECT_EQ(fit_levels(items, target), expected) << index;
    EXPECT_EQ(sum_of(items), expected) << index;
  }
}

// Nothing moves that need not.
TEST(FitLevels, KeepsLevelsThatFit) {
  std::vector<LevelItem> items{{3, 5, 2}, {4, 5, 1}, {5, 5, 4}};
  EXPECT_EQ(fit_levels(items, 30), 30);
  EXPECT_EQ(items[0].level, 2);
  EXPECT_EQ(items[1].level, 1);
  EXPECT_EQ(items[2].level, 4);
  EXPECT_EQ(fit_levels(items, 27), 27);  // the first gives way, and it alone can
  EXPECT_EQ(items[0].level, 1);
  EXPECT_EQ(items[2].level, 4);
}

TEST(ChooseMembers, TheFirstOfTheOrder) {
  std::vector<std::int32_t> const sizes{4, 2, 3, 1};
  std::vector<std::uint32_t> const order{2, 0, 1, 3};
  MemberChoice const seven = choose_members(sizes, order, 7);
  EXPECT_EQ(seven.members, 7);
  EXPECT_EQ(seven.chosen, (std::vector<std::uint8_t>{1, 0, 1, 0}));
  EXPECT_EQ(choose_members(sizes, order, 0).members, 0);
  EXPECT_EQ(choose_members(sizes, order, 10).members, 10);
}

// 5, 3, 3: six persons are the two threes, though the five stands first.
TEST(ChooseMembers, ExchangesForAnExactSum) {
  std::vector<std::int32_t> const sizes{5, 3, 3};
  std::vector<std::uint32_t> const order{0, 1, 2};
  MemberChoice const six = choose_members(sizes, order, 6);
  EXPECT_EQ(six.members, 6);
  EXPECT_EQ(six.chosen, (std::vector<std::uint8_t>{0, 1, 1}));
}

TEST(ChooseMembers, NearestWhereNothingIsExact) {
  std::vector<std::int32_t> const sizes{4, 4, 4};
  std::vector<std::uint32_t> const order{2, 1, 0};
  EXPECT_EQ(choose_members(sizes, order, 5).members, 4);
  EXPECT_EQ(choose_members(sizes, order, 6).members, 4);  // the lower of two equally near
  EXPECT_EQ(choose_members(sizes, order, 7).members, 8);
}

// Far more members than the exact part takes: exact all the same, and those who stand clearly
// before the point are in, those clearly behind it out.
TEST(ChooseMembers, LargeOrders) {
  RandomStream random(3, Purpose::test, 0);
  std::vector<std::int32_t> sizes(20000);
  std::int64_t all = 0;
  for (std::int32_t& size : sizes) {
    size = static_cast<std::int32_t>(1 + random.next_below(9));
    all += size;
  }
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::int64_t const target : {all / 10, all / 2, all - 3}) {
    MemberChoice const choice = choose_members(sizes, order, target);
    EXPECT_EQ(choice.members, target);
    std::int64_t counted = 0;
    std::int64_t before = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      counted += choice.chosen[i] != 0 ? sizes[i] : 0;
      before += sizes[i];
      if (before < target - kLargestFit) {
        EXPECT_EQ(choice.chosen[i], 1);
      } else if (before > target + kLargestFit) {
        EXPECT_EQ(choice.chosen[i], 0);
      }
    }
    EXPECT_EQ(counted, target);
  }
}

}  // namespace
}  // namespace tongcun
