// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/solve_placement.h"

#include "engine/assignment/fill_placement.h"
#include "engine/assignment/fund_openings.h"
#include "engine/assignment/improve_placement_exactly.h"
#include "engine/assignment/knapsack_bound.h"
#include "engine/assignment/open_transport.h"
#include "engine/assignment/opening_search.h"
#include "engine/assignment/placement_chain.h"
#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_prices.h"
#include "engine/assignment/placement_tree.h"
#include "engine/assignment/prove_placement.h"
#include "engine/assignment/relax_placement.h"
#include "engine/assignment/round_relaxation.h"
#include "engine/assignment/whole_costs.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kChains = 2;  // whatever the number of threads
constexpr std::size_t kMostLots = std::size_t{1} << 21;
constexpr std::size_t kAllOffers = std::size_t{1} << 17;  // kept if there are no more in all
constexpr std::size_t kOffersKept = 12;
constexpr double kCheap = 0.1;
constexpr std::array kLeastOpenings = {0.5, 0.1, 0.01};  // of a site that a plan opens
constexpr std::size_t kOwnValues = 20'000;               // options
constexpr double kFarBehind = 1.005;                     // times the cost of the best plan
constexpr int kMostStrides = 30;
constexpr double kStride = 0.3;
constexpr int kRoundsOfStride = 60;
constexpr int kRounds = 400;
constexpr std::int64_t kFirstEpoch = 10'000;  // work
constexpr std::int64_t kLastEpoch = 200'000;
constexpr std::int64_t kQuietBeforeProof = 60'000;  // work
// Branch and bound cannot be stopped from outside: only where it takes a second at most. Openings
// help it, great gaps do not.
constexpr std::size_t kProofOptions = 250;
constexpr std::size_t kProofOptionsOfClosable = 700;
constexpr double kProofGap = 0.02;
constexpr int kProofNodes = 100;
constexpr std::int64_t kProofWork = 500;       // for an option
constexpr std::int64_t kWorkBeforeBound = 20;  // for an option
constexpr std::int64_t kShareOfOpenings = 4;   // of the work
constexpr std::int64_t kWholeShare = 8;
constexpr std::int64_t kShareAtFirst = 3;
constexpr std::int64_t kShareOfPromise = 6;
constexpr std::int64_t kLeastShare = 1;
constexpr double kPromise = 0.12;  // of the gap, that a tree must close to get most of the work
constexpr int kEpochsBehind = 8;  // that a chain may be behind before it goes on from the best plan

class PlacementSolver {
 public:
  PlacementSolver(PlacementProblem const& problem, PlacementSearch const& search,
                  RunSettings const& run)
      : problem_(problem), search_(search), run_(run) {
    auto const options = static_cast<std::int64_t>(problem.options.size());
    limit_ = search.work_limit > 0 ? search.work_limit
                                   : std::min(2'000'000 + 50 * options, 50'000 + 2'000 * options);
    patience_ = search.work_limit > 0 ? limit_ : 20'000 + 500 * options;
    best_.cost = *score_placement(problem, {});
    best_.bound = std::numeric_limits<std::int64_t>::min();
    propose(search.start);
  }

  PlacementPlan solve() {
    RelaxedPrices prices = starting_prices(problem_);
    certify(prices);
    if (is_transport(problem_)) {
      all_open_anyway(problem_) ? transport(prices) : open_sites(prices);
      return finish();
    }
    if (can_relax(problem_)) {
      relax(prices);
    } else if (opens_cheaply()) {
      raise_bound(prices, RelaxedValues::follow);
    }
    if (!is_relaxed_ || can_gain_by_own_values()) {
      raise_bound(prices, all_open_anyway(problem_) ? RelaxedValues::follow : RelaxedValues::own);
    }
    if (!problem_.opening.empty() && !is_done()) {
      fund_openings(prices);
    }
    if (!is_done()) {
      look_for_better(prices);
    }
    return finish();
  }

 private:
  PlacementPlan finish() {
    fill();
    best_.work = work_;
    best_.settled = is_settled_;
    bool const is_open = best_.cost > best_.best_bound() && !is_settled_;
    best_.stopped = is_open && run_.stop_requested();
    best_.out_of_work = is_open && !best_.stopped && work_ >= limit_;
    return std::move(best_);
  }
  // The best plan, with the prices that prove it.
  void transport(RelaxedPrices& prices) {
    try {
      std::vector<std::uint8_t> const all(problem_.sites(), 1);
      OpenTransport found = OpenTransportSolver(problem_).solve(all, run_);
      prices.resource_price.assign(found.price.begin(), found.price.end());
      certify(prices);
      propose(std::move(found.placements));
      spend(static_cast<std::int64_t>(problem_.options.size()));
    } catch (Stopped const&) {
      assert(run_.stop_requested());
    }
  }
  [[nodiscard]] bool is_done() const {
    return best_.cost <= best_.best_bound() || best_.cost <= search_.enough_cost ||
           best_.best_bound() >= search_.enough_bound || is_settled_ || work_ >= limit_ ||
           work_ - work_at_gain_ >= patience_ || run_.stop_requested();
  }
  // Where sites cost little beside what is at stake, prices of their resources are found first as
  // if they were open anyway: thousands of unit values hardly ever settle.
  [[nodiscard]] bool opens_cheaply() const {
    double opening = 0.0;
    for (std::int64_t const cost : problem_.site_cost) {
      opening += static_cast<double>(cost);
    }
    return !all_open_anyway(problem_) && opening < kCheap * static_cast<double>(best_.cost);
  }
  // The linear relaxation lets a site open as far as it is used; unit values of their own ask that
  // it be open for each who goes there. That is worth trying where it takes no time.
  [[nodiscard]] bool can_gain_by_own_values() const {
    return !all_open_anyway(problem_) && problem_.options.size() <= kOwnValues;
  }
  void relax(RelaxedPrices& prices) {
    RelaxedPlacement relaxed = relax_placement(problem_, run_);
    spend(1 + static_cast<std::int64_t>(problem_.uses.size()));
    is_relaxed_ = relaxed.is_solved;
    if (relaxed.members.empty()) {
      return;
    }
    certify(relaxed.prices);
    for (double const least_opening : kLeastOpenings) {
      propose(round_relaxation(problem_, relaxed, least_opening));
    }
    prices = std::move(relaxed.prices);
  }
  void fund_openings(RelaxedPrices const& prices) {
    FundedOpenings openings(problem_, prices, run_);
    openings.search(best_.placements, limit_ / kShareOfOpenings);
    spend(openings.work());
    propose(openings.placements());
    work_at_gain_ = work_;
  }
  void propose(std::vector<Placement> plan) {
    std::int64_t const cost = *score_placement(problem_, plan);
    if (cost < best_.cost) {
      best_.placements = std::move(plan);
      best_.cost = cost;
      report();
    }
  }
  void spend(std::int64_t work) { work_ += work; }
  void report() const {
    if (search_.improved) {
      search_.improved(best_.cost, best_.bound);
    }
  }

  void certify(RelaxedPrices const& prices) {
    PlacementPrices whole = rounded_prices(problem_, prices);
    std::int64_t const bound = bound_placement(problem_, whole);
    if (bound > best_.bound || best_.prices.unit_value.empty()) {
      best_.bound = bound;
      best_.prices = std::move(whole);
      report();
    }
  }

  // What values of lots prove in whole numbers.
  void certify(std::vector<double> const& value, OfferTable const& table) {
    std::vector<std::int64_t> values(problem_.units());
    for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
      double sum = 0.0;
      for (std::size_t lot = table.first_lot[unit]; lot < table.first_lot[unit + 1]; ++lot) {
        sum += value[lot];
      }
      values[unit] = whole_price(sum / problem_.count[unit]);
    }
    std::int64_t const bound = bound_by_knapsacks(problem_, values);
    if (bound > best_.best_bound()) {
      best_.knapsack_bound = bound;
      best_.knapsack_value = std::move(values);
    }
  }

  [[nodiscard]] OfferTable ranked(RelaxedPrices const& prices) const {
    std::size_t const kept = problem_.options.size() <= kAllOffers
                                 ? std::numeric_limits<std::size_t>::max()
                                 : kOffersKept;
    return rank_offers(problem_, prices.resource_price, kept, kMostLots);
  }

  void take(PlacementChain const& chain, OfferTable const& table) {
    if (chain.best_cost() >= best_.cost) {
      return;
    }
    option_of_lot_ = chain.best();
    best_.placements.clear();
    std::vector<Placement> of_unit;
    for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
      of_unit.clear();
      for (std::size_t lot = table.first_lot[unit]; lot < table.first_lot[unit + 1]; ++lot) {
        if (option_of_lot_[lot] != Offer::kNowhere) {
          of_unit.push_back({unit, option_of_lot_[lot], table.lots[lot].members});
        }
      }
      std::ranges::sort(of_unit, {}, &Placement::option);
      for (Placement const& placement : of_unit) {
        if (!best_.placements.empty() && best_.placements.back().unit == unit &&
            best_.placements.back().option == placement.option) {
          best_.placements.back().members += placement.members;
        } else {
          best_.placements.push_back(placement);
        }
      }
    }
    best_.cost = chain.best_cost();
    work_at_gain_ = work_;
    assert(score_placement(problem_, best_.placements) == best_.cost);
    report();
  }

  // The aim of Polyak's step is a little above the bound: at first, while it is far off, in great
  // strides, at last closely.
  void raise_bound(RelaxedPrices& prices, RelaxedValues values) {
    auto const improve = [&](double share, int rounds) {
      auto const bound = static_cast<double>(best_.bound);
      double const stride = bound > 0.0 ? bound : 0.01 * static_cast<double>(best_.cost);
      prices = improve_prices(problem_, prices, values, bound + share * stride + 1.0, rounds, run_);
      certify(prices);
      return static_cast<double>(best_.bound) > bound + 0.1 * share * std::abs(bound);
    };
    for (int stride = 0; stride < kMostStrides && !run_.stop_requested(); ++stride) {
      if (!improve(kStride, kRoundsOfStride)) {
        break;
      }
    }
    for (double const share : {0.05, 0.01, 0.002}) {
      if (!run_.stop_requested() && best_.bound < best_.cost) {
        improve(share, kRounds);
      }
    }
    spend(1 + static_cast<std::int64_t>(problem_.uses.size()));
  }

  // Once, when little is left and the chains find nothing: by branch and bound.
  void try_proof() {
    was_proof_tried_ = true;
    if (static_cast<double>(best_.cost - best_.bound) >
        kProofGap * static_cast<double>(best_.cost)) {
      return;
    }
    bool const opens = !problem_.opening.empty() ||
                       std::ranges::any_of(problem_.site_cost, [](auto cost) { return cost > 0; });
    ProgramLimits limits;
    limits.nodes = kProofNodes;
    std::int64_t const before = best_.cost;
    PlacementProof const proof =
        prove_placement(problem_, best_, opens ? kProofOptionsOfClosable : kProofOptions, limits);
    if (proof.status == ProgramStatus::absent) {
      return;
    }
    spend(kProofWork * static_cast<std::int64_t>(proof.kept_options));
    is_settled_ =
        proof.status == ProgramStatus::optimal || proof.status == ProgramStatus::infeasible;
    if (best_.cost < before) {
      work_at_gain_ = work_;
      report();
    }
  }

  void fill() {
    fill_placement(problem_, best_.placements);
    std::int64_t const cost = *score_placement(problem_, best_.placements);
    assert(cost <= best_.cost);
    if (cost < best_.cost) {
      best_.cost = cost;
      report();
    }
  }

  // Where all but the sites is a transport, sites alone are looked for. What a plan costs is known
  // soon, so that prices have an aim.
  void open_sites(RelaxedPrices& prices) {
    OpeningSearch openings(problem_, search_.seed, run_);
    openings.start_from(best_.placements);
    search_openings(openings,
                    kWorkBeforeBound * static_cast<std::int64_t>(problem_.options.size()));
    if (can_relax(problem_) && (opens_cheaply() || problem_.options.size() <= kOwnValues)) {
      relax(prices);
      openings.start_from(best_.placements);
    }
    prices = improve_prices(problem_, prices, RelaxedValues::own, static_cast<double>(best_.cost),
                            kRounds, run_);
    certify(prices);
    std::int64_t epoch = kFirstEpoch;
    while (!is_done()) {
      search_openings(openings, epoch);
      if (!was_proof_tried_ && work_ - work_at_gain_ >= kQuietBeforeProof && !is_done()) {
        try_proof();
        openings.start_from(best_.placements);
      }
      epoch = std::min(2 * epoch, kLastEpoch);
    }
  }
  void search_openings(OpeningSearch& openings, std::int64_t most) {
    std::int64_t const left = std::min(limit_ - work_, work_at_gain_ + patience_ - work_);
    std::int64_t const work = std::max<std::int64_t>(1, std::min(most, left));
    openings.search(work, best_.bound);
    spend(work);
    if (openings.cost() < best_.cost) {
      propose(openings.placements());
      work_at_gain_ = work_;
    }
  }

  // The known plan by lot; lots of several members take the option of their first.
  [[nodiscard]] std::vector<std::uint32_t> known_by_lot(OfferTable const& table) const {
    std::vector<std::uint32_t> option(table.lots.size(), Offer::kNowhere);
    std::vector<std::size_t> next(table.first_lot.begin(), table.first_lot.end());
    for (Placement const& placement : best_.placements) {
      std::size_t& lot = next[placement.unit];
      for (std::int32_t left = placement.members;
           left > 0 && lot < table.first_lot[placement.unit + std::size_t{1}]; ++lot) {
        option[lot] = placement.option;
        left -= table.lots[lot].members;
      }
    }
    return option;
  }

  // Most of the work for a tree that found the best plan, or that closed much of the gap which
  // linear prices leave.
  [[nodiscard]] std::int64_t share(PlacementTree const& tree, std::int64_t known) const {
    auto const bound = static_cast<double>(best_.bound);
    if (tree.is_spent()) {
      return 0;
    }
    bool const promises =
        all_open_anyway(problem_) || tree.cost() <= known ||
        tree.root_bound() - bound >= kPromise * (static_cast<double>(known) - bound);
    return promises ? kShareOfPromise : tree.root_bound() > 0.0 ? kLeastShare : kShareAtFirst;
  }

  // What placing a member is worth at the prices.
  [[nodiscard]] std::vector<double> unit_values(RelaxedPrices const& prices) const {
    PlacementPrices const whole = rounded_prices(problem_, prices);
    std::vector<double> values;
    for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
      values.push_back(
          std::min(std::ldexp(static_cast<double>(whole.unit_value[unit]), -kPriceBits),
                   static_cast<double>(problem_.unplaced[unit])));
    }
    return values;
  }

  void look_for_better(RelaxedPrices const& prices) {
    OfferTable const table = ranked(prices);
    std::vector<std::unique_ptr<PlacementChain>> chains;
    std::vector<std::unique_ptr<PlacementReoptimiser>> reoptimisers;
    std::vector<std::unique_ptr<PlacementTree>> trees(kChains);
    bool const may_branch =
        PlacementReoptimiser::is_for(table) && PlacementTree::is_for(problem_, table);
    for (std::uint64_t number = 1; number <= kChains; ++number) {
      chains.push_back(
          std::make_unique<PlacementChain>(problem_, table, prices, search_.seed, number));
      chains.back()->start(prices, run_);
      if (PlacementReoptimiser::is_for(table)) {
        reoptimisers.push_back(std::make_unique<PlacementReoptimiser>(
            problem_, table, prices.resource_price, search_.seed, number));
      }
    }
    if (!best_.placements.empty()) {
      std::vector<std::uint32_t> const known = known_by_lot(table);
      chains.back()->start_from(known);
      if (static_cast<double>(best_.cost) * kFarBehind <
          static_cast<double>(chains.front()->best_cost())) {
        chains.front()->start_from(known);
      }
    }
    take(*chains.front(), table);
    std::int64_t epoch = kFirstEpoch;
    std::vector<int> behind(kChains, 0);
    std::vector<std::int64_t> tree_share(kChains, kShareAtFirst);
    while (!is_done()) {
      // One tree; each chain has one if the first promises much and a second would do other work.
      for (std::size_t i = 0; may_branch && i < kChains; ++i) {
        bool const pays = i == 0 || (tree_share[0] == kShareOfPromise && trees[0]->may_branch());
        if (!trees[i] && pays) {
          trees[i] = std::make_unique<PlacementTree>(problem_, table, unit_values(prices), i + 1);
        }
      }
      std::int64_t const left = std::min(limit_ - work_, work_at_gain_ + patience_ - work_);
      std::int64_t const work =
          std::max<std::int64_t>(1, std::min(epoch, left / std::int64_t{kChains}));
      try {
        for_each_block(run_, "placement", kChains, 1, [&](std::size_t begin, std::size_t) {
          if (reoptimisers.empty()) {
            chains[begin]->search(work, best_.best_bound(), run_);
            return;
          }
          PlacementChain& chain = *chains[begin];
          std::int64_t const of_tree = trees[begin] ? tree_share[begin] * work / kWholeShare : 0;
          std::int64_t const part = std::max<std::int64_t>(1, (work - of_tree + 1) / 2);
          chain.search(part, best_.best_bound(), run_);
          PlacementReoptimiser& reoptimiser = *reoptimisers[begin];
          if (chain.best_cost() < reoptimiser.cost()) {
            reoptimiser.start_from(chain.best());
          }
          reoptimiser.improve(part, best_.best_bound(), run_);
          if (reoptimiser.cost() < chain.best_cost()) {
            chain.start_from(reoptimiser.plan());
          }
          if (trees[begin]) {
            PlacementTree& tree = *trees[begin];
            std::int64_t const known = std::min(best_.cost, chain.best_cost());
            tree.improve(of_tree, known, run_);
            tree_share[begin] = share(tree, known);
            if (tree.cost() < chain.best_cost()) {
              chain.start_from(tree.plan());
            }
          }
        });
      } catch (Stopped const&) {
        assert(run_.stop_requested());  // what the chains have found counts
      }
      spend(work * std::int64_t{kChains});
      for (auto const& chain : chains) {
        take(*chain, table);
      }
      for (auto const& tree : trees) {
        if (tree) {
          if (tree->root_bound() > root_bound_) {
            root_bound_ = tree->root_bound();
            certify(tree->root_value(), table);
          }
          is_settled_ = is_settled_ || tree->is_settled();
        }
      }
      for (auto const& reoptimiser : reoptimisers) {
        is_settled_ = is_settled_ || reoptimiser->is_settled();
      }
      if (!was_proof_tried_ && work_ - work_at_gain_ >= kQuietBeforeProof && !is_done()) {
        try_proof();
      }
      for (std::size_t i = 0; i < kChains; ++i) {
        behind[i] = chains[i]->best_cost() > best_.cost ? behind[i] + 1 : 0;
        if (behind[i] >= kEpochsBehind && !is_done() && !option_of_lot_.empty()) {
          behind[i] = 0;
          chains[i]->start_from(option_of_lot_);
        }
      }
      epoch = std::min(2 * epoch, kLastEpoch);
    }
    // A tree that was soon through has found values for what it had left only.
    if (is_settled_ && trees.front() && best_.cost > best_.best_bound()) {
      certify(trees.front()->values_of_whole(run_), table);
    }
  }

  PlacementProblem const& problem_;
  PlacementSearch const& search_;
  RunSettings const& run_;
  PlacementPlan best_;
  std::vector<std::uint32_t> option_of_lot_;  // of the best plan
  std::int64_t work_ = 0;
  std::int64_t limit_ = 0;
  std::int64_t patience_ = 0;      // work without a better plan
  std::int64_t work_at_gain_ = 0;  // when the best plan was found
  double root_bound_ = 0.0;        // of trees
  bool is_settled_ = false;        // nothing better is left
  bool is_relaxed_ = false;        // prices are those of the linear relaxation
  bool was_proof_tried_ = false;
};

}  // namespace

PlacementPlan solve_placement(PlacementProblem const& problem, PlacementSearch const& search,
                              RunSettings const& run) {
  assert(is_well_formed(problem));
  return PlacementSolver(problem, search, run).solve();
}

}  // namespace tongcun
