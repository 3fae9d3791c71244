// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_prices.h"
#include "engine/assignment/placement_problem.h"
#include "engine/assignment/placement_state.h"
#include "engine/run/random_stream.h"
#include "engine/run/run_settings.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tongcun {

// Looks for good plans by iterated local search with penalties: a kick moves one or two lots, takes
// in one that goes nowhere, or opens or closes a site; then whoever gains moves, alone or with one
// who makes room (ejection chains; Yagiura, Ibaraki, Glover, EJOR 169, 2006), until nobody does;
// what came out worse is taken back. Resources may be overused: their penalties rise while they are
// and fall while they are not, so that the search walks along the edge of what is feasible. A state
// that would be better than the best plan, were it feasible, is repaired.
class PlacementChain {
 public:
  PlacementChain(PlacementProblem const& problem, OfferTable const& table,
                 RelaxedPrices const& prices, std::uint64_t seed, std::uint64_t number);

  // Places those who have most to lose first, each where it fits and costs least at the prices.
  void start(RelaxedPrices const& prices, RunSettings const& run);
  // From a plan, by lot: its option or Offer::kNowhere.
  void start_from(std::vector<std::uint32_t> const& option_of_lot);

  // Goes on until the work is spent, the best plan costs `enough`, or it is asked to stop.
  void search(std::int64_t work, std::int64_t enough, RunSettings const& run);

  [[nodiscard]] std::int64_t best_cost() const { return best_cost_; }
  [[nodiscard]] std::vector<std::uint32_t> best() const;  // by lot: its option
  [[nodiscard]] std::int64_t work() const { return evaluations_ / kEvaluationsPerWork; }
  [[nodiscard]] std::int64_t rounds() const { return rounds_; }

 private:
  static constexpr std::int64_t kEvaluationsPerWork = 32;
  static constexpr std::uint8_t kGained = 1;
  static constexpr std::uint8_t kLost = 2;
  static constexpr std::size_t kWidth = 4;  // offers tried for a lot
  static constexpr std::uint32_t kNobody = 0xffff'ffffU;
  static constexpr double kFar = std::numeric_limits<double>::infinity();

  void settle_in();
  void round();
  void kick();
  void kick_lot(std::uint32_t lot);
  void take_in(std::uint32_t lot);
  void close_site(std::uint32_t site);
  void open_site(std::uint32_t site);
  void wake(std::size_t from);
  void wake(std::uint32_t site, std::uint8_t why);
  bool descend();
  void forget_waiting();
  void push_out(std::uint32_t site);
  void pull_in(std::uint32_t site);
  bool leave_somehow(std::uint32_t lot);
  bool go_to(std::uint32_t lot, std::uint32_t offer);
  bool enter(std::uint32_t lot, std::uint32_t offer, double before);
  bool eject(std::uint32_t site, std::size_t mark, double before, int depth);
  [[nodiscard]] double waste_at(std::uint32_t site) const {
    return site == table_.nowhere_site ? 0.0 : state_.waste(site);
  }
  bool repair();
  void adapt_penalties();
  void scale_penalties(double factor);
  void note_best();
  void keep_best();
  void return_to_best();
  [[nodiscard]] bool is_out() const { return evaluations_ >= end_ || run_->stop_requested(); }
  [[nodiscard]] bool is_frozen(std::uint32_t lot) const {
    return lot == frozen_[0] || lot == frozen_[1];
  }
  [[nodiscard]] bool may_enter(std::uint32_t site) const {
    return site != shut_ && !state_.is_closed(site);
  }

  PlacementProblem const& problem_;
  OfferTable const& table_;
  PlacementState state_;
  RandomStream random_;
  RunSettings const* run_ = nullptr;
  std::vector<double> least_penalty_;
  std::vector<std::uint8_t> why_;  // by site: why it waits
  std::vector<std::uint32_t> waiting_;
  std::size_t next_waiting_ = 0;
  std::array<std::uint32_t, 2> frozen_{0xffff'ffffU, 0xffff'ffffU};  // lots that stay for now
  std::uint32_t shut_;  // a site that nobody may enter for now
  std::vector<std::uint32_t> costly_sites_;
  double tolerance_;
  std::size_t breadth_;  // lots looked at, of a site
  std::int64_t evaluations_ = 0;
  std::int64_t end_ = 0;
  std::int64_t rounds_ = 0;
  bool is_settled_in_ = false;
  int rises_ = -1;       // of penalties while settling in; -1 = not begun
  double raised_ = 1.0;  // times the penalties, by those
  std::int64_t rounds_per_adaptation_ = 1;
  std::int64_t last_feasible_ = 0;  // round
  std::int64_t last_best_ = 0;      // round
  // The first offers of each unit, packed for the innermost loop.
  struct Near {
    double excess;
    std::uint32_t site;
  };
  std::vector<Near> near_;
  std::size_t near_width_ = 0;
  // The best plan: the state with the moves since then taken back, or a copy.
  std::int64_t best_cost_ = 0;
  bool is_copied_ = false;
  std::vector<PlacementState::Move> since_best_;
  std::vector<std::uint32_t> best_offer_;
  // Scratch, by use.
  std::vector<std::uint32_t> leaving_;
  std::vector<std::uint32_t> closing_;
};

}  // namespace tongcun
