// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/improve_placement_exactly.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

constexpr std::size_t kMostLots = 20'000;  // of the problem
constexpr std::size_t kMostFreed = 240;    // lots
constexpr std::size_t kLeastSites = 2;
constexpr std::size_t kMostSites = 5;
constexpr std::size_t kMostClosable = 4;  // all subsets of them are tried
constexpr std::int64_t kNodes = 20'000;
constexpr std::int64_t kEvaluationsPerWork = 32;
constexpr std::uint32_t kRanks = 6;       // offers of a lot that a walk may go by
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
    is_closable_ = is_closable_ || state_.opens(site);
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
}

std::vector<std::uint32_t> PlacementReoptimiser::plan() const {
  std::vector<std::uint32_t> option(table_.lots.size());
  for (std::uint32_t lot = 0; lot < option.size(); ++lot) {
    option[lot] = table_.offers[state_.offer_of(lot)].option;
  }
  return option;
}

void PlacementReoptimiser::improve(std::int64_t work, std::int64_t enough, RunSettings const& run) {
  std::int64_t const end = cluster_.evaluations() + work * kEvaluationsPerWork;
  std::int64_t draws = work;  // that cost little end it too
  std::size_t const most = is_closable_ ? kMostClosable : kMostSites;
  while (cluster_.evaluations() < end && draws-- > 0 && state_.cost() > enough &&
         !run.stop_requested()) {
    draw_sites(kLeastSites +
               random_.next_below(static_cast<std::uint32_t>(most - kLeastSites + 1)));
    if (!sites_.empty()) {
      cluster_.improve(state_, sites_, lots_, kNodes);
    }
  }
}

// A walk from somebody's site to one of the best offers of somebody there. Those who go nowhere
// come along if they start it.
void PlacementReoptimiser::draw_sites(std::size_t number) {
  sites_.clear();
  lots_.clear();
  std::uint32_t lot = random_.next_below(static_cast<std::uint32_t>(table_.lots.size()));
  auto const add = [&](std::uint32_t site) {
    if (site == table_.nowhere_site || std::ranges::find(sites_, site) != sites_.end() ||
        lots_.size() + state_.lots_at(site).size() > kMostFreed) {
      return;
    }
    sites_.push_back(site);
    lots_.insert(lots_.end(), state_.lots_at(site).begin(), state_.lots_at(site).end());
  };
  if (state_.site_of(lot) == table_.nowhere_site) {
    lots_.push_back(lot);
  }
  add(state_.site_of(lot));
  for (std::size_t tries = 0; tries < 4 * number && sites_.size() < number; ++tries) {
    std::uint32_t const unit = table_.lots[lot].unit;
    auto const offers = table_.of(unit);
    std::uint32_t const ranks = std::min(kRanks, static_cast<std::uint32_t>(offers.size()));
    add(offers[random_.next_below(ranks)].site);
    if (!lots_.empty()) {
      lot = lots_[random_.next_below(static_cast<std::uint32_t>(lots_.size()))];
    }
  }
}

}  // namespace tongcun
