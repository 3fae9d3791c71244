// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tongcun {

// What lies between two percentiles of replicates, both ends included.
struct ReplicateInterval {
  std::int64_t low = 0;
  std::int64_t high = 0;
  friend bool operator==(ReplicateInterval const&, ReplicateInterval const&) = default;
};

// The law of one integer over replicates, in memory that does not grow with them. The first values
// set the bins: twelve standard deviations around their mean, as narrow as a width of one; what
// falls outside counts in the outermost bins. Equal for any order of the values after the first
// ones.
class ReplicateHistogram {
 public:
  // Sets the bins from the first values, at least one, and counts them.
  void begin(std::span<std::int64_t const> values);
  void add(std::int64_t value);
  // The values of a block of replicates: the first block sets the bins.
  void take(std::span<std::int64_t const> values, bool is_first);

  [[nodiscard]] std::int64_t replicates() const { return count_; }
  [[nodiscard]] std::int64_t sum() const { return sum_; }
  // The bins in which the order statistics of ranks floor(share N) and N - floor(share N) lie, from
  // the lower edge of one to the upper edge of the other, within the smallest and largest value.
  // The interval of the values themselves is inside. 0 <= share < 1/2.
  [[nodiscard]] ReplicateInterval interval(double share) const;
  friend bool operator==(ReplicateHistogram const&, ReplicateHistogram const&) = default;

 private:
  static constexpr std::size_t kBins = 256;

  [[nodiscard]] std::size_t bin_of(std::int64_t value) const;

  std::int64_t count_ = 0;
  std::int64_t sum_ = 0;
  std::int64_t least_ = 0;
  std::int64_t most_ = 0;
  std::int64_t first_edge_ = 0;
  std::int64_t width_ = 1;
  std::array<std::uint32_t, kBins> bins_{};
};

}  // namespace tongcun
