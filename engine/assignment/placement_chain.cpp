// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_chain.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace tongcun {
namespace {

constexpr double kAdaptation = 0.001;          // of a penalty, a round
constexpr std::int64_t kMostRoundsAway = 300;  // from the best plan, without a better one
constexpr double kMostReturn = 1.02;           // times the cost of where it is
constexpr std::size_t kWidthOfMany = 16;       // that are looked at where sites may be closed
constexpr std::size_t kLarge = 20'000;         // lots
constexpr double kStrict = 64.0;               // times the penalties
constexpr int kMostRises = 12;
constexpr double kRise = 1.5;  // times the penalties
constexpr std::size_t kBreadth = 64;

}  // namespace

PlacementChain::PlacementChain(PlacementProblem const& problem, OfferTable const& table,
                               RelaxedPrices const& prices, std::uint64_t seed,
                               std::uint64_t number)
    : problem_(problem),
      table_(table),
      state_(problem, table, prices.resource_price),
      random_(seed, Purpose::placement_search, number),
      why_(problem.sites() + 1, 0),
      shut_(kNobody),
      tolerance_(1e-9 * std::max(table.typical_cost, 1e-300)),
      breadth_(kBreadth) {
  // Penalties start from the prices, and from what a piece of the resource costs on average.
  std::vector<double> cost(problem.resources(), 0.0);
  std::vector<double> amount(problem.resources(), 0.0);
  for (Offer const& offer : table.offers) {
    auto const add = [&](std::uint32_t resource, std::int64_t pieces) {
      cost[resource] += offer.cost;
      amount[resource] += static_cast<double>(pieces);
    };
    if (offer.amount > 0) {
      add(offer.resource, offer.amount);
    }
    for (ResourceUse const& use : table.more_of(offer)) {
      add(use.resource, use.amount);
    }
  }
  for (std::size_t r = 0; r < problem.resources(); ++r) {
    double const mean = amount[r] > 0.0 ? cost[r] / amount[r] : 0.0;
    double const price = prices.resource_price[r];
    least_penalty_.push_back(std::max(1.02 * price, mean / 8.0));
    state_.set_penalty(r, std::max(2.0 * price, mean));
  }
  rounds_per_adaptation_ =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(problem.resources()) / 16);
  for (std::uint32_t site = 0; site < problem.sites(); ++site) {
    if (state_.opens(site)) {
      costly_sites_.push_back(site);
    }
  }
  near_width_ = costly_sites_.empty() ? kWidth : kWidthOfMany;
  near_.resize(problem.units() * near_width_, {kFar, table.nowhere_site});
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    auto const offers = table.of(unit);
    for (std::size_t i = 0; i < std::min(near_width_, offers.size()); ++i) {
      near_[unit * near_width_ + i] = {offers[i].excess, offers[i].site};
    }
  }
  best_cost_ = state_.cost();
}

void PlacementChain::start(RelaxedPrices const& prices, RunSettings const& run) {
  run_ = &run;
  std::vector<double> regret(problem_.units());
  std::vector<std::uint32_t> order(problem_.units());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
    auto const offers = table_.of(unit);
    regret[unit] = offers.size() > 1 ? offers[1].priced_cost - offers[0].priced_cost : 0.0;
  }
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return regret[a] != regret[b] ? regret[a] > regret[b] : a < b;
  });
  for (std::uint32_t const unit : order) {
    for (std::size_t lot = table_.first_lot[unit]; lot < table_.first_lot[unit + 1]; ++lot) {
      if (lot % 256 == 0 && run.stop_requested()) {
        break;
      }
      auto const number = static_cast<std::uint32_t>(lot);
      state_.lift(number);
      std::uint32_t chosen = table_.nowhere[unit];
      double least = kFar;
      for (std::size_t offer = table_.first[unit]; offer < table_.first[unit + 1]; ++offer) {
        Offer const& candidate = table_.offers[offer];
        bool const is_hoped_open = candidate.site == table_.nowhere_site ||
                                   !state_.is_closed(candidate.site) ||
                                   prices.opening[candidate.site] > 0.3;
        double const cost =
            candidate.priced_cost + (is_hoped_open ? 0.0 : state_.site_cost(candidate.site));
        if (cost < least && state_.fits(number, candidate)) {
          least = cost;
          chosen = static_cast<std::uint32_t>(offer);
        }
      }
      state_.put_back(number);
      evaluations_ += static_cast<std::int64_t>(table_.of(unit).size());
      if (chosen != state_.offer_of(number)) {
        state_.move(number, chosen);
      }
    }
  }
  state_.clear_log();
  note_best();
}

void PlacementChain::start_from(std::vector<std::uint32_t> const& option_of_lot) {
  assert(option_of_lot.size() == table_.lots.size());
  for (std::uint32_t lot = 0; lot < option_of_lot.size(); ++lot) {
    std::uint32_t const unit = table_.lots[lot].unit;
    std::uint32_t target = table_.nowhere[unit];  // if its option is not among those kept
    for (std::size_t offer = table_.first[unit]; offer < table_.first[unit + 1]; ++offer) {
      if (table_.offers[offer].option == option_of_lot[lot]) {
        target = static_cast<std::uint32_t>(offer);
        break;
      }
    }
    if (target != state_.offer_of(lot)) {
      state_.move(lot, target);
    }
  }
  state_.clear_log();
  note_best();
}

void PlacementChain::search(std::int64_t work, std::int64_t enough, RunSettings const& run) {
  run_ = &run;
  end_ = evaluations_ + work * kEvaluationsPerWork;
  if (!is_settled_in_) {
    settle_in();
  }
  while (!is_out() && best_cost_ > enough) {
    round();
  }
}

// To a first plan that leaves out as few as it can, at penalties that rise until it is one. Where
// the work runs out, the next search goes on from there: begun anew each time, it would never come
// to the last sites of a large problem.
void PlacementChain::settle_in() {
  // Where there are many, most of the gain is in here: it must not lead through overfull states.
  double const strict = table_.lots.size() > kLarge ? kStrict : 1.0;
  state_.set_change(0.0);
  if (rises_ < 0) {
    rises_ = 0;
    scale_penalties(strict);
    breadth_ = std::numeric_limits<std::size_t>::max();
    for (std::uint32_t site = 0; site <= table_.nowhere_site; ++site) {
      wake(site, kGained | kLost);
    }
  }
  for (;;) {
    bool const is_through = descend();
    keep_best();
    if (!is_through) {
      return;
    }
    breadth_ = kBreadth;
    if (rises_ >= kMostRises || state_.is_feasible()) {
      break;
    }
    ++rises_;
    raised_ *= kRise;
    scale_penalties(kRise);
    for (std::uint32_t site = 0; site < table_.nowhere_site; ++site) {
      if (state_.is_overused_at(site)) {
        wake(site, kGained);
      }
    }
  }
  scale_penalties(1.0 / raised_);
  scale_penalties(1.0 / strict);
  is_settled_in_ = true;
}

void PlacementChain::round() {
  ++rounds_;
  evaluations_ += kEvaluationsPerWork;  // so that search ends where nothing can move
  state_.set_change(0.0);
  kick();
  wake(0);
  if (!descend()) {
    forget_waiting();
  }
  frozen_ = {kNobody, kNobody};
  if (state_.change() > tolerance_) {
    state_.undo_to(0);
  } else {
    bool const is_new = state_.change() < -tolerance_;
    keep_best();
    if (is_new && !state_.is_feasible() && state_.cost() < best_cost_) {
      repair();
    }
  }
  // Not to a plan that leaves out many who have found a place, if only an overfull one.
  if (rounds_ - last_best_ >= kMostRoundsAway &&
      static_cast<double>(best_cost_) < kMostReturn * static_cast<double>(state_.cost())) {
    return_to_best();
  }
  if (rounds_ % rounds_per_adaptation_ == 0) {
    adapt_penalties();
  }
}

// Takes the log over, and the state as the best plan if it is one.
void PlacementChain::keep_best() {
  if (!is_copied_ && !state_.log().empty()) {
    if (since_best_.size() > table_.lots.size()) {
      best_offer_.resize(table_.lots.size());
      for (std::uint32_t lot = 0; lot < best_offer_.size(); ++lot) {
        best_offer_[lot] = state_.offer_of(lot);
      }
      since_best_.insert(since_best_.end(), state_.log().begin(), state_.log().end());
      for (std::size_t i = since_best_.size(); i-- > 0;) {
        best_offer_[since_best_[i].lot] = since_best_[i].from;
      }
      since_best_.clear();
      is_copied_ = true;
    } else {
      since_best_.insert(since_best_.end(), state_.log().begin(), state_.log().end());
    }
  }
  state_.clear_log();
  if (state_.is_feasible() && state_.cost() < best_cost_) {
    note_best();
  }
}

void PlacementChain::note_best() {
  best_cost_ = state_.cost();
  last_best_ = rounds_;
  since_best_.clear();
  is_copied_ = false;
}

void PlacementChain::return_to_best() {
  if (is_copied_) {
    for (std::uint32_t lot = 0; lot < best_offer_.size(); ++lot) {
      if (state_.offer_of(lot) != best_offer_[lot]) {
        state_.move(lot, best_offer_[lot]);
      }
    }
  } else {
    for (std::size_t i = since_best_.size(); i-- > 0;) {
      if (state_.offer_of(since_best_[i].lot) != since_best_[i].from) {
        state_.move(since_best_[i].lot, since_best_[i].from);
      }
    }
  }
  state_.clear_log();
  note_best();
}

std::vector<std::uint32_t> PlacementChain::best() const {
  std::vector<std::uint32_t> offer = best_offer_;
  if (!is_copied_) {
    offer.resize(table_.lots.size());
    for (std::uint32_t lot = 0; lot < offer.size(); ++lot) {
      offer[lot] = state_.offer_of(lot);
    }
    for (std::size_t i = since_best_.size(); i-- > 0;) {
      offer[since_best_[i].lot] = since_best_[i].from;
    }
  }
  for (std::uint32_t& chosen : offer) {
    chosen = table_.offers[chosen].option;
  }
  return offer;
}

void PlacementChain::scale_penalties(double factor) {
  for (std::size_t r = 0; r < state_.resources(); ++r) {
    state_.set_penalty(r, state_.penalty(r) * factor);
  }
}

void PlacementChain::adapt_penalties() {
  // The longer nothing is feasible, the faster they rise.
  last_feasible_ = state_.is_feasible() ? rounds_ : last_feasible_;
  double const step = std::min(0.05, kAdaptation * static_cast<double>(rounds_per_adaptation_));
  double const rise =
      step * static_cast<double>(std::min<std::int64_t>(20, 1 + (rounds_ - last_feasible_) / 100));
  for (std::size_t r = 0; r < state_.resources(); ++r) {
    double const penalty = state_.penalty(r);
    state_.set_penalty(r, state_.is_overused(r)
                              ? penalty * (1.0 + rise)
                              : std::max(least_penalty_[r], penalty * (1.0 - step)));
  }
}

void PlacementChain::kick() {
  if (table_.lots.empty()) {
    return;
  }
  auto const lots = static_cast<std::uint32_t>(table_.lots.size());
  if (!costly_sites_.empty() && random_.next_below(4) == 0) {
    std::uint32_t const site =
        costly_sites_[random_.next_below(static_cast<std::uint32_t>(costly_sites_.size()))];
    if (state_.is_closed(site)) {
      open_site(site);
    } else {
      // Closed alone, or for another that somebody there would go to.
      if (random_.next_below(2) == 0 && !state_.lots_at(site).empty()) {
        auto const& there = state_.lots_at(site);
        std::uint32_t const lot =
            there[random_.next_below(static_cast<std::uint32_t>(there.size()))];
        auto const offers = table_.of(table_.lots[lot].unit);
        auto const from = random_.next_below(4);
        std::uint32_t skipped = 0;
        for (Offer const& offer : offers) {
          if (offer.site != table_.nowhere_site && state_.is_closed(offer.site) &&
              skipped++ == from) {
            open_site(offer.site);
            break;
          }
        }
      }
      close_site(site);
    }
    return;
  }
  auto const& out = state_.lots_at(table_.nowhere_site);
  if (!out.empty() && random_.next_below(2) == 0) {
    take_in(out[random_.next_below(static_cast<std::uint32_t>(out.size()))]);
    return;
  }
  std::uint32_t const first = random_.next_below(lots);
  kick_lot(first);
  if (random_.next_below(2) == 0) {
    auto const& there = state_.lots_at(state_.site_of(first));
    kick_lot(there[random_.next_below(static_cast<std::uint32_t>(there.size()))]);
  }
}

void PlacementChain::kick_lot(std::uint32_t lot) {
  std::size_t const unit = table_.lots[lot].unit;
  std::size_t const number = std::min(table_.first[unit + 1] - table_.first[unit], kWidth);
  auto const offer = static_cast<std::uint32_t>(
      table_.first[unit] + random_.next_below(static_cast<std::uint32_t>(number)));
  if (offer != state_.offer_of(lot)) {
    state_.move(lot, offer);
    frozen_[frozen_[0] == kNobody ? 0 : 1] = lot;
  }
}

// Who goes nowhere goes where it costs least with penalties, whatever that is.
void PlacementChain::take_in(std::uint32_t lot) {
  std::size_t const unit = table_.lots[lot].unit;
  std::uint32_t const nowhere = state_.offer_of(lot);
  state_.lift(lot);
  double least = kFar;
  std::uint32_t chosen = nowhere;
  for (std::size_t offer = table_.first[unit]; offer < table_.first[unit + 1]; ++offer) {
    if (offer == nowhere || !may_enter(table_.offers[offer].site)) {
      continue;
    }
    ++evaluations_;
    double const change = state_.arrival(lot, table_.offers[offer]);
    if (change < least) {
      least = change;
      chosen = static_cast<std::uint32_t>(offer);
    }
  }
  state_.put_back(lot);
  if (chosen != nowhere) {
    state_.move(lot, chosen);
    frozen_[0] = lot;
  }
}

void PlacementChain::close_site(std::uint32_t site) {
  shut_ = site;
  closing_ = state_.lots_at(site);
  for (std::uint32_t const lot : closing_) {
    std::size_t const unit = table_.lots[lot].unit;
    state_.lift(lot);
    std::uint32_t chosen = table_.nowhere[unit];
    double least = kFar;
    std::size_t tried = 0;
    for (std::size_t offer = table_.first[unit]; offer < table_.first[unit + 1]; ++offer) {
      if (!may_enter(table_.offers[offer].site)) {
        continue;
      }
      double const change = state_.arrival(lot, table_.offers[offer]);
      ++evaluations_;
      if (change < least) {
        least = change;
        chosen = static_cast<std::uint32_t>(offer);
      }
      if (++tried >= 2 * kWidth) {
        break;
      }
    }
    state_.put_back(lot);
    state_.move(lot, chosen);
  }
}

// Calls in everybody who would rather be there, were it open.
void PlacementChain::open_site(std::uint32_t site) {
  for (Candidacy const& candidacy : table_.at(site)) {
    for (std::size_t i = table_.first_lot[candidacy.unit]; i < table_.first_lot[candidacy.unit + 1];
         ++i) {
      auto const lot = static_cast<std::uint32_t>(i);
      if (state_.site_of(lot) == site) {
        continue;
      }
      double const leaving = state_.lift(lot);
      Offer const& offer = table_.offers[candidacy.offer];
      double const change =
          leaving + state_.arrival(lot, offer) - state_.opening_change(lot, offer);
      state_.put_back(lot);
      ++evaluations_;
      if (change < -tolerance_) {
        state_.move(lot, candidacy.offer);
      }
    }
  }
}

// Makes overuse so dear that the descent avoids it. Keeps what comes out if it is a better plan.
bool PlacementChain::repair() {
  std::vector<std::pair<std::size_t, double>> before;
  for (std::size_t r = 0; r < state_.resources(); ++r) {
    if (state_.is_overused(r)) {
      before.emplace_back(r, state_.penalty(r));
      state_.set_penalty(r, 4.0 * state_.penalty(r));
      if (problem_.owner[r] != PlacementProblem::kShared) {
        wake(problem_.owner[r], kGained);
      }
    }
  }
  if (!descend()) {
    forget_waiting();
  }
  for (auto const& [resource, penalty] : before) {
    state_.set_penalty(resource, penalty);
  }
  if (state_.is_feasible() && state_.cost() < best_cost_) {
    keep_best();
    return true;
  }
  state_.undo_to(0);
  return false;
}

}  // namespace tongcun
