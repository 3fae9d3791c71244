// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/travel_effort.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {

// A cell and the effort at which it was reached; a total order.
using Arrival = std::pair<std::uint32_t, std::uint32_t>;

// Cells of one tile in the order of their effort, to the width of a bucket, which is at most the
// least move: within a bucket no cell can improve another. What lies too far ahead for the ring of
// buckets waits in `later`. Width and ring are powers of two, for speed.
class ArrivalBuckets {
 public:
  ArrivalBuckets() : ring_(std::bit_ceil((TravelEffort::kMost >> kShift) + 2U)) {}

  void start(std::vector<Arrival> later) {
    later_ = std::move(later);
    std::ranges::sort(later_);
    next_later_ = 0;
    at_ = later_.empty() ? 0 : later_.front().first >> kShift;
  }
  void push(std::uint32_t cell, std::uint32_t effort) {
    ring_[(effort >> kShift) & (ring_.size() - 1)].push_back(cell);
    ++count_;
  }
  // Moves the next cells into `cells`; false when there are none.
  bool pop(std::vector<std::uint32_t>& cells) {
    cells.clear();
    while (count_ > 0 || next_later_ < later_.size()) {
      if (count_ == 0) {
        at_ = std::max(at_, later_[next_later_].first >> kShift);
      }
      for (; next_later_ < later_.size() && later_[next_later_].first >> kShift == at_;
           ++next_later_) {
        push(later_[next_later_].second, later_[next_later_].first);
      }
      std::vector<std::uint32_t>& bucket = ring_[at_ & (ring_.size() - 1)];
      if (!bucket.empty()) {
        cells.swap(bucket);
        count_ -= cells.size();
        return true;
      }
      ++at_;
    }
    return false;
  }
  [[nodiscard]] bool is_current(std::uint32_t effort) const { return effort >> kShift == at_; }

 private:
  static constexpr unsigned kShift = std::bit_width(TravelEffort::kLeast) - 1U;

  std::vector<std::vector<std::uint32_t>> ring_;
  std::vector<Arrival> later_;
  std::size_t next_later_ = 0;
  std::uint32_t at_ = 0;
  std::size_t count_ = 0;
};

}  // namespace tongcun
