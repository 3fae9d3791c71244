// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/replicate_histogram.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tongcun {

void ReplicateHistogram::begin(std::span<std::int64_t const> values) {
  assert(count_ == 0 && !values.empty());
  __extension__ using Wide = __int128;
  auto const n = static_cast<std::int64_t>(values.size());
  Wide sum = 0;
  for (std::int64_t const value : values) {
    sum += value;
  }
  auto const mean = static_cast<std::int64_t>(sum / n);
  double squares = 0.0;
  for (std::int64_t const value : values) {
    auto const distance = static_cast<double>(value - mean);
    squares += distance * distance;
  }
  constexpr double kDeviations = 6.0;
  auto const half = static_cast<std::int64_t>(
                        std::ceil(kDeviations * std::sqrt(squares / static_cast<double>(n)))) +
                    1;
  constexpr auto kCount = static_cast<std::int64_t>(kBins);
  width_ = std::max<std::int64_t>(1, (2 * half + kCount - 1) / kCount);
  first_edge_ = mean - width_ * (kCount / 2);
  least_ = values[0];
  most_ = values[0];
  for (std::int64_t const value : values) {
    add(value);
  }
}

void ReplicateHistogram::add(std::int64_t value) {
  ++bins_[bin_of(value)];
  ++count_;
  sum_ += value;
  least_ = std::min(least_, value);
  most_ = std::max(most_, value);
}

void ReplicateHistogram::take(std::span<std::int64_t const> values, bool is_first) {
  if (is_first) {
    begin(values);
    return;
  }
  for (std::int64_t const value : values) {
    add(value);
  }
}

ReplicateInterval ReplicateHistogram::interval(double share) const {
  assert(count_ > 0 && share >= 0.0 && share < 0.5);
  auto const outside = static_cast<std::int64_t>(std::floor(share * static_cast<double>(count_)));
  // The value that has `outside` others on its side, seen from either end.
  std::size_t low = 0;
  for (std::int64_t below = bins_[0]; below <= outside; below += bins_[low]) {
    ++low;
  }
  std::size_t high = kBins - 1;
  for (std::int64_t above = bins_[high]; above <= outside; above += bins_[high]) {
    --high;
  }
  auto const edge = [&](std::size_t bin) {
    return first_edge_ + static_cast<std::int64_t>(bin) * width_;
  };
  return {low == 0 ? least_ : std::max(least_, edge(low)),
          high == kBins - 1 ? most_ : std::min(most_, edge(high + 1) - 1)};
}

std::size_t ReplicateHistogram::bin_of(std::int64_t value) const {
  if (value < first_edge_) {
    return 0;
  }
  return std::min(kBins - 1, static_cast<std::size_t>((value - first_edge_) / width_));
}

}  // namespace tongcun
