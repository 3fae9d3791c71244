// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_state.h"

#include <cmath>
#include <limits>

namespace tongcun {

PlacementState::PlacementState(PlacementProblem const& problem, OfferTable const& table,
                               std::vector<double> const& price)
    : table_(table),
      room_(problem.capacity),
      penalty_(problem.resources() + 1, 0.0),
      price_(price),
      waster_(problem.owner),
      waste_(problem.sites() + 1, 0.0),
      opening_(problem.opening),
      held_(problem.sites() + 1, 0),
      position_(table.lots.size()),
      lots_at_(problem.sites() + 1),
      overused_at_(problem.sites() + 1, 0) {
  room_.push_back(std::numeric_limits<std::int64_t>::max() / 2);
  price_.push_back(0.0);
  waster_.push_back(table.nowhere_site);
  for (std::uint32_t r = 0; r < problem.resources(); ++r) {
    if (waster_[r] == PlacementProblem::kShared) {
      waster_[r] = table.nowhere_site;
    }
    waste_[waster_[r]] += waste_of(r);
  }
  first_opening_.assign(problem.sites() + 2, 0);
  for (OpeningUse const& use : opening_) {
    ++first_opening_[use.site + std::size_t{1}];
  }
  for (std::size_t site = 0; site <= problem.sites(); ++site) {
    first_opening_[site + 1] += first_opening_[site];
  }
  site_cost_.assign(problem.site_cost.begin(), problem.site_cost.end());
  site_cost_.push_back(0.0);
  offer_of_.reserve(table.lots.size());
  std::vector<std::uint32_t>& waiting = lots_at_.back();
  waiting.reserve(table.lots.size());
  for (std::uint32_t lot = 0; lot < table.lots.size(); ++lot) {
    std::uint32_t const unit = table.lots[lot].unit;
    offer_of_.push_back(table.nowhere[unit]);
    position_[lot] = lot;
    waiting.push_back(lot);
    cost_ += problem.unplaced[unit] * table.lots[lot].members;
  }
  held_.back() = static_cast<std::int32_t>(table.lots.size());
}

std::int64_t PlacementState::taken(std::uint32_t lot, Offer const& offer,
                                   std::uint32_t resource) const {
  std::int64_t const members = table_.lots[lot].members;
  if (offer.resource == resource) {
    return offer.amount * members;
  }
  for (std::uint32_t i = offer.more; i < offer.more_end; ++i) {
    if (table_.more[i].resource == resource) {
      return table_.more[i].amount * members;
    }
  }
  return 0;
}

bool PlacementState::fits(std::uint32_t lot, Offer const& offer) const {
  std::int64_t const members = table_.lots[lot].members;
  if (offer.amount * members > room_[offer.resource]) {
    return false;
  }
  for (std::uint32_t i = offer.more; i < offer.more_end; ++i) {
    if (table_.more[i].amount * members > room_[table_.more[i].resource]) {
      return false;
    }
  }
  if (held_[offer.site] == 0) {
    for (std::size_t i = first_opening_[offer.site]; i < first_opening_[offer.site + 1]; ++i) {
      if (opening_[i].amount + taken(lot, offer, opening_[i].resource) >
          room_[opening_[i].resource]) {
        return false;
      }
    }
  }
  return true;
}

bool PlacementState::is_overfull(std::uint32_t offer_index) const {
  Offer const& offer = table_.offers[offer_index];
  if (room_[offer.resource] < 0) {
    return true;
  }
  for (std::uint32_t i = offer.more; i < offer.more_end; ++i) {
    if (room_[table_.more[i].resource] < 0) {
      return true;
    }
  }
  return false;
}

void PlacementState::tally(Offer const& offer, int sign) {
  auto const add = [&](std::uint32_t r) {
    overused_ += room_[r] < 0 ? sign : 0;
    overused_at_[waster_[r]] += room_[r] < 0 ? sign : 0;
    waste_[waster_[r]] += sign * waste_of(r);
  };
  add(offer.resource);
  for (std::uint32_t i = offer.more; i < offer.more_end; ++i) {
    add(table_.more[i].resource);
  }
  for (std::size_t i = first_opening_[offer.site]; i < first_opening_[offer.site + 1]; ++i) {
    std::uint32_t const r = opening_[i].resource;
    bool is_added = r == offer.resource;
    for (std::uint32_t j = offer.more; j < offer.more_end && !is_added; ++j) {
      is_added = table_.more[j].resource == r;
    }
    if (!is_added) {
      add(r);
    }
  }
}

void PlacementState::transfer(std::uint32_t lot, std::uint32_t to) {
  Offer const& old_offer = table_.offers[offer_of_[lot]];
  Offer const& new_offer = table_.offers[to];
  std::int64_t const members = table_.lots[lot].members;
  tally(old_offer, -1);
  change_ += lift(lot);
  tally(old_offer, 1);
  cost_ -= static_cast<std::int64_t>(old_offer.cost) * members;
  if (held_[old_offer.site] == 0) {
    cost_ -= static_cast<std::int64_t>(site_cost_[old_offer.site]);
  }
  change_ += arrival(lot, new_offer);
  cost_ += static_cast<std::int64_t>(new_offer.cost) * members;
  if (held_[new_offer.site] == 0) {
    cost_ += static_cast<std::int64_t>(site_cost_[new_offer.site]);
  }
  offer_of_[lot] = to;
  tally(new_offer, -1);
  put_back(lot);
  tally(new_offer, 1);
  if (old_offer.site != new_offer.site) {
    std::vector<std::uint32_t>& old_list = lots_at_[old_offer.site];
    std::uint32_t const last = old_list.back();
    old_list[position_[lot]] = last;
    position_[last] = position_[lot];
    old_list.pop_back();
    std::vector<std::uint32_t>& new_list = lots_at_[new_offer.site];
    position_[lot] = static_cast<std::uint32_t>(new_list.size());
    new_list.push_back(lot);
  }
}

void PlacementState::move(std::uint32_t lot, std::uint32_t offer) {
  log_.push_back({lot, offer_of_[lot], offer});
  transfer(lot, offer);
}

void PlacementState::undo_to(std::size_t length) {
  while (log_.size() > length) {
    Move const& last = log_.back();
    transfer(last.lot, last.from);
    log_.pop_back();
  }
}

}  // namespace tongcun
