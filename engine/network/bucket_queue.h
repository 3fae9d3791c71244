// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {

// A monotone priority queue for integer keys: a ring of buckets of 2^shift keys each. Keys pushed
// must lie within the span given to `start` above the smallest key still inside. Within a bucket
// entries come in any order, so the search on top corrects labels until its bucket is empty.
// Source: Dial 1969; Cherkassky, Goldberg and Radzik 1996 (approximate buckets).
template <class Entry>
class BucketQueue {
 public:
  // Empties the queue for keys up to `span` above the current smallest, with buckets about
  // `width` wide (rounded down to a power of two, wider if the ring would exceed 16,384 buckets).
  void start(std::uint64_t span, std::uint64_t width) {
    for (std::size_t const bucket : used_) {
      buckets_[bucket].clear();
    }
    used_.clear();
    shift_ = width <= 1 ? 0 : static_cast<int>(std::bit_width(width)) - 1;
    while ((span >> shift_) + 2 > kMostBuckets) {
      ++shift_;
    }
    std::size_t const needed = std::bit_ceil(static_cast<std::size_t>((span >> shift_) + 2));
    if (buckets_.size() < needed) {
      buckets_.resize(needed);
    }
    mask_ = needed - 1;
    current_ = 0;
    left_ = 0;
  }

  void push(std::uint64_t key, Entry entry) {
    std::size_t const slot = static_cast<std::size_t>(key >> shift_) & mask_;
    std::vector<Entry>& bucket = buckets_[slot];
    if (bucket.empty()) {
      used_.push_back(slot);
    }
    bucket.push_back(std::move(entry));
    ++left_;
  }

  [[nodiscard]] bool empty() const { return left_ == 0; }

  // Moves on to the next bucket that holds something. Precondition: not empty.
  void advance() {
    assert(left_ > 0);
    while (buckets_[current_ & mask_].empty()) {
      ++current_;
    }
  }
  // Number of the current bucket; a key belongs to it if key >> shift() equals it.
  [[nodiscard]] std::uint64_t current() const { return current_; }
  [[nodiscard]] int shift() const { return shift_; }

  [[nodiscard]] bool bucket_empty() const { return buckets_[current_ & mask_].empty(); }
  Entry pop_from_bucket() {
    std::vector<Entry>& bucket = buckets_[current_ & mask_];
    Entry entry = std::move(bucket.back());
    bucket.pop_back();
    --left_;
    return entry;
  }

 private:
  static constexpr std::uint64_t kMostBuckets = 16384;
  std::vector<std::vector<Entry>> buckets_;
  std::vector<std::size_t> used_;  // slots written since start, some more than once
  std::size_t mask_ = 0;
  std::uint64_t current_ = 0;
  std::size_t left_ = 0;
  int shift_ = 0;
};

}  // namespace tongcun
