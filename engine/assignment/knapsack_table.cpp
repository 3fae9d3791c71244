// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/knapsack_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

// to[i] = the greater of without[i] and with[i] + worth. The same bits on every processor.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__((target_clones("avx2", "default")))
#endif
void take_better(double const* __restrict without, double const* __restrict with, double worth,
                 double* __restrict to, std::size_t number) {
  for (std::size_t i = 0; i < number; ++i) {
    double const more = with[i] + worth;
    to[i] = without[i] > more ? without[i] : more;
  }
}

// The greatest of before[i] + behind[-i], 0 or more.
double greatest_sum(double const* before, double const* behind, std::size_t number) {
  std::array<double, 4> most{};
  std::size_t i = 0;
  for (; i + 4 <= number; i += 4) {
    for (std::size_t j = 0; j < 4; ++j) {
      double const sum = before[i + j] + *(behind - (i + j));
      most[j] = sum > most[j] ? sum : most[j];
    }
  }
  for (; i < number; ++i) {
    most[0] = std::max(most[0], before[i] + *(behind - i));
  }
  return std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
}

}  // namespace

void KnapsackTable::start(std::int64_t room) {
  assert(room >= 0);
  things_.clear();
  room_ = room;
  sum_ = 0;
  worth_ = 0.0;
}

void KnapsackTable::add(double worth, std::int64_t amount) {
  assert(worth > 0.0 && amount >= 0 && amount <= room_);
  things_.push_back({worth, amount});
  sum_ += amount;
  worth_ += worth;
}

void KnapsackTable::extend(double const* from, double* to, Thing const& thing, std::size_t begin,
                           std::size_t end) {
  auto const amount = static_cast<std::size_t>(thing.amount);
  std::size_t const split = std::clamp(amount, begin, end);
  std::copy(from + begin, from + split, to + begin);
  if (split < end) {
    take_better(from + split, from + split - amount, thing.worth, to + split, end - split);
  }
  cells_ += static_cast<std::int64_t>(end - begin);
}

// With `whole`, the whole table; else the cells that the best choice can depend on: what is left
// out in the end takes the sum of amounts less the room.
void KnapsackTable::solve(bool whole) {
  all_fit_ = sum_ <= room_;
  is_taken_.assign(things_.size(), 1);
  cells_ += static_cast<std::int64_t>(things_.size());
  if (all_fit_) {
    return;
  }
  width_ = static_cast<std::size_t>(room_) + 1;
  if (table_.size() < (things_.size() + 1) * width_) {
    table_.resize((things_.size() + 1) * width_);
  }
  auto const first_needed = [&](std::int64_t behind) {
    return whole ? 0 : static_cast<std::size_t>(std::max<std::int64_t>(0, room_ - behind));
  };
  std::int64_t behind = sum_;
  std::fill_n(table_.begin(), width_, 0.0);
  for (std::size_t k = 0; k < things_.size(); ++k) {
    behind -= things_[k].amount;
    extend(table_.data() + k * width_, table_.data() + (k + 1) * width_, things_[k],
           first_needed(behind), width_);
  }
  std::size_t at = width_ - 1;
  worth_ = table_[things_.size() * width_ + at];
  for (std::size_t k = things_.size(); k-- > 0;) {
    is_taken_[k] =
        static_cast<std::uint8_t>(table_[(k + 1) * width_ + at] > table_[k * width_ + at]);
    at -= is_taken_[k] != 0 ? static_cast<std::size_t>(things_[k].amount) : 0;
  }
}

void KnapsackTable::find_losses() {
  loss_with_.assign(things_.size(), 0.0);
  loss_without_.resize(things_.size());
  if (all_fit_) {
    for (std::size_t k = 0; k < things_.size(); ++k) {
      loss_without_[k] = things_[k].worth;
    }
    return;
  }
  back_.assign(2 * width_, 0.0);
  double* now = back_.data();
  double* next = now + width_;
  for (std::size_t k = things_.size(); k-- > 0;) {
    double const* const before = table_.data() + k * width_;
    auto const amount = static_cast<std::size_t>(things_[k].amount);
    // What this thing does not take is shared by those before and those behind it.
    auto const best = [&](std::size_t room) { return greatest_sum(before, now + room, room + 1); };
    if (is_taken_[k] != 0) {
      loss_without_[k] = std::max(0.0, worth_ - best(width_ - 1));
    } else {
      loss_without_[k] = 0.0;
      loss_with_[k] = std::max(0.0, worth_ - things_[k].worth - best(width_ - 1 - amount));
    }
    cells_ += static_cast<std::int64_t>(2 * width_);
    extend(now, next, things_[k], 0, width_);
    std::swap(now, next);
  }
}

double KnapsackTable::loss_of_room(std::int64_t amount) const {
  assert(amount >= 0 && amount <= room_);
  if (all_fit_ && sum_ <= room_ - amount) {
    return 0.0;
  }
  if (all_fit_) {
    return 0.0;  // a lower bound: no table was made
  }
  return worth_ - table_[things_.size() * width_ + width_ - 1 - static_cast<std::size_t>(amount)];
}

}  // namespace tongcun
