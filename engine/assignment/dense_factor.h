// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// A symmetric matrix of `size` rows, of which the lower triangle is kept row after row, and its
// Cholesky factor in the same place. What has no pivot of its own (a row that others imply, or one
// of noughts) is left out: its part of a solution is zero. Memory 8 size^2 bytes.
class DenseFactor {
 public:
  explicit DenseFactor(std::size_t size) : size_(size), entries_(size * size, 0.0) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::vector<double>& entries() { return entries_; }
  // row >= column.
  [[nodiscard]] double& at(std::size_t row, std::size_t column) {
    return entries_[row * size_ + column];
  }

  // The same bits for any number of threads. Throws Stopped when asked to stop. O(size^3).
  void factorise(RunSettings const& run);
  // In place: from the right side to the solution. O(size^2).
  void solve(std::vector<double>& right_side) const;

 private:
  void finish_row(std::size_t row, std::size_t begin, std::size_t end);
  void take_off(std::size_t from, std::size_t first, std::size_t last, std::size_t begin,
                std::size_t end);

  std::size_t size_;
  std::vector<double> entries_;
  std::vector<std::uint8_t> is_left_out_;
};

}  // namespace tongcun
