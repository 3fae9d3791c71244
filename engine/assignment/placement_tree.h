// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/knapsack_relaxation.h"
#include "engine/assignment/placement_node.h"
#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tongcun {

// Looks for plans that cost at most a target by branch and bound, depth first, with the relaxation
// of knapsack_relaxation.h at each node (Ross, Soland, Math. Programming 8, 1975; Fisher, Jaikumar,
// Van Wassenhove, Management Science 32, 1986). What cannot be in a plan within the target is left
// out, what must be is settled, and targets well below the best known plan are tried first, since
// they leave little to look at (Posta, Ferland, Michelon, Computational Optimization and
// Applications 52, 2012). A target that is searched through is a bound; one that takes too long is
// raised.
//
// For problems in which each option takes of one resource only, of its own site, and opening takes
// nothing but money. Deterministic; memory of at most 40 MB besides 200 bytes an offer. Where there
// are more than 1,000 lots or 5 million cells in the tables, only the bound before any branch is
// looked for.
class PlacementTree {
 public:
  // `number` tells searches of one run apart: they begin with different targets.
  PlacementTree(PlacementProblem const& problem, OfferTable const& table,
                std::vector<double> const& unit_value, std::uint64_t number);

  // Whether the problem has that form, and at most 2,000 lots and 120 million cells in its tables.
  [[nodiscard]] static bool is_for(PlacementProblem const& problem, OfferTable const& table);

  // Goes on until the work is spent, nothing is left, or it is asked to stop; what it spends beyond
  // is taken off the next call's. Only plans that cost less than `known`, the cost of a plan that
  // the caller has, are looked for.
  void improve(std::int64_t work, std::int64_t known, RunSettings const& run);

  // Whether more than the bound before any branch is looked for.
  [[nodiscard]] bool may_branch() const { return may_branch_; }
  // Whether more work can bring nothing: the bound is found and the problem too large to branch.
  [[nodiscard]] bool is_spent() const { return !may_branch_ && was_at_root_ && !is_root_due_; }
  // Whether no plan costs less than the best known. (In floating point: a reason to stop, no
  // proof.)
  [[nodiscard]] bool is_settled() const { return proven_ >= known_; }
  // That no plan can cost less, as far as floating point goes.
  [[nodiscard]] std::int64_t proven() const { return proven_; }
  // The bound of the relaxation before any branch; 0 before it was found.
  [[nodiscard]] double root_bound() const { return root_bound_; }
  // The values of lots that gave it.
  [[nodiscard]] std::vector<double> const& root_value() const { return best_root_value_; }
  // After the search: values of lots for the bound of the whole problem, in which nothing is left
  // out and nothing settled, by as much work as the first bound took.
  [[nodiscard]] std::vector<double> values_of_whole(RunSettings const& run);
  // The best plan that was found, if any: its cost, and by lot its option.
  [[nodiscard]] std::int64_t cost() const { return best_cost_; }
  [[nodiscard]] std::vector<std::uint32_t> const& plan() const { return best_; }

 private:
  // A branch: what was tried first, and how to go back.
  struct Branch {
    std::size_t changes = 0;
    std::vector<double> value;
    std::uint32_t site = PlacementNode::kNone;  // kNone: the choice
    std::uint32_t choice = PlacementNode::kNone;
    bool opened_first = false;
  };

  bool begin(RunSettings const& run);
  bool look(RunSettings const& run);
  bool branch();
  [[nodiscard]] std::uint32_t site_to_branch() const;
  [[nodiscard]] std::uint32_t choice_to_branch() const;
  bool go_back();
  void end(bool is_through);
  bool raise(KnapsackRelaxation::Steps const& steps, RunSettings const& run);
  void note_plan();
  void note_root();
  [[nodiscard]] double target() const { return static_cast<double>(target_); }

  OfferTable const& table_;
  PlacementNode node_;
  KnapsackRelaxation relaxation_;
  std::vector<double> root_value_;
  double root_bound_ = 0.0;
  std::vector<double> best_root_value_;
  bool was_at_root_ = false;
  bool is_root_due_ = false;      // to be raised again
  std::size_t root_changes_ = 0;  // that hold for every plan better than the best known
  std::vector<Branch> branches_;
  std::size_t depth_ = 0;
  bool is_fresh_ = false;   // the node has not been looked at
  bool has_begun_ = false;  // with the present target
  std::int64_t known_ = std::numeric_limits<std::int64_t>::max();  // cost of the best plan
  std::int64_t target_ = 0;
  std::int64_t proven_ = 0;  // no plan costs less
  bool may_branch_;
  double ambition_;             // where in the gap targets are, 0 … 1
  std::int64_t allowance_ = 0;  // cells, since the beginning
  std::int64_t least_allowance_ = 0;
  std::int64_t budget_;  // cells for a target
  std::int64_t began_at_ = 0;
  std::int64_t most_spent_ = 0;  // on a target
  std::int64_t best_cost_ = std::numeric_limits<std::int64_t>::max();
  std::vector<std::uint32_t> best_;  // by lot: option
};

}  // namespace tongcun
