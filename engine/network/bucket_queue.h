// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tongcun {

// A monotone priority queue for integer keys: a ring of buckets of 2^shift keys each. Keys pushed
// must lie within the span given to `start` above the smallest key still inside. Within a bucket
// entries come in the order they were pushed, whatever their keys, so the search on top corrects
// labels until its bucket is empty.
// Source: Dial 1969; Cherkassky, Goldberg and Radzik 1996 (approximate buckets).
template <class Entry>
class BucketQueue {
 public:
  // Empties the queue for keys up to `span` above the current smallest, with buckets about
  // `width` wide (rounded down to a power of two, wider if the ring would exceed 16,384 buckets).
  void start(std::uint64_t span, std::uint64_t width) {
    if (left_ != 0) {
      for (Bucket& bucket : buckets_) {
        bucket.count = 0;
      }
    }
    shift_ = width <= 1 ? 0 : static_cast<int>(std::bit_width(width)) - 1;
    while ((span >> shift_) + 2 > kMostBuckets) {
      ++shift_;
    }
    std::size_t const needed = std::bit_ceil(static_cast<std::size_t>((span >> shift_) + 2));
    while (buckets_.size() < needed) {
      buckets_.push_back({std::vector<Entry>(kFirstRoom), 0});
    }
    mask_ = needed - 1;
    current_ = 0;
    left_ = 0;
  }

  void push(std::uint64_t key, Entry entry) { push_if(true, key, entry); }

  // Pushes if `wanted`, without a branch: for callers who cannot foretell it. If not, any key will
  // do.
  void push_if(bool wanted, std::uint64_t key, Entry entry) {
    Bucket& bucket = buckets_[static_cast<std::size_t>(key >> shift_) & mask_];
    bucket.room[bucket.count] = entry;
    bucket.count += static_cast<std::size_t>(wanted);
    left_ += static_cast<std::size_t>(wanted);
    if (bucket.count == bucket.room.size()) [[unlikely]] {
      bucket.room.resize(2 * bucket.count);
    }
  }

  [[nodiscard]] bool empty() const { return left_ == 0; }

  // Moves on to the lowest bucket that holds something and takes all of its entries out; what is
  // pushed into the same bucket meanwhile comes with the next call. The span is valid until then.
  // Precondition: not empty.
  [[nodiscard]] std::span<Entry const> take() {
    assert(left_ > 0);
    while (buckets_[current_ & mask_].count == 0) {
      ++current_;
    }
    Bucket& bucket = buckets_[current_ & mask_];
    std::swap(bucket.room, taken_);
    std::span<Entry const> const entries(taken_.data(), bucket.count);
    left_ -= bucket.count;
    bucket.count = 0;
    return entries;
  }
  // Number of the bucket taken last; a key belongs to it if key >> shift() equals it.
  [[nodiscard]] std::uint64_t current() const { return current_; }
  [[nodiscard]] int shift() const { return shift_; }

  [[nodiscard]] std::size_t memory_bytes() const {
    std::size_t entries = taken_.capacity();
    for (Bucket const& bucket : buckets_) {
      entries += bucket.room.capacity();
    }
    return buckets_.capacity() * sizeof(Bucket) + entries * sizeof(Entry);
  }

 private:
  static constexpr std::uint64_t kMostBuckets = 16384;
  static constexpr std::size_t kFirstRoom = 16;
  struct Bucket {
    std::vector<Entry> room;  // the first `count` are entries; always one more than those
    std::size_t count = 0;
  };
  std::vector<Bucket> buckets_;
  std::vector<Entry> taken_ = std::vector<Entry>(kFirstRoom);
  std::size_t mask_ = 0;
  std::uint64_t current_ = 0;
  std::size_t left_ = 0;
  int shift_ = 0;
};

}  // namespace tongcun
