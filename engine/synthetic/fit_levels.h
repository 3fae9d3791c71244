// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Something that counts `weight` for each of its levels 0 … cap.
struct LevelItem {
  std::int64_t weight = 1;  // > 0
  std::int64_t cap = 1;
  std::int64_t level = 0;
};

// Most weight * cap that fit_levels is given at once.
constexpr std::int64_t kLargestFit = 8192;

// Changes levels so that the sum of weight * level is as near to `target` as any levels allow (the
// lower of two equally near sums), and gives that sum. Levels of late items are kept where they
// can be: the first ones give way. Exact, by the sums that the first i items can reach.
//
// The sum of weight * cap must not exceed kLargestFit. O(sum of cap * kLargestFit / 64) time.
std::int64_t fit_levels(std::span<LevelItem> items, std::int64_t target);

// The items, by position, whose members sum to as near `target` as can be: the first of `order`
// until the target is met, but for an exchange near the end that meets it exactly or nearly.
// sizes: one per item, 1 … 20; order: each position once.
//
// Guarantees: the nearest possible sum if all sizes together are at most kLargestFit; else within
// ten of the target, and usually exact.
struct MemberChoice {
  std::vector<std::uint8_t> chosen;  // one per item, 0 or 1
  std::int64_t members = 0;          // in the chosen items
};
[[nodiscard]] MemberChoice choose_members(std::span<std::int32_t const> sizes,
                                          std::span<std::uint32_t const> order,
                                          std::int64_t target);

}  // namespace tongcun
