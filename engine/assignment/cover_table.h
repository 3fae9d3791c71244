// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tongcun {

// The cheapest choice of things that hold a demand together, by dynamic programming (the covering
// counterpart of knapsack_table.h): what it costs, which things it uses, and what is lost if one
// thing must or must not be used. Costs may be below nothing: such things are used anyway. Great
// demands are counted in coarser pieces, rounded in favour of covering, so that costs and losses
// are lower bounds.
class CoverTable {
 public:
  static constexpr double kNever = std::numeric_limits<double>::infinity();

  // Starts anew; a demand of nought or less holds by itself.
  void start(std::int64_t demand);
  void add(double cost, std::int64_t held);

  // What the best choice costs, or kNever. O(things * min(demand, 4,000)); with losses three times
  // that.
  double solve(bool with_losses);
  [[nodiscard]] bool uses(std::size_t thing) const { return is_used_[thing] != 0; }
  // After solve(true): what is lost, 0 or more, if the thing must be used, and if it must not.
  [[nodiscard]] double loss_with(std::size_t thing) const { return loss_with_[thing]; }
  [[nodiscard]] double loss_without(std::size_t thing) const { return loss_without_[thing]; }
  // Whether what one thing does bears on the others.
  [[nodiscard]] bool is_coupled() const { return width_ > 1; }
  // Cells that were computed, since the beginning.
  [[nodiscard]] std::int64_t cells() const { return cells_; }

 private:
  struct Thing {
    double cost;
    std::size_t held;  // in pieces, at most the demand
  };
  void extend(double const* from, double* to, Thing const& thing);
  void find_losses(double cost);

  std::vector<Thing> things_;
  std::vector<std::uint8_t> is_used_;
  std::vector<double> loss_with_;
  std::vector<double> loss_without_;
  std::vector<double> table_;  // by number of things, then demand: the least cost
  std::vector<double> back_;   // of the things from here on, two rows in turn
  std::int64_t piece_ = 1;
  std::size_t width_ = 1;
  std::int64_t cells_ = 0;
};

}  // namespace tongcun
