// SPDX-License-Identifier: Apache-2.0
// How a chain descends: whoever gains moves, alone or with one who makes room.
#include "engine/assignment/placement_chain.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace tongcun {
namespace {

constexpr int kDepth = 2;  // lots that move after the first

}  // namespace

void PlacementChain::wake(std::uint32_t site, std::uint8_t why) {
  if (why_[site] == 0) {
    waiting_.push_back(site);
  }
  why_[site] |= why;
}

void PlacementChain::wake(std::size_t from) {
  for (std::size_t i = from; i < state_.log().size(); ++i) {
    PlacementState::Move const& move = state_.log()[i];
    wake(table_.offers[move.from].site, kLost);
    wake(table_.offers[move.to].site, kGained);
  }
}

// False: the work ran out while sites were waiting.
bool PlacementChain::descend() {
  while (next_waiting_ < waiting_.size()) {
    if (is_out()) {
      return false;
    }
    std::uint32_t const site = waiting_[next_waiting_++];
    std::uint8_t const why = why_[site];
    why_[site] = 0;
    if ((why & kGained) != 0 && (site == table_.nowhere_site || state_.is_overused_at(site))) {
      push_out(site);
    }
    if ((why & kLost) != 0 && site != table_.nowhere_site) {
      pull_in(site);
    }
  }
  forget_waiting();
  return true;
}

void PlacementChain::forget_waiting() {
  for (; next_waiting_ < waiting_.size(); ++next_waiting_) {
    why_[waiting_[next_waiting_]] = 0;
  }
  waiting_.clear();
  next_waiting_ = 0;
  shut_ = kNobody;
}

void PlacementChain::push_out(std::uint32_t site) {
  leaving_ = state_.lots_at(site);
  std::size_t const number = leaving_.size();
  if (number == 0) {
    return;
  }
  std::size_t const tried = std::min(number, breadth_);
  std::size_t at = tried < number ? random_.next_below(static_cast<std::uint32_t>(number)) : 0;
  for (std::size_t i = 0; i < tried; ++i, at = at + 1 < number ? at + 1 : 0) {
    if (is_out()) {
      return;
    }
    if (state_.site_of(leaving_[at]) == site && !is_frozen(leaving_[at])) {
      leave_somehow(leaving_[at]);
    }
  }
}

void PlacementChain::pull_in(std::uint32_t site) {
  auto const candidacies = table_.at(site);
  if (!may_enter(site) || candidacies.empty()) {
    return;
  }
  std::size_t const number = candidacies.size();
  std::size_t const tried = std::min(number, 2 * breadth_ > breadth_ ? 2 * breadth_ : breadth_);
  std::size_t at = tried < number ? random_.next_below(static_cast<std::uint32_t>(number)) : 0;
  for (std::size_t i = 0; i < tried; ++i, at = at + 1 < number ? at + 1 : 0) {
    Candidacy const& candidacy = candidacies[at];
    if (candidacy.offer - table_.first[candidacy.unit] >= kWidth && costly_sites_.empty()) {
      continue;
    }
    std::size_t const lots = table_.first_lot[candidacy.unit + 1];
    for (std::size_t lot = table_.first_lot[candidacy.unit]; lot < lots; ++lot) {
      if (is_out()) {
        return;
      }
      auto const mover = static_cast<std::uint32_t>(lot);
      if (state_.offer_of(mover) != candidacy.offer && !is_frozen(mover)) {
        go_to(mover, candidacy.offer);
      }
    }
  }
}

// The lot goes where it gains most; else it goes somewhere if somebody else makes room.
bool PlacementChain::leave_somehow(std::uint32_t lot) {
  std::size_t const unit = table_.lots[lot].unit;
  double const members = table_.lots[lot].members;
  std::uint32_t const here = state_.offer_of(lot);
  std::uint32_t const site = table_.offers[here].site;
  double const most = state_.shared_waste() + waste_at(site) + members * table_.offers[here].excess;
  bool const is_alone = state_.opens(site) && state_.lots_at(site).size() == 1;
  double const leaving = state_.lift(lot);
  double least = -tolerance_;
  std::uint32_t chosen = kNobody;
  std::size_t tried = 0;
  // Who goes nowhere tries all: the first offers may be dwellings of one site that is full.
  std::size_t const width = site == table_.nowhere_site ? table_.of(unit).size() : kWidth;
  std::size_t offer = table_.first[unit];
  for (; offer < table_.first[unit + 1] && tried < width; ++offer) {
    Offer const& candidate = table_.offers[offer];
    if (offer == here || !may_enter(candidate.site)) {
      continue;
    }
    ++tried;
    if (!is_alone && members * candidate.excess >= most + waste_at(candidate.site)) {
      continue;
    }
    ++evaluations_;
    double const change = leaving + state_.arrival(lot, candidate);
    if (change < least) {
      least = change;
      chosen = static_cast<std::uint32_t>(offer);
    }
  }
  std::size_t const end = offer;
  state_.put_back(lot);
  ++evaluations_;
  std::size_t const mark = state_.log().size();
  if (chosen != kNobody) {
    state_.move(lot, chosen);
    wake(mark);
    return true;
  }
  double const before = state_.change();
  for (offer = table_.first[unit]; offer < end; ++offer) {
    Offer const& candidate = table_.offers[offer];
    if (offer == here || candidate.site == table_.nowhere_site || !may_enter(candidate.site)) {
      continue;
    }
    double const gain = most + waste_at(candidate.site) - members * candidate.excess;
    if (gain <= 0.0) {
      continue;
    }
    if (enter(lot, static_cast<std::uint32_t>(offer), before)) {
      return true;
    }
  }
  return false;
}

bool PlacementChain::go_to(std::uint32_t lot, std::uint32_t offer) {
  Offer const& from = table_.offers[state_.offer_of(lot)];
  Offer const& to = table_.offers[offer];
  double const gain = state_.shared_waste() + waste_at(from.site) +
                      (from.site != to.site ? waste_at(to.site) : 0.0) +
                      table_.lots[lot].members * (from.excess - to.excess);
  return gain > 0.0 && enter(lot, offer, state_.change());
}

bool PlacementChain::enter(std::uint32_t lot, std::uint32_t offer, double before) {
  std::size_t const mark = state_.log().size();
  evaluations_ += 2;
  state_.move(lot, offer);
  if (state_.change() < before - tolerance_) {
    wake(mark);
    return true;
  }
  if (state_.is_overfull(offer) && eject(table_.offers[offer].site, mark, before, kDepth)) {
    return true;
  }
  state_.undo_to(mark);
  state_.set_change(before);
  return false;
}

// Of those at the site, moves the one out with whom the chain does best; if that is no gain yet,
// goes on where that one went. Nobody gains more by leaving than what the site wastes now.
bool PlacementChain::eject(std::uint32_t site, std::size_t mark, double before, int depth) {
  double const gain = state_.shared_waste() + state_.waste(site) - (state_.change() - before);
  auto const& there = state_.lots_at(site);
  std::uint32_t const guest = state_.log().back().lot;
  std::size_t const number = there.size();
  std::size_t const tried = std::min<std::size_t>(number, 64);
  std::size_t at = tried < number ? random_.next_below(static_cast<std::uint32_t>(number)) : 0;
  double least = kFar;
  std::uint32_t mover = kNobody;
  std::uint32_t chosen = 0;
  evaluations_ += static_cast<std::int64_t>(tried) / 4 + 1;
  for (std::size_t i = 0; i < tried; ++i, at = at + 1 < number ? at + 1 : 0) {
    std::uint32_t const lot = there[at];
    if (lot == guest || is_frozen(lot)) {
      continue;
    }
    std::size_t const unit = table_.lots[lot].unit;
    double const members = table_.lots[lot].members;
    std::uint32_t const here = state_.offer_of(lot);
    double const most = gain + members * table_.offers[here].excess;
    bool is_lifted = false;
    double leaving = 0.0;
    std::size_t looked = 0;
    Near const* const near = &near_[unit * near_width_];
    for (std::size_t rank = 0; rank < near_width_ && looked < kWidth; ++rank) {
      std::uint32_t const to = near[rank].site;
      if (members * near[rank].excess >= most + waste_at(to)) {
        ++looked;
        continue;
      }
      std::size_t const offer = table_.first[unit] + rank;
      if (offer == here || !may_enter(to)) {
        continue;
      }
      ++looked;
      if (!is_lifted) {
        is_lifted = true;
        leaving = state_.lift(lot);
        ++evaluations_;
      }
      ++evaluations_;
      double const change = leaving + state_.arrival(lot, table_.offers[offer]);
      if (change < least) {
        least = change;
        mover = lot;
        chosen = static_cast<std::uint32_t>(offer);
      }
    }
    if (is_lifted) {
      state_.put_back(lot);
    }
  }
  if (mover == kNobody) {
    return false;
  }
  if (depth == 1 && state_.change() + least >= before - tolerance_) {
    return false;
  }
  evaluations_ += 2;
  state_.move(mover, chosen);
  if (state_.change() < before - tolerance_) {
    wake(mark);
    return true;
  }
  std::uint32_t const next = table_.offers[chosen].site;
  return depth > 1 && next != table_.nowhere_site && state_.is_overfull(chosen) &&
         eject(next, mark, before, depth - 1);
}

}  // namespace tongcun
