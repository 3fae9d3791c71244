// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/fit_levels.h"

#include <algorithm>
#include <bitset>
#include <cassert>
#include <cstdlib>

namespace tongcun {
namespace {

using Sums = std::bitset<static_cast<std::size_t>(kLargestFit) + 1>;

bool can_reach(Sums const& sums, std::int64_t sum) {
  return sum >= 0 && sum <= kLargestFit && sums[static_cast<std::size_t>(sum)];
}

std::int64_t nearest_sum(Sums const& sums, std::int64_t target) {
  std::int64_t const from = std::clamp<std::int64_t>(target, 0, kLargestFit);
  for (std::int64_t distance = 0;; ++distance) {
    for (std::int64_t const sum : {from - distance, from + distance}) {
      if (can_reach(sums, sum)) {
        return sum;  // 0 always can be
      }
    }
  }
}

// The level of the last item that lets the items before it reach the rest, nearest to its own.
std::int64_t level_within(LevelItem const& item, Sums const& before, std::int64_t sum) {
  for (std::int64_t distance = 0; distance <= item.cap; ++distance) {
    for (std::int64_t const level : {item.level - distance, item.level + distance}) {
      if (level >= 0 && level <= item.cap && can_reach(before, sum - item.weight * level)) {
        return level;
      }
    }
  }
  assert(false);
  return 0;
}

}  // namespace

std::int64_t fit_levels(std::span<LevelItem> items, std::int64_t target) {
  std::vector<Sums> reach(items.size() + 1);
  reach.front().set(0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    Sums moved = reach[i];
    reach[i + 1] = reach[i];
    for (std::int64_t level = 1; level <= items[i].cap; ++level) {
      moved <<= static_cast<std::size_t>(items[i].weight);
      reach[i + 1] |= moved;
    }
  }
  std::int64_t const sum = nearest_sum(reach.back(), target);
  std::int64_t rest = sum;
  for (std::size_t i = items.size(); i-- > 0;) {
    items[i].level = level_within(items[i], reach[i], rest);
    rest -= items[i].weight * items[i].level;
  }
  assert(rest == 0);
  return sum;
}

MemberChoice choose_members(std::span<std::int32_t const> sizes,
                            std::span<std::uint32_t const> order, std::int64_t target) {
  MemberChoice choice;
  choice.chosen.assign(sizes.size(), 0);
  // Half of a window lies before the point where the target is met, so that the exchange concerns
  // those who are about equally badly off.
  std::size_t met = 0;
  while (met < order.size() && choice.members + sizes[order[met]] <= target) {
    choice.chosen[order[met]] = 1;
    choice.members += sizes[order[met]];
    ++met;
  }
  std::size_t first = met;
  std::size_t last = met;
  std::int64_t window = 0;
  for (bool grows = true; grows;) {
    grows = false;
    if (first > 0 && window + sizes[order[first - 1]] <= kLargestFit) {
      window += sizes[order[--first]];
      grows = true;
    }
    if (last < order.size() && window + sizes[order[last]] <= kLargestFit) {
      window += sizes[order[last++]];
      grows = true;
    }
  }
  // The first items of a fit give way, so the window is handed over from the point outwards.
  std::vector<std::uint32_t> nearest_first;
  nearest_first.reserve(last - first);
  for (std::size_t step = 0; nearest_first.size() < last - first; ++step) {
    if (met + step < last) {
      nearest_first.push_back(order[met + step]);
    }
    if (step < met - first) {
      nearest_first.push_back(order[met - 1 - step]);
    }
  }
  std::vector<LevelItem> items;
  items.reserve(nearest_first.size());
  std::int64_t outside = choice.members;
  for (std::uint32_t const position : nearest_first) {
    items.push_back({sizes[position], 1, choice.chosen[position]});
    outside -= choice.chosen[position] != 0 ? sizes[position] : 0;
  }
  choice.members = outside + fit_levels(items, target - outside);
  for (std::size_t i = 0; i < items.size(); ++i) {
    choice.chosen[nearest_first[i]] = static_cast<std::uint8_t>(items[i].level);
  }
  return choice;
}

}  // namespace tongcun
