// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/types/id_lists.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// Why a dwelling cannot be offered to a mover; the first that applies, in this order.
enum class OfferBar : std::uint8_t {
  none,             // it can
  site_closed,      // nobody is planned into the site, or nothing is recorded of the phase
  fixed_elsewhere,  // a lock names another site
  forbidden,        // a lock forbids the site
  not_wished,
  in_danger,  // works on the spot, which are not for urgent households
  no_budget,  // no money in the year of the phase
  too_small,
  too_large,
  too_dear,         // the household would have to borrow more than it may
  group_too_small,  // too few of its village group can be offered anything at the site
  // Of no single offer: it can be offered a dwelling, but no phase has one for each of those that
  // move together.
  no_common_site,
};
inline constexpr std::array<std::string_view, 12> kOfferBarNames{
    "none",       "site_closed", "fixed_elsewhere", "forbidden",
    "not_wished", "in_danger",   "no_budget",       "too_small",
    "too_large",  "too_dear",    "group_too_small", "no_common_site"};

// Who pays what for one household's dwelling, minor units (RelocationProblem).
struct OfferMoney {
  std::int64_t building = 0;
  std::int64_t public_money = 0;
  std::int64_t self_payment = 0;
  std::int64_t loan = 0;
  friend bool operator==(OfferMoney const&, OfferMoney const&) = default;
};

// A dwelling as it would be offered.
struct Offer {
  OfferBar bar = OfferBar::none;
  OfferMoney money;
  std::int64_t minutes = 0;  // of way of one person after the move
  std::int64_t wish_rank = 0;
  std::int64_t unmet_preferences = 0;  // minor units
  std::int64_t cost = 0;               // in the objective
};

// The offer of a dwelling of `stock`, of a phase without stocks with none(). The definitions are
// those of RelocationProblem. Pure; O(wishes + forbidden sites + preferences).
[[nodiscard]] Offer price_offer(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                                StockId stock);

// What holds of who pays what for a mover at a site: its own rules where it is accompanying and
// they are stated; else those of the profile, of which the mode of the site may state others:
// subsidies, either of which takes the place of both, and any other figure.
[[nodiscard]] PaymentRules payment_at(RelocationProblem const& problem, MoverId mover, SiteId site);

// What a mode without a site says of itself; null: the site is a place.
[[nodiscard]] WithoutSite const* without_site(RelocationProblem const& problem, SiteId site);

// Whether the site stands for works on the spot: who is placed there stays where it is.
[[nodiscard]] bool is_on_the_spot(RelocationProblem const& problem, SiteId site);

// Whether the site is that of works on the spot which are not for urgent households.
[[nodiscard]] bool bars_urgent(RelocationProblem const& problem, SiteId site);

// Whether it is known what a place at the site costs, whoever pays.
[[nodiscard]] bool is_cost_known(RelocationProblem const& problem, SiteId site);

// Whether the mover names the site, or its mode and none of its sites. O(wishes).
[[nodiscard]] bool is_wished(RelocationProblem const& problem, MoverId mover, SiteId site);

// Whether its wishes leave the site to the mover. O(wishes).
[[nodiscard]] bool may_wish(RelocationProblem const& problem, MoverId mover, SiteId site);

// What the preferences cost of a mover that is placed at `site`, or stays where none. Minor units.
// O(preferences).
[[nodiscard]] std::int64_t unmet_preferences(RelocationProblem const& problem, MoverId mover,
                                             std::optional<SiteId> site);

// What staying counts in the objective: the unserved price and preferences.
[[nodiscard]] std::int64_t staying_cost(RelocationProblem const& problem, MoverId mover);

// The position of a phase's year in the budgets; none: no such year. Without budgets: none.
[[nodiscard]] std::optional<std::size_t> budget_of(RelocationProblem const& problem, PhaseId phase);

// What can be offered in each phase: its stocks, or none() alone where it has none.
[[nodiscard]] IdLists<PhaseId, StockId> offered_stocks(RelocationProblem const& problem);

}  // namespace tongcun
