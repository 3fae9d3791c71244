// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/dense_factor.h"

#include "engine/run/parallel.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace tongcun {
namespace {

constexpr std::size_t kWidth = 64;  // columns that are done together
constexpr std::size_t kRows = 4;    // rows whose sums are taken side by side
constexpr std::size_t kRowsOfBlock = 32;
constexpr double kLeastPivot = 1e-13;  // of what the diagonal was
constexpr char const* kStage = "placement prices";

// Two sums side by side: the order is fixed, and the processor need not wait for one.
double product(double const* a, double const* b, std::size_t length) {
  std::array<double, 2> sum{};
  std::size_t i = 0;
  for (; i + 2 <= length; i += 2) {
    sum[0] += a[i] * b[i];
    sum[1] += a[i + 1] * b[i + 1];
  }
  if (i < length) {
    sum[0] += a[i] * b[i];
  }
  return sum[0] + sum[1];
}

// The products of four rows with one, each as above.
std::array<double, kRows> products(double const* a, std::size_t stride, double const* b,
                                   std::size_t length) {
  std::array<double, kRows> even{};
  std::array<double, kRows> odd{};
  std::size_t i = 0;
  for (; i + 2 <= length; i += 2) {
    for (std::size_t row = 0; row < kRows; ++row) {
      even[row] += a[row * stride + i] * b[i];
      odd[row] += a[row * stride + i + 1] * b[i + 1];
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    if (i < length) {
      even[row] += a[row * stride + i] * b[i];
    }
    even[row] += odd[row];
  }
  return even;
}

}  // namespace

// Columns `begin` … of the row, from those before them in the same block.
void DenseFactor::finish_row(std::size_t row, std::size_t begin, std::size_t end) {
  double* const here = &entries_[row * size_];
  for (std::size_t column = begin; column < end; ++column) {
    double const* const there = &entries_[column * size_];
    here[column] =
        is_left_out_[column] != 0
            ? 0.0
            : (here[column] - product(here + begin, there + begin, column - begin)) / there[column];
  }
}

void DenseFactor::factorise(RunSettings const& run) {
  is_left_out_.assign(size_, 0);
  std::vector<double> before(size_);
  for (std::size_t row = 0; row < size_; ++row) {
    before[row] = entries_[row * size_ + row];
  }
  for (std::size_t begin = 0; begin < size_; begin += kWidth) {
    std::size_t const end = std::min(size_, begin + kWidth);
    for (std::size_t row = begin; row < end; ++row) {
      finish_row(row, begin, row);
      double* const here = &entries_[row * size_];
      double const pivot = here[row] - product(here + begin, here + begin, row - begin);
      is_left_out_[row] = pivot > kLeastPivot * before[row] ? 0 : 1;
      here[row] = is_left_out_[row] != 0 ? 1.0 : std::sqrt(pivot);
    }
    std::size_t const below = size_ - end;
    for_each_block(run, kStage, below, kRowsOfBlock, [&](std::size_t first, std::size_t last) {
      for (std::size_t row = end + first; row < end + last; ++row) {
        finish_row(row, begin, end);
      }
    });
    for_each_block(run, kStage, below, kRowsOfBlock, [&](std::size_t first, std::size_t last) {
      take_off(end, end + first, end + last, begin, end);
    });
  }
}

// From the rows `first` … `last`, what the columns begin … end leave of columns from `from` on.
void DenseFactor::take_off(std::size_t from, std::size_t first, std::size_t last, std::size_t begin,
                           std::size_t end) {
  std::size_t row = first;
  for (; row + kRows <= last; row += kRows) {
    double* const here = &entries_[row * size_];
    for (std::size_t column = from; column <= row; ++column) {
      auto const less =
          products(here + begin, size_, &entries_[column * size_ + begin], end - begin);
      for (std::size_t i = 0; i < kRows; ++i) {
        here[i * size_ + column] -= less[i];
      }
    }
    for (std::size_t i = 1; i < kRows; ++i) {
      for (std::size_t column = row + 1; column <= row + i; ++column) {
        here[i * size_ + column] -=
            product(here + i * size_ + begin, &entries_[column * size_ + begin], end - begin);
      }
    }
  }
  for (; row < last; ++row) {
    double* const here = &entries_[row * size_];
    for (std::size_t column = from; column <= row; ++column) {
      here[column] -= product(here + begin, &entries_[column * size_ + begin], end - begin);
    }
  }
}

void DenseFactor::solve(std::vector<double>& right_side) const {
  assert(right_side.size() == size_ && is_left_out_.size() == size_);
  for (std::size_t row = 0; row < size_; ++row) {
    double const* const here = &entries_[row * size_];
    right_side[row] = is_left_out_[row] != 0
                          ? 0.0
                          : (right_side[row] - product(here, right_side.data(), row)) / here[row];
  }
  for (std::size_t row = size_; row-- > 0;) {
    double const* const here = &entries_[row * size_];
    double const value = is_left_out_[row] != 0 ? 0.0 : right_side[row] / here[row];
    right_side[row] = value;
    for (std::size_t column = 0; value != 0.0 && column < row; ++column) {
      right_side[column] -= here[column] * value;
    }
  }
}

}  // namespace tongcun
