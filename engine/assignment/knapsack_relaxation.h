// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/cover_table.h"
#include "engine/assignment/knapsack_table.h"
#include "engine/assignment/placement_node.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// The relaxation of a node in which lots may be taken several times or not at all, at a value each.
// Every resource chooses the lots it serves as a whole (knapsack_table.h), every site whether it
// opens for them; those that open must hold all who have to be placed (cover_table.h). Its bound is
// never below that of the linear relaxation at the best values, and close to the best plan where
// sites are full.
class KnapsackRelaxation {
 public:
  // `value`: of a lot, to start from.
  KnapsackRelaxation(PlacementNode& node, std::vector<double> value);

  struct Steps {
    int rounds;
    int window;       // rounds after which steps shrink, if no better bound was met in them
    double shrink;    // times
    double momentum;  // of the last step, 0 … 1
    double scale;     // a step aims at least so much higher, times the bound
  };
  enum class Outcome : std::uint8_t { open, nothing_left, plan };

  // Better values by subgradients with momentum (Camerini, Fratta, Maffioli, Math. Programming
  // Study 3, 1975), towards a bound above `target`. Ends early when that is met (nothing left),
  // when the relaxation is a plan, or when asked to stop.
  [[nodiscard]] Outcome raise(double target, Steps const& steps, RunSettings const& run);
  // Leaves out and settles what no plan of at most `target` has otherwise. False if none is left.
  [[nodiscard]] bool fix(double target);

  [[nodiscard]] double bound() const { return bound_; }  // at the values now
  [[nodiscard]] std::vector<double> const& value() const { return value_; }
  void set_value(std::vector<double> const& value) { value_ = value; }
  // How often the relaxation takes a lot, and whether it uses a choice or a site.
  [[nodiscard]] int times(std::size_t lot) const { return times_[lot]; }
  [[nodiscard]] bool takes(std::size_t choice) const {
    return is_taken_[choice] != 0 && is_used_[node_.choices()[choice].site] != 0;
  }
  [[nodiscard]] bool uses(std::uint32_t site) const { return is_used_[site] != 0; }
  // After fix(): by how much the bound rises, at least, if a free choice is taken, and if an
  // undecided site must be what it is not in the relaxation.
  [[nodiscard]] double loss_of(std::size_t choice) const { return total_loss_[choice]; }
  [[nodiscard]] double loss_at(std::uint32_t site) const;
  // Cells of tables that were computed, since the beginning.
  [[nodiscard]] std::int64_t cells() const { return cells_; }

 private:
  // A free choice, as the knapsack reads it.
  struct Item {
    double cost;
    std::int64_t amount;
    std::uint32_t lot;
    std::uint32_t choice;
  };
  void gather();
  void relax(bool with_losses);
  [[nodiscard]] double fill(std::uint32_t resource, bool with_losses);
  [[nodiscard]] double send_nowhere();
  [[nodiscard]] double choose_sites(bool with_losses);
  [[nodiscard]] std::int64_t demand() const;
  [[nodiscard]] double loss_without(std::size_t choice) const;
  [[nodiscard]] bool fix_lot(std::size_t lot, double gap);

  PlacementNode& node_;
  std::vector<double> value_;  // by lot
  double bound_ = 0.0;
  KnapsackTable knapsack_;
  CoverTable cover_;
  std::vector<Item> items_;               // by resource
  std::vector<std::size_t> first_item_;   // by resource, and the end
  std::int64_t demand_ = 0;               // of those that must be placed
  std::vector<std::uint32_t> things_;     // choices in the knapsack
  std::vector<std::uint32_t> taken_;      // choices that their resource takes
  std::vector<std::uint32_t> undecided_;  // sites in the cover
  std::vector<std::uint8_t> is_taken_;    // by choice
  std::vector<double> loss_with_;         // by choice, of its resource alone
  std::vector<double> loss_without_;      // by choice
  std::vector<double> total_loss_;        // by choice
  std::vector<double> loss_of_others_;    // by choice: if the lot is not at its site
  std::vector<double> gain_;              // by site, less what opening costs
  std::vector<std::uint8_t> is_used_;     // by site
  std::vector<double> loss_open_;         // by site
  std::vector<double> loss_closed_;       // by site
  std::vector<int> times_;                // by lot
  std::vector<double> direction_;         // by lot
  std::int64_t cells_ = 0;
};

}  // namespace tongcun
