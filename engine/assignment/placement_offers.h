// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_problem.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// An option as the search reads it, or "goes nowhere": that is at the site after the last one and
// takes nothing.
struct Offer {
  static constexpr std::uint32_t kNowhere = 0xffff'ffffU;

  double cost = 0.0;         // of a member
  double priced_cost = 0.0;  // with what its resources are worth
  std::int64_t amount = 0;   // of the first resource
  std::uint32_t resource = 0;
  std::uint32_t site = 0;
  std::uint32_t option = kNowhere;
  std::uint32_t more = 0;  // further uses, in OfferTable::more
  std::uint32_t more_end = 0;
};

// What moves together: members of one unit. A member each, unless there are too many.
struct Lot {
  std::uint32_t unit = 0;
  std::int32_t members = 0;
};

// Someone for whom a site is among the best.
struct Candidacy {
  std::uint32_t unit = 0;
  std::uint32_t offer = 0;
};

// The cheapest offers of each unit at given resource prices, the best first, nowhere among them;
// and the lots that units are moved in.
struct OfferTable {
  std::vector<std::size_t> first;  // of each unit's offers, and their number at the end
  std::vector<Offer> offers;
  std::vector<std::uint32_t> nowhere;  // by unit: its offer to go nowhere
  std::vector<ResourceUse> more;
  std::vector<std::size_t> first_candidacy;  // by site
  std::vector<Candidacy> candidacies;
  std::vector<std::size_t> first_lot;  // by unit
  std::vector<Lot> lots;
  std::uint32_t nowhere_site = 0;  // = sites
  double typical_cost = 1.0;       // of a placed member, for tolerances

  [[nodiscard]] std::span<Offer const> of(std::size_t unit) const {
    return std::span(offers).subspan(first[unit], first[unit + 1] - first[unit]);
  }
  [[nodiscard]] std::span<ResourceUse const> more_of(Offer const& offer) const {
    return std::span(more).subspan(offer.more, offer.more_end - offer.more);
  }
  [[nodiscard]] std::span<Candidacy const> at(std::size_t site) const {
    return std::span(candidacies)
        .subspan(first_candidacy[site], first_candidacy[site + 1] - first_candidacy[site]);
  }
};

// Keeps about `kept` offers a unit besides nowhere. A unit's lots are equal to within a member, and
// single members as long as there are at most `most_lots` in all. 48 bytes an offer kept, 8 a lot.
[[nodiscard]] OfferTable rank_offers(PlacementProblem const& problem,
                                     std::vector<double> const& price, std::size_t kept,
                                     std::size_t most_lots);

}  // namespace tongcun
