// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_cluster.h"

#include <algorithm>
#include <limits>

namespace tongcun {
namespace {

constexpr std::uint32_t kNone = 0xffff'ffffU;
constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr std::size_t kBeyond = 3;  // offers beyond the sites, for a lot
constexpr int kRounds = 40;         // of subgradients
constexpr int kPatience = 4;
constexpr double kTolerance = 1e-6;  // costs are whole

}  // namespace

PlacementCluster::PlacementCluster(OfferTable const& table, std::vector<double> const& price)
    : table_(table),
      global_price_(price),
      index_of_resource_(price.size(), kNone),
      bit_of_site_(table.nowhere_site + std::size_t{1}, 0) {}

bool PlacementCluster::improve(PlacementState& state, std::span<std::uint32_t const> sites,
                               std::span<std::uint32_t const> lots, std::int64_t nodes,
                               Demand const& demand) {
  double cost = 0.0;
  double gain = state.shared_waste();  // nothing gains more than this
  std::uint32_t openable = 0;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    bit_of_site_[sites[i]] = std::uint32_t{1} << i;
    gain += state.waste(sites[i]);
    if (state.opens(sites[i])) {
      openable |= std::uint32_t{1} << i;
      cost += state.is_closed(sites[i]) ? 0.0 : state.site_cost(sites[i]);
    }
  }
  gain += cost + demand.allowance;
  for (std::uint32_t const lot : lots) {
    Offer const& offer = table_.offers[state.offer_of(lot)];
    cost += table_.lots[lot].members * offer.cost;
    gain += table_.lots[lot].members * offer.excess;
  }
  found_cost_ = cost + demand.allowance;
  found_.clear();
  open_ = 0;
  is_complete_ = true;
  gather_choices(state, sites, lots, gain, demand.offer);
  std::uint32_t const all = (std::uint32_t{1} << sites.size()) - 1;
  // All subsets of those that can be closed, the present one too.
  std::uint32_t closed = 0;
  do {
    nodes_left_ = nodes;
    bool const is_asked = (demand.open & closed) == 0 && (demand.closed & ~closed) == 0;
    if (is_asked && set_sites(state, sites, all & ~closed) && raise_bound() && keep_choices()) {
      search(0, 0.0, fixed_cost_);
    }
    evaluations_ += nodes - nodes_left_;
    is_complete_ = is_complete_ && nodes_left_ > 0;
    closed = (closed - openable) & openable;
  } while (closed != 0);
  for (std::uint32_t const site : sites) {
    bit_of_site_[site] = 0;
  }
  for (std::uint32_t const resource : resources_) {
    index_of_resource_[resource] = kNone;
  }
  for (auto const& [lot, offer] : found_) {
    if (state.offer_of(lot) != offer) {
      state.move(lot, offer);
    }
  }
  state.clear_log();
  return !found_.empty();
}

// --- what there is to choose from ---------------------------------------------------------------

void PlacementCluster::gather_choices(PlacementState const& state,
                                      std::span<std::uint32_t const> sites,
                                      std::span<std::uint32_t const> lots, double gain,
                                      std::uint32_t forbidden) {
  resources_.clear();
  room_.clear();
  uses_.clear();
  choices_.clear();
  places_.clear();
  for (std::uint32_t const site : sites) {
    for (OpeningUse const& use : state.openings(site)) {
      resource_of(state, use.resource);
    }
  }
  for (std::uint32_t const lot : lots) {
    std::uint32_t const unit = table_.lots[lot].unit;
    std::uint32_t const here = state.offer_of(lot);
    double const members = table_.lots[lot].members;
    Place place{lot, choices_.size(), 0};
    std::size_t beyond = 0;
    for (std::size_t i = table_.first[unit]; i < table_.first[unit + 1]; ++i) {
      Offer const& offer = table_.offers[i];
      if (i == forbidden) {
        continue;
      }
      if (members * offer.excess > gain && i != here) {
        continue;
      }
      std::uint32_t const bit = bit_of_site_[offer.site];
      if (bit == 0 && i != here && offer.site != table_.nowhere_site) {
        if (beyond == kBeyond || state.is_closed(offer.site) || !state.fits(lot, offer)) {
          continue;
        }
        ++beyond;
      }
      add_choice(state, lot, static_cast<std::uint32_t>(i), bit);
    }
    evaluations_ += 1 + static_cast<std::int64_t>(table_.of(unit).size()) / 4;
    place.end = choices_.size();
    places_.push_back(place);
  }
  // The lots' room is theirs again.
  for (std::uint32_t const lot : lots) {
    Offer const& offer = table_.offers[state.offer_of(lot)];
    std::int64_t const members = table_.lots[lot].members;
    if (offer.amount > 0) {
      room_[resource_of(state, offer.resource)] += offer.amount * members;
    }
    for (ResourceUse const& use : table_.more_of(offer)) {
      room_[resource_of(state, use.resource)] += use.amount * members;
    }
  }
  for (std::uint32_t const site : sites) {
    if (!state.is_closed(site)) {
      for (OpeningUse const& use : state.openings(site)) {
        room_[resource_of(state, use.resource)] += use.amount;
      }
    }
  }
}

void PlacementCluster::add_choice(PlacementState const& state, std::uint32_t lot,
                                  std::uint32_t offer_index, std::uint32_t site) {
  Offer const& offer = table_.offers[offer_index];
  std::int64_t const members = table_.lots[lot].members;
  Choice choice{offer.cost * static_cast<double>(members), 0.0, offer_index,
                static_cast<std::uint32_t>(uses_.size()),  0,   site};
  if (offer.amount > 0) {
    uses_.push_back({resource_of(state, offer.resource), offer.amount * members});
  }
  for (ResourceUse const& use : table_.more_of(offer)) {
    uses_.push_back({resource_of(state, use.resource), use.amount * members});
  }
  choice.end_use = static_cast<std::uint32_t>(uses_.size());
  choices_.push_back(choice);
}

std::uint32_t PlacementCluster::resource_of(PlacementState const& state, std::uint32_t resource) {
  std::uint32_t& index = index_of_resource_[resource];
  if (index == kNone) {
    index = static_cast<std::uint32_t>(resources_.size());
    resources_.push_back(resource);
    room_.push_back(state.room(resource));
  }
  return index;
}

// Opening costs, and what opening takes. Whether there is enough for it.
bool PlacementCluster::set_sites(PlacementState const& state, std::span<std::uint32_t const> sites,
                                 std::uint32_t open) {
  auto const take = [&](std::uint32_t bits, std::int64_t sign) {
    for (std::size_t i = 0; i < sites.size(); ++i) {
      if ((bits >> i & 1) != 0) {
        for (OpeningUse const& use : state.openings(sites[i])) {
          room_[index_of_resource_[use.resource]] -= sign * use.amount;
        }
      }
    }
  };
  take(open_, -1);
  open_ = open;
  take(open_, 1);
  fixed_cost_ = 0.0;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    fixed_cost_ += (open >> i & 1) != 0 ? state.site_cost(sites[i]) : 0.0;
  }
  return fixed_cost_ < found_cost_ &&
         std::ranges::all_of(room_, [](std::int64_t room) { return room >= 0; });
}

// --- the bound ----------------------------------------------------------------------------------

// Solves the relaxation at prices: sets the bound and `over_`. Whether everybody has a choice.
bool PlacementCluster::relax(std::vector<double> const& price) {
  bound_ = fixed_cost_;
  for (std::size_t r = 0; r < price.size(); ++r) {
    over_[r] = -static_cast<double>(room_[r]);
    bound_ += price[r] * over_[r];
  }
  for (Place const& place : places_) {
    double least = kFar;
    Choice const* chosen = nullptr;
    for (std::size_t i = place.first; i < place.end; ++i) {
      Choice& choice = choices_[i];
      if (choice.site != 0 && (choice.site & open_) == 0) {
        continue;
      }
      double cost = choice.cost;
      for (std::uint32_t j = choice.first_use; j < choice.end_use; ++j) {
        cost += price[uses_[j].resource] * static_cast<double>(uses_[j].amount);
      }
      choice.excess = cost;
      if (cost < least) {
        least = cost;
        chosen = &choice;
      }
    }
    if (chosen == nullptr) {
      return false;
    }
    bound_ += least;
    for (std::uint32_t j = chosen->first_use; j < chosen->end_use; ++j) {
      over_[uses_[j].resource] += static_cast<double>(uses_[j].amount);
    }
  }
  evaluations_ += static_cast<std::int64_t>(choices_.size()) / 8 + 1;
  return true;
}

// Prices that bound the cost from below as well as a few rounds can. Whether it may still be below
// the least known.
bool PlacementCluster::raise_bound() {
  std::size_t const resources = resources_.size();
  price_.resize(resources);
  over_.resize(resources);
  for (std::size_t r = 0; r < resources; ++r) {
    price_[r] = global_price_[resources_[r]];
  }
  double const aim = found_cost_;
  std::vector<double> now = price_;
  double best = -kFar;
  double length = 1.0;
  int waited = 0;
  for (int round = 0; round < kRounds; ++round) {
    if (!relax(now)) {
      return false;
    }
    if (bound_ > aim - 1.0 + kTolerance) {
      return false;
    }
    if (bound_ > best) {
      best = bound_;
      price_ = now;
      waited = 0;
    } else if (++waited >= kPatience) {
      waited = 0;
      length /= 2.0;
    }
    double norm = 0.0;
    for (std::size_t r = 0; r < resources; ++r) {
      if (over_[r] < 0.0 && now[r] == 0.0) {
        over_[r] = 0.0;
      }
      norm += over_[r] * over_[r];
    }
    if (norm == 0.0) {
      break;
    }
    double const step = length * (aim - bound_) / norm;
    for (std::size_t r = 0; r < resources; ++r) {
      now[r] = std::max(0.0, now[r] + step * over_[r]);
    }
  }
  return relax(price_);
}

// Keeps what fits into the gap, and puts those first who have most to lose.
bool PlacementCluster::keep_choices() {
  double const gap = found_cost_ - 1.0 + kTolerance - bound_;
  kept_.clear();
  order_.clear();
  for (Place const& place : places_) {
    double least = kFar;
    auto const is_open = [&](Choice const& choice) {
      return choice.site == 0 || (choice.site & open_) != 0;
    };
    for (std::size_t i = place.first; i < place.end; ++i) {
      least = is_open(choices_[i]) ? std::min(least, choices_[i].excess) : least;
    }
    Place kept{place.lot, kept_.size(), 0};
    for (std::size_t i = place.first; i < place.end; ++i) {
      if (is_open(choices_[i]) && choices_[i].excess - least <= gap) {
        kept_.push_back(choices_[i]);
        kept_.back().excess -= least;
      }
    }
    kept.end = kept_.size();
    std::sort(kept_.begin() + static_cast<std::ptrdiff_t>(kept.first), kept_.end(),
              [](Choice const& a, Choice const& b) {
                return a.excess != b.excess ? a.excess < b.excess : a.offer < b.offer;
              });
    order_.push_back(kept);
  }
  auto const regret = [&](Place const& place) {
    return place.end - place.first > 1 ? kept_[place.first + 1].excess : kFar;
  };
  std::ranges::sort(order_, [&](Place const& a, Place const& b) {
    double const at_a = regret(a);
    double const at_b = regret(b);
    return at_a != at_b ? at_a > at_b : a.lot < b.lot;
  });
  priced_.clear();
  for (std::uint32_t r = 0; r < price_.size(); ++r) {
    if (price_[r] > 0.0) {
      priced_.push_back(r);
    }
  }
  std::size_t const width = priced_.size();
  fill_.assign((order_.size() + 1) * width, 0);
  std::vector<std::int64_t> most(price_.size());
  for (std::size_t depth = order_.size(); depth-- > 0;) {
    std::ranges::fill(most, 0);
    for (std::size_t i = order_[depth].first; i < order_[depth].end; ++i) {
      for (std::uint32_t j = kept_[i].first_use; j < kept_[i].end_use; ++j) {
        most[uses_[j].resource] = std::max(most[uses_[j].resource], uses_[j].amount);
      }
    }
    for (std::size_t k = 0; k < width; ++k) {
      fill_[depth * width + k] = fill_[(depth + 1) * width + k] + most[priced_[k]];
    }
  }
  taken_.resize(order_.size());
  return true;
}

// --- the tree -----------------------------------------------------------------------------------

void PlacementCluster::search(std::size_t depth, double excess, double cost) {
  if (depth == order_.size()) {
    if (cost < found_cost_ - 0.5) {
      found_cost_ = cost;
      found_.clear();
      for (std::size_t i = 0; i < depth; ++i) {
        found_.emplace_back(order_[i].lot, taken_[i]);
      }
    }
    return;
  }
  std::size_t const width = priced_.size();
  std::int64_t const* const fill = fill_.data() + (depth + 1) * width;
  for (std::size_t i = order_[depth].first; i < order_[depth].end && nodes_left_ > 0; ++i) {
    Choice const& choice = kept_[i];
    double const gap = found_cost_ - 1.0 + kTolerance - bound_;
    if (excess + choice.excess > gap) {
      return;
    }
    --nodes_left_;
    bool fits = true;
    for (std::uint32_t j = choice.first_use; j < choice.end_use; ++j) {
      fits = fits && uses_[j].amount <= room_[uses_[j].resource];
    }
    if (!fits) {
      continue;
    }
    for (std::uint32_t j = choice.first_use; j < choice.end_use; ++j) {
      room_[uses_[j].resource] -= uses_[j].amount;
    }
    double sum = excess + choice.excess;
    for (std::size_t k = 0; k < width; ++k) {
      std::int64_t const idle = room_[priced_[k]] - fill[k];
      sum += idle > 0 ? price_[priced_[k]] * static_cast<double>(idle) : 0.0;
    }
    if (sum <= gap) {
      taken_[depth] = choice.offer;
      search(depth + 1, excess + choice.excess, cost + choice.cost);
    }
    for (std::uint32_t j = choice.first_use; j < choice.end_use; ++j) {
      room_[uses_[j].resource] += uses_[j].amount;
    }
  }
}

}  // namespace tongcun
