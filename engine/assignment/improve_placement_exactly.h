// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_cluster.h"
#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_problem.h"
#include "engine/assignment/placement_state.h"
#include "engine/run/random_stream.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Betters a plan by exact re-optimisation of a few sites at a time: everybody at two to six sites
// is taken up and placed anew at least cost, some sites perhaps opened or closed, all others
// staying where they are. The sites are drawn as a walk from one to another that somebody there
// might as well go to, so that each draw is a neighbourhood in which people can change places.
//
// Deterministic: the same for any number of threads. Asks whether to stop between neighbourhoods,
// each of which looks at about 1.3 million nodes at most
// (some tenths of a second on a busy machine; mostly it is less than a millisecond).
class PlacementReoptimiser {
 public:
  PlacementReoptimiser(PlacementProblem const& problem, OfferTable const& table,
                       std::vector<double> const& price, std::uint64_t seed, std::uint64_t number);

  // Whether a problem of so many lots is small enough for it.
  [[nodiscard]] static bool is_for(OfferTable const& table);

  // Takes over a plan, by lot: its option or Offer::kNowhere.
  void start_from(std::vector<std::uint32_t> const& option_of_lot);
  // Goes on until the work is spent, the plan costs `enough` or it is asked to stop.
  void improve(std::int64_t work, std::int64_t enough, RunSettings const& run);

  // Whether nothing is left to find: all sites were re-optimised at once, to the end. (In floating
  // point: a reason to stop, no proof.)
  [[nodiscard]] bool is_settled() const { return is_settled_; }
  [[nodiscard]] std::int64_t cost() const { return best_cost_; }
  [[nodiscard]] std::vector<std::uint32_t> plan() const;  // by lot: its option

 private:
  void try_all();
  void draw_sites(std::uint32_t lot, std::size_t number);
  void add_site(std::uint32_t site);
  void walk(std::uint32_t lot, std::size_t number);
  void kick();
  void keep_or_return();
  [[nodiscard]] std::size_t draw_number();
  [[nodiscard]] std::uint32_t draw_lot();

  OfferTable const& table_;
  PlacementState state_;
  PlacementCluster cluster_;
  RandomStream random_;
  std::vector<std::uint32_t> closable_;  // sites whose opening costs or takes anything
  std::vector<std::uint32_t> sites_;
  std::vector<std::uint32_t> lots_;
  std::vector<std::uint32_t> around_;  // lots at the sites of the last kick
  std::int64_t quiet_draws_ = 0;       // without gain
  int kicks_ = 0;                      // since it was at the best plan
  std::vector<std::uint32_t> best_;    // by lot: offer
  std::int64_t best_cost_ = 0;
  bool is_settled_ = false;
  std::int64_t nodes_for_all_ = 0;  // of the next try of all sites at once; 0 = no more
};

}  // namespace tongcun
