// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/knapsack_table.h"
#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/random_stream.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Looks for plans that cost at most a target by branch and bound, depth first. The relaxation lets
// lots be taken several times or not at all, at values, and each resource chooses the lots that
// it serves as a whole (a knapsack, knapsack_table.h), each site whether it opens for them. What
// cannot be in a plan within the target is left out for good, what must be is settled (Ross,
// Soland, Math. Programming 8, 1975; Fisher, Jaikumar, Van Wassenhove, Management Science 32, 1986;
// Posta, Ferland, Michelon, Computational Optimization and Applications 52, 2012, for variable
// fixing and low targets first). A target well below the best known leaves little to look at: it is
// tried first, and raised where the search does not come to an end.
//
// For problems in which each option takes of one resource only, of its own site.
class PlacementTree {
 public:
  // `number` tells searches of one run apart: they try different targets in different orders.
  PlacementTree(PlacementProblem const& problem, OfferTable const& table,
                std::vector<double> const& unit_value, std::uint64_t seed, std::uint64_t number);

  // Whether the problem has that form, and is small enough.
  [[nodiscard]] static bool is_for(PlacementProblem const& problem, OfferTable const& table);

  // Goes on until the work is spent, nothing is left, or it is asked to stop. Only plans that cost
  // less than `known` are of interest.
  void improve(std::int64_t work, std::int64_t known, RunSettings const& run);

  // Whether no plan costs less than the best known. (In floating point: a reason to stop, no
  // proof.)
  [[nodiscard]] bool is_settled() const { return is_settled_; }
  [[nodiscard]] bool has_plan() const { return !best_.empty(); }
  [[nodiscard]] std::int64_t cost() const { return best_cost_; }
  [[nodiscard]] std::vector<std::uint32_t> plan() const;  // by lot: its option

 private:
  static constexpr std::uint32_t kNone = 0xffff'ffffU;
  enum class SiteState : std::uint8_t { undecided, open, closed };
  enum class Event : std::uint8_t { left_out, settled, opened, closed };
  struct Choice {
    double cost;  // of all members
    std::int64_t amount;
    std::uint32_t lot;
    std::uint32_t offer;
    std::uint32_t site;      // after the last: nowhere
    std::uint32_t resource;  // after the last: without end
  };
  struct Change {
    Event event;
    std::uint32_t what;  // choice, lot or site
  };
  struct Frame {
    std::size_t changes;  // to go back to
    std::vector<double> value;
    std::uint32_t site;  // branched on; kNone: the choice
    std::uint32_t choice;
    bool first_opened;
  };

  // Changes, each false if no plan is left.
  bool leave_out(std::uint32_t choice);
  bool settle(std::uint32_t lot, std::uint32_t choice);
  bool open(std::uint32_t site);
  bool close(std::uint32_t site);
  bool propagate();
  void undo_to(std::size_t changes);

  double relax(bool with_losses);
  double choose_sites(bool with_losses);
  bool raise(int rounds);
  bool fix(std::size_t& changed);
  bool look();  // at one node; false if nothing is left below
  bool branch();
  bool go_back();
  void begin();
  void note_plan();
  void next_target(bool is_through);
  void set_target(std::int64_t target);

  OfferTable const& table_;
  RandomStream random_;
  std::uint64_t number_;
  std::vector<Choice> choices_;  // by lot
  std::vector<std::size_t> first_choice_;
  std::vector<std::vector<std::uint32_t>> of_resource_;  // choices
  std::vector<std::vector<std::uint32_t>> of_site_;      // choices
  std::vector<std::vector<std::uint32_t>> resources_at_;
  std::vector<double> site_cost_;
  // The node.
  std::vector<std::uint8_t> is_out_;       // by choice
  std::vector<std::uint32_t> settled_;     // by lot: choice
  std::vector<std::uint32_t> left_;        // by lot: choices
  std::vector<std::int64_t> room_;         // by resource
  std::vector<SiteState> state_;           // by site
  std::vector<std::uint32_t> to_check_;    // resources whose room shrank
  std::vector<std::uint32_t> single_;      // lots with one choice left
  double settled_cost_ = 0.0;
  std::vector<Change> changes_;
  std::vector<double> value_;  // by lot
  // The relaxation.
  KnapsackTable knapsack_;
  std::vector<std::uint32_t> things_;  // choices in the knapsack
  std::vector<std::uint8_t> is_taken_;
  std::vector<double> loss_with_;     // by choice
  std::vector<double> loss_without_;  // by choice
  std::vector<double> gain_;          // by site, less what opening costs
  // Sites that are undecided must hold those who must be placed.
  std::vector<std::uint32_t> undecided_;
  std::vector<double> cover_;  // by number of undecided sites, then demand: the least cost
  std::vector<double> cover_back_;
  std::vector<double> loss_open_;    // by site
  std::vector<double> loss_closed_;  // by site
  std::vector<std::uint8_t> is_used_;  // by site: open in the relaxation
  bool is_coupled_ = false;
  std::vector<int> times_;            // by lot: how often it is taken
  std::vector<double> total_loss_;    // by choice: if it is in the plan
  std::vector<double> direction_;
  double length_ = 1.0;  // of a step, at last
  double bound_ = 0.0;
  std::vector<double> root_value_;
  double root_bound_;
  int root_rounds_ = 0;
  std::size_t root_changes_ = 0;  // that hold for every plan better than the best known
  // The search.
  std::vector<Frame> frames_;
  std::size_t depth_ = 0;
  bool is_fresh_ = true;     // the node has not been looked at
  bool has_begun_ = false;   // a search with the present target
  std::int64_t known_ = 0;   // cost of the best plan
  std::int64_t target_ = 0;  // plans cost at most this
  std::int64_t proven_ = 0;  // no plan costs less
  std::int64_t spent_ = 0;   // cells, on this target
  std::int64_t nodes_ = 0;
  std::int64_t budget_ = 0;
  double ambition_ = 0.0;  // of the gap that a target leaves, 0 … 1
  std::vector<std::uint32_t> best_;  // by lot: option
  std::int64_t best_cost_ = 0;
  bool is_settled_ = false;
  std::int64_t evaluations_ = 0;
};

}  // namespace tongcun
