// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/targeting.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>
#include <vector>

namespace tongcun {
namespace {

std::optional<double> share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole))
                   : std::nullopt;
}

}  // namespace

TargetingCounts count_targeting(std::span<std::uint8_t const> poor,
                                std::span<std::uint8_t const> selected,
                                std::span<std::int64_t const> weight) {
  assert(poor.size() == selected.size() && poor.size() == weight.size());
  TargetingCounts counts;
  for (std::size_t i = 0; i < poor.size(); ++i) {
    std::int64_t& count = poor[i] != 0
                              ? (selected[i] != 0 ? counts.poor_selected : counts.poor_left_out)
                              : (selected[i] != 0 ? counts.other_selected : counts.other_left_out);
    count += weight[i];
  }
  return counts;
}

TargetingErrors targeting_errors(TargetingCounts const& counts) {
  std::int64_t const selected = counts.poor_selected + counts.other_selected;
  std::int64_t const poor = counts.poor_selected + counts.poor_left_out;
  std::int64_t const others = counts.other_selected + counts.other_left_out;
  TargetingErrors errors;
  errors.leakage = share(counts.other_selected, selected);
  errors.inclusion = share(counts.other_selected, others);
  errors.under_coverage = share(counts.poor_left_out, poor);
  errors.mistargeting = share(counts.other_selected + counts.poor_left_out, poor + others);
  if (selected > 0 && poor > 0) {
    errors.cgh_index = *share(counts.poor_selected, selected) / *share(poor, poor + others);
  }
  return errors;
}

std::optional<double> ranking_quality(std::span<double const> score,
                                      std::span<std::uint8_t const> poor,
                                      std::span<std::int64_t const> weight) {
  assert(score.size() == poor.size() && score.size() == weight.size());
  std::vector<std::size_t> order(score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return score[a] < score[b]; });
  __extension__ using Wide = __int128;
  Wide twice = 0;  // pairs in the right order, ties half, counted twice
  std::int64_t poor_before = 0;
  std::int64_t others = 0;
  for (std::size_t i = 0; i < order.size();) {
    std::int64_t poor_here = 0;
    std::int64_t others_here = 0;
    double const value = score[order[i]];
    for (; i < order.size() && score[order[i]] == value; ++i) {
      (poor[order[i]] != 0 ? poor_here : others_here) += weight[order[i]];
    }
    twice += Wide{2 * poor_before + poor_here} * others_here;
    poor_before += poor_here;
    others += others_here;
  }
  Wide const pairs = Wide{poor_before} * others;
  return pairs > 0 ? std::optional(static_cast<double>(twice) / (2.0 * static_cast<double>(pairs)))
                   : std::nullopt;
}

}  // namespace tongcun
