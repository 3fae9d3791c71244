// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/improve_placement_exactly.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace tongcun {
namespace {

constexpr std::size_t kMostLots = 20'000;  // of the problem
constexpr std::size_t kMostFreed = 240;    // lots
constexpr std::size_t kLeastSites = 2;
constexpr std::size_t kMostSites = 5;
constexpr std::size_t kMostClosable = 6;  // all subsets of them are tried
constexpr std::int64_t kNodes = 20'000;
constexpr std::int64_t kMostNodesForAll = 1'000'000;
constexpr std::int64_t kFirstPatience = 50;  // draws without gain before the first kick
constexpr std::int64_t kPatience = 30;       // after a kick
constexpr int kMostKicks = 20;               // away from the best plan
constexpr double kMostAway = 0.0005;         // of its cost
constexpr double kMostAwayClosable = 0.01;   // where sites open and close
constexpr double kAllowance = 1.0;           // of the opening cost, for a kick
constexpr double kLotAllowance = 0.05;       // of what placing a lot costs
constexpr std::int64_t kEvaluationsPerWork = 32;
constexpr std::uint32_t kRanks = 6;  // offers of a lot that a walk may go by
constexpr std::uint32_t kRanksClosable = 12;
constexpr std::uint64_t kStreams = 1000;  // numbers of chains' streams are below

}  // namespace

PlacementReoptimiser::PlacementReoptimiser(PlacementProblem const& problem, OfferTable const& table,
                                           std::vector<double> const& price, std::uint64_t seed,
                                           std::uint64_t number)
    : table_(table),
      state_(problem, table, price),
      cluster_(table, price),
      random_(seed, Purpose::placement_search, kStreams + number) {
  for (std::uint32_t site = 0; site < table.nowhere_site; ++site) {
    if (state_.opens(site)) {
      closable_.push_back(site);
    }
  }
  for (std::uint32_t lot = 0; lot < table.lots.size(); ++lot) {
    best_.push_back(state_.offer_of(lot));
  }
  best_cost_ = state_.cost();
  std::size_t const most = closable_.empty() ? kMostSites : kMostClosable;
  bool const has_all_offers = table.offers.size() == problem.options.size() + problem.units();
  if (table.nowhere_site <= most && table.lots.size() <= kMostFreed && has_all_offers) {
    nodes_for_all_ = kNodes;
  }
}

bool PlacementReoptimiser::is_for(OfferTable const& table) {
  return table.lots.size() <= kMostLots && !table.lots.empty() && table.nowhere_site > 0;
}

void PlacementReoptimiser::start_from(std::vector<std::uint32_t> const& option_of_lot) {
  assert(option_of_lot.size() == table_.lots.size());
  for (std::uint32_t lot = 0; lot < option_of_lot.size(); ++lot) {
    if (table_.offers[state_.offer_of(lot)].option == option_of_lot[lot]) {
      continue;
    }
    std::uint32_t const unit = table_.lots[lot].unit;
    for (std::size_t offer = table_.first[unit]; offer < table_.first[unit + 1]; ++offer) {
      if (table_.offers[offer].option == option_of_lot[lot]) {
        state_.move(lot, static_cast<std::uint32_t>(offer));
        break;
      }
    }
  }
  state_.clear_log();
  around_.clear();
  quiet_draws_ = 0;
  kicks_ = 0;
  for (std::uint32_t lot = 0; lot < best_.size(); ++lot) {
    best_[lot] = state_.offer_of(lot);
  }
  best_cost_ = state_.cost();
}

std::vector<std::uint32_t> PlacementReoptimiser::plan() const {
  std::vector<std::uint32_t> option(best_.size());
  for (std::uint32_t lot = 0; lot < option.size(); ++lot) {
    option[lot] = table_.offers[best_[lot]].option;
  }
  return option;
}

void PlacementReoptimiser::improve(std::int64_t work, std::int64_t enough, RunSettings const& run) {
  std::int64_t const end = cluster_.evaluations() + work * kEvaluationsPerWork;
  std::int64_t draws = work;  // that cost little end it too
  if (nodes_for_all_ > 0 && nodes_for_all_ < work * kEvaluationsPerWork && !is_settled_ &&
      best_cost_ > enough && !run.stop_requested()) {
    try_all();
  }
  while (cluster_.evaluations() < end && draws-- > 0 && best_cost_ > enough && !is_settled_ &&
         !run.stop_requested()) {
    std::int64_t const patience =
        around_.empty() ? kFirstPatience + static_cast<std::int64_t>(table_.nowhere_site)
                        : kPatience;
    if (quiet_draws_ >= patience) {
      double const away = closable_.empty() ? kMostAway : kMostAwayClosable;
      if (++kicks_ >= kMostKicks ||
          static_cast<double>(state_.cost()) > (1.0 + away) * static_cast<double>(best_cost_)) {
        keep_or_return();
        kicks_ = 0;
      }
      kick();
      quiet_draws_ = 0;
    }
    draw_sites(draw_lot(), draw_number());
    std::int64_t const before = state_.cost();
    if (!sites_.empty()) {
      cluster_.improve(state_, sites_, lots_, kNodes, {});
    }
    quiet_draws_ = state_.cost() < before ? 0 : quiet_draws_ + 1;
    if (state_.cost() < best_cost_) {
      keep_or_return();
    }
  }
}

// With so few sites, all of them together: more nodes each time, up to a limit.
void PlacementReoptimiser::try_all() {
  keep_or_return();
  sites_.clear();
  lots_.resize(table_.lots.size());
  std::iota(lots_.begin(), lots_.end(), 0U);
  for (std::uint32_t site = 0; site < table_.nowhere_site; ++site) {
    sites_.push_back(site);
  }
  // For all subsets of open sites together, so that it ends soon.
  std::int64_t const nodes = std::max<std::int64_t>(1000, nodes_for_all_ >> closable_.size());
  cluster_.improve(state_, sites_, lots_, nodes, {});
  is_settled_ = cluster_.is_complete();
  keep_or_return();
  nodes_for_all_ = nodes_for_all_ < kMostNodesForAll ? 4 * nodes_for_all_ : 0;
}

std::size_t PlacementReoptimiser::draw_number() {
  std::size_t const most = closable_.empty() ? kMostSites : kMostClosable;
  return kLeastSites + random_.next_below(static_cast<std::uint32_t>(most - kLeastSites + 1));
}

// Somebody, or somebody around the last kick.
std::uint32_t PlacementReoptimiser::draw_lot() {
  return around_.empty() ? random_.next_below(static_cast<std::uint32_t>(table_.lots.size()))
                         : around_[random_.next_below(static_cast<std::uint32_t>(around_.size()))];
}

void PlacementReoptimiser::keep_or_return() {
  if (state_.cost() <= best_cost_) {
    kicks_ = state_.cost() < best_cost_ ? 0 : kicks_;
    best_cost_ = state_.cost();
    for (std::uint32_t lot = 0; lot < best_.size(); ++lot) {
      best_[lot] = state_.offer_of(lot);
    }
    return;
  }
  for (std::uint32_t lot = 0; lot < best_.size(); ++lot) {
    if (best_[lot] != state_.offer_of(lot)) {
      state_.move(lot, best_[lot]);
    }
  }
  state_.clear_log();
}

// At most what the kick may cost: an opening, or a lot's way to its next offers.
void PlacementReoptimiser::kick() {
  PlacementCluster::Demand demand;
  auto const lots = static_cast<std::uint32_t>(table_.lots.size());
  std::uint32_t const lot = random_.next_below(lots);
  if (!closable_.empty() && random_.next_below(4) > 0) {
    std::uint32_t const site =
        closable_[random_.next_below(static_cast<std::uint32_t>(closable_.size()))];
    bool const is_closed = state_.is_closed(site);
    auto const candidacies = table_.at(site);
    if (candidacies.empty()) {
      return;
    }
    sites_.clear();
    lots_.clear();
    add_site(site);
    if (sites_.empty()) {
      return;
    }
    // From somebody who might be there, to the other sites.
    std::uint32_t somebody = 0;
    if (is_closed) {
      Candidacy const& candidacy =
          candidacies[random_.next_below(static_cast<std::uint32_t>(candidacies.size()))];
      somebody = static_cast<std::uint32_t>(table_.first_lot[candidacy.unit]);
    } else {
      somebody = lots_[random_.next_below(static_cast<std::uint32_t>(lots_.size()))];
    }
    walk(somebody, kMostClosable);
    (is_closed ? demand.open : demand.closed) = 1;  // the first of the sites
    demand.allowance = kAllowance * state_.site_cost(site) + table_.typical_cost;
  } else {
    draw_sites(lot, draw_number());
    demand.offer = state_.offer_of(lot);
    demand.allowance = kLotAllowance * table_.typical_cost + 1.0;
  }
  if (!sites_.empty() && cluster_.improve(state_, sites_, lots_, kNodes, demand)) {
    around_.clear();
    for (std::uint32_t const site : sites_) {
      around_.insert(around_.end(), state_.lots_at(site).begin(), state_.lots_at(site).end());
    }
  }
}

void PlacementReoptimiser::add_site(std::uint32_t site) {
  if (site == table_.nowhere_site || std::ranges::find(sites_, site) != sites_.end() ||
      lots_.size() + state_.lots_at(site).size() > kMostFreed) {
    return;
  }
  sites_.push_back(site);
  lots_.insert(lots_.end(), state_.lots_at(site).begin(), state_.lots_at(site).end());
}

// A walk from somebody's site to one of the best offers of somebody there. Those who go nowhere
// come along if they start it.
void PlacementReoptimiser::draw_sites(std::uint32_t lot, std::size_t number) {
  sites_.clear();
  lots_.clear();
  if (state_.site_of(lot) == table_.nowhere_site) {
    lots_.push_back(lot);
  }
  add_site(state_.site_of(lot));
  walk(lot, number);
}

void PlacementReoptimiser::walk(std::uint32_t lot, std::size_t number) {
  for (std::size_t tries = 0; tries < 4 * number && sites_.size() < number; ++tries) {
    auto const offers = table_.of(table_.lots[lot].unit);
    std::uint32_t const ranks = std::min(closable_.empty() ? kRanks : kRanksClosable,
                                         static_cast<std::uint32_t>(offers.size()));
    add_site(offers[random_.next_below(ranks)].site);
    if (!lots_.empty()) {
      lot = lots_[random_.next_below(static_cast<std::uint32_t>(lots_.size()))];
    }
  }
}

}  // namespace tongcun
