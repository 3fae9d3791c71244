// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/cover_table.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMostPieces = 4000;

}  // namespace

void CoverTable::start(std::int64_t demand) {
  things_.clear();
  demand = std::max<std::int64_t>(0, demand);
  piece_ = 1 + demand / kMostPieces;
  width_ = static_cast<std::size_t>(demand / piece_) + 1;
}

void CoverTable::add(double cost, std::int64_t held) {
  assert(held >= 0);
  auto const most = static_cast<std::int64_t>(width_ - 1);
  std::int64_t const pieces = held / piece_ + (held % piece_ > 0 ? 1 : 0);
  things_.push_back({cost, static_cast<std::size_t>(std::min(most, pieces))});
}

void CoverTable::extend(double const* from, double* to, Thing const& thing) {
  for (std::size_t i = 0; i < thing.held; ++i) {
    to[i] = std::min(from[i], from[0] + thing.cost);
  }
  double* __restrict const rest = to + thing.held;
  double const* __restrict const without = from + thing.held;
  double const* __restrict const with = from;
  double const cost = thing.cost;
  for (std::size_t i = 0; i < width_ - thing.held; ++i) {
    double const used = with[i] + cost;
    rest[i] = used < without[i] ? used : without[i];
  }
  cells_ += static_cast<std::int64_t>(width_);
}

double CoverTable::solve(bool with_losses) {
  std::size_t const number = things_.size();
  is_used_.assign(number, 0);
  table_.resize(std::max(table_.size(), (number + 1) * width_));
  std::fill_n(table_.begin(), width_, kNever);
  table_[0] = 0.0;
  for (std::size_t k = 0; k < number; ++k) {
    extend(table_.data() + k * width_, table_.data() + (k + 1) * width_, things_[k]);
  }
  double const cost = table_[number * width_ + width_ - 1];
  if (cost == kNever) {
    return cost;
  }
  std::size_t at = width_ - 1;
  for (std::size_t k = number; k-- > 0;) {
    if (table_[(k + 1) * width_ + at] < table_[k * width_ + at]) {
      is_used_[k] = 1;
      at -= std::min(at, things_[k].held);
    }
  }
  if (with_losses) {
    find_losses(cost);
  }
  return cost;
}

void CoverTable::find_losses(double cost) {
  loss_with_.assign(things_.size(), 0.0);
  loss_without_.assign(things_.size(), 0.0);
  back_.assign(2 * width_, kNever);
  double* now = back_.data();
  double* next = now + width_;
  now[0] = 0.0;
  for (std::size_t k = things_.size(); k-- > 0;) {
    double const* const before = table_.data() + k * width_;
    // What this thing does not hold is shared by those before and those behind it.
    auto const best = [&](std::size_t wanted) {
      double least = kNever;
      for (std::size_t i = 0; i <= wanted; ++i) {
        least = std::min(least, before[i] + now[wanted - i]);
      }
      return least;
    };
    if (is_used_[k] != 0) {
      loss_without_[k] = std::max(0.0, best(width_ - 1) - cost);
    } else {
      loss_with_[k] = std::max(0.0, best(width_ - 1 - things_[k].held) + things_[k].cost - cost);
    }
    extend(now, next, things_[k]);
    cells_ += static_cast<std::int64_t>(width_);
    std::swap(now, next);
  }
}

}  // namespace tongcun
