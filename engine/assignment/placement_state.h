// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_problem.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Where each lot is, while a plan is looked for. Resources may be overused at a penalty; a site is
// open while somebody is there. Moves are logged and can be taken back.
class PlacementState {
 public:
  struct Move {
    std::uint32_t lot;
    std::uint32_t from;  // offers
    std::uint32_t to;
  };

  // Everybody nowhere.
  PlacementState(PlacementProblem const& problem, OfferTable const& table,
                 std::vector<double> const& price);

  [[nodiscard]] OfferTable const& table() const { return table_; }
  [[nodiscard]] std::uint32_t offer_of(std::uint32_t lot) const { return offer_of_[lot]; }
  [[nodiscard]] std::uint32_t site_of(std::uint32_t lot) const {
    return table_.offers[offer_of_[lot]].site;
  }
  [[nodiscard]] std::vector<std::uint32_t> const& lots_at(std::uint32_t site) const {
    return lots_at_[site];
  }
  [[nodiscard]] bool is_closed(std::uint32_t site) const { return held_[site] == 0 && opens(site); }
  // Whether opening the site costs or takes something.
  [[nodiscard]] bool opens(std::uint32_t site) const {
    return site_cost_[site] > 0.0 || first_opening_[site] < first_opening_[site + 1];
  }
  [[nodiscard]] double site_cost(std::uint32_t site) const { return site_cost_[site]; }
  [[nodiscard]] bool is_feasible() const { return overused_ == 0; }
  [[nodiscard]] std::int64_t cost() const { return cost_; }
  // With penalties, from the state in which the sum was last set to nought.
  [[nodiscard]] double change() const { return change_; }
  void set_change(double change) { change_ = change; }

  // How much the penalised cost changes if the lot comes; it must have left before.
  [[nodiscard]] double arrival(std::uint32_t lot, Offer const& offer) const {
    std::int64_t const members = table_.lots[lot].members;
    double change = offer.cost * static_cast<double>(members) +
                    added_penalty(offer.resource, offer.amount * members);
    for (std::uint32_t i = offer.more; i < offer.more_end; ++i) {
      change += added_penalty(table_.more[i].resource, table_.more[i].amount * members);
    }
    return change + opening_change(lot, offer);
  }
  // What of it is for opening the site: its cost, and the penalties for what opening takes.
  [[nodiscard]] double opening_change(std::uint32_t lot, Offer const& offer) const {
    return held_[offer.site] == 0 ? opening_cost(lot, offer) : 0.0;
  }
  // Takes the lot's load off for a while, and tells the change; put_back must follow.
  double lift(std::uint32_t lot) {
    Offer const& offer = table_.offers[offer_of_[lot]];
    add_load(offer, -std::int64_t{table_.lots[lot].members});
    if (--held_[offer.site] == 0) {
      add_opening(offer.site, -1);
    }
    return -arrival(lot, offer);
  }
  void put_back(std::uint32_t lot) {
    Offer const& offer = table_.offers[offer_of_[lot]];
    add_load(offer, table_.lots[lot].members);
    if (held_[offer.site]++ == 0) {
      add_opening(offer.site, 1);
    }
  }
  // Whether the lot would overuse nothing more there. It must have left before.
  [[nodiscard]] bool fits(std::uint32_t lot, Offer const& offer) const;
  // The penalties that a site's resources and the shared ones bear.
  [[nodiscard]] bool is_overfull(std::uint32_t offer) const;

  void move(std::uint32_t lot, std::uint32_t offer);
  [[nodiscard]] std::vector<Move> const& log() const { return log_; }
  void clear_log() { log_.clear(); }
  // Takes back all moves after the first `length` of the log.
  void undo_to(std::size_t length);

  // What the site's imperfection costs: priced room that nobody uses, and the penalties beyond the
  // price of what is too much. The penalised cost of a state is a constant plus the sum of these
  // and of what each lot pays beyond its cheapest offer; so nothing gains more than the worth of
  // what it touches.
  [[nodiscard]] double waste(std::uint32_t site) const { return waste_[site]; }
  [[nodiscard]] double shared_waste() const { return waste_[table_.nowhere_site]; }
  // Whether a resource of the site, or a shared one, is overused.
  [[nodiscard]] bool is_overused_at(std::uint32_t site) const {
    return overused_at_[site] > 0 || overused_at_[table_.nowhere_site] > 0;
  }

  [[nodiscard]] std::size_t resources() const { return penalty_.size() - 1; }
  [[nodiscard]] bool is_overused(std::size_t r) const { return room_[r] < 0; }
  [[nodiscard]] std::int64_t room(std::size_t r) const { return room_[r]; }
  // What opening the site takes of shared resources.
  [[nodiscard]] std::span<OpeningUse const> openings(std::uint32_t site) const {
    return std::span(opening_).subspan(first_opening_[site],
                                       first_opening_[site + 1] - first_opening_[site]);
  }
  [[nodiscard]] double penalty(std::size_t r) const { return penalty_[r]; }
  void set_penalty(std::size_t r, double penalty) {
    if (room_[r] < 0) {
      waste_[waster_[r]] += (penalty - penalty_[r]) * -static_cast<double>(room_[r]);
    }
    penalty_[r] = penalty;
  }

 private:
  [[nodiscard]] double added_penalty(std::uint32_t resource, std::int64_t amount) const {
    std::int64_t const room = room_[resource];
    std::int64_t const over = amount - room;
    if (over <= 0) {
      return 0.0;
    }
    return penalty_[resource] * static_cast<double>(room < 0 ? amount : over);
  }
  void add_load(Offer const& offer, std::int64_t members) {
    room_[offer.resource] -= offer.amount * members;
    for (std::uint32_t i = offer.more; i < offer.more_end; ++i) {
      room_[table_.more[i].resource] -= table_.more[i].amount * members;
    }
  }
  void add_opening(std::uint32_t site, std::int64_t times) {
    for (std::size_t i = first_opening_[site]; i < first_opening_[site + 1]; ++i) {
      room_[opening_[i].resource] -= opening_[i].amount * times;
    }
  }
  // What the lot takes of a resource by an offer.
  [[nodiscard]] std::int64_t taken(std::uint32_t lot, Offer const& offer,
                                   std::uint32_t resource) const;
  // Of the site, with the penalties for what opening takes on top of the lot's load.
  [[nodiscard]] double opening_cost(std::uint32_t lot, Offer const& offer) const {
    double cost = site_cost_[offer.site];
    for (std::size_t i = first_opening_[offer.site]; i < first_opening_[offer.site + 1]; ++i) {
      std::uint32_t const resource = opening_[i].resource;
      std::int64_t const own = taken(lot, offer, resource);
      cost += added_penalty(resource, own + opening_[i].amount) - added_penalty(resource, own);
    }
    return cost;
  }
  [[nodiscard]] double waste_of(std::uint32_t r) const {
    auto const room = static_cast<double>(room_[r]);
    return room >= 0.0 ? price_[r] * room : (price_[r] - penalty_[r]) * room;
  }
  // Adds or takes off what the resources of the offer waste and count as overused.
  void tally(Offer const& offer, int sign);
  void transfer(std::uint32_t lot, std::uint32_t to);

  OfferTable const& table_;
  std::vector<std::int64_t> room_;          // by resource; the last is without end
  std::vector<double> penalty_;             // of a piece too much
  std::vector<double> price_;               // of a piece
  std::vector<std::uint32_t> waster_;       // by resource: its site, that after the last if shared
  std::vector<double> waste_;               // by site, and of shared resources
  std::vector<double> site_cost_;           // by site, and nowhere
  std::vector<OpeningUse> opening_;         // by site
  std::vector<std::size_t> first_opening_;  // by site, and nowhere
  std::vector<std::int32_t> held_;          // lots, by site
  std::vector<std::uint32_t> offer_of_;
  std::vector<std::uint32_t> position_;  // of a lot in the list of its site
  std::vector<std::vector<std::uint32_t>> lots_at_;
  std::vector<Move> log_;
  std::vector<std::int32_t> overused_at_;  // resources, by site, and shared
  std::int64_t overused_ = 0;              // resources
  std::int64_t cost_ = 0;
  double change_ = 0.0;
};

}  // namespace tongcun
