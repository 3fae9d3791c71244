// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// The best choice of things that fit into a room, by dynamic programming over whole amounts
// (Bellman; Martello, Toth 1990, 2.6): what it is worth, which things it takes, and what it loses
// if one thing must or must not be taken. One after another; memory is kept between uses.
class KnapsackTable {
 public:
  // Starts anew, with a room of 0 or more.
  void start(std::int64_t room);
  // A thing worth more than nothing that takes `amount`, at most the room.
  void add(double worth, std::int64_t amount);

  [[nodiscard]] std::size_t things() const { return things_.size(); }
  // Finds the best choice; `whole`: with what the losses below need. O(things * room), less where
  // little is left out, O(things) if all fit.
  void solve(bool whole);
  [[nodiscard]] double worth() const { return worth_; }
  [[nodiscard]] bool takes(std::size_t thing) const { return is_taken_[thing] != 0; }

  // After solve(true): makes the losses below known, in about three times its time.
  void find_losses();
  // What is lost if the thing must be taken (0 or more), and if it must not.
  [[nodiscard]] double loss_with(std::size_t thing) const { return loss_with_[thing]; }
  [[nodiscard]] double loss_without(std::size_t thing) const { return loss_without_[thing]; }
  // What is lost if so much of the room goes to something else, worth nothing.
  [[nodiscard]] double loss_of_room(std::int64_t amount) const;

  // Cells that were computed, since the beginning.
  [[nodiscard]] std::int64_t cells() const { return cells_; }

 private:
  struct Thing {
    double worth;
    std::int64_t amount;
  };
  void extend(double const* from, double* to, Thing const& thing, std::size_t begin,
              std::size_t end);

  std::vector<Thing> things_;
  std::vector<std::uint8_t> is_taken_;
  std::vector<double> table_;  // by number of things, then room: worth of the best choice
  std::vector<double> back_;   // of the things from here on, two rows in turn
  std::vector<double> loss_with_;
  std::vector<double> loss_without_;
  std::int64_t room_ = 0;
  std::size_t width_ = 1;
  std::int64_t sum_ = 0;  // of amounts
  double worth_ = 0.0;
  bool all_fit_ = false;
  std::int64_t cells_ = 0;
};

}  // namespace tongcun
