// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/area_tree.h"
#include "engine/region/household_standing.h"
#include "engine/relocation/place_guarantees.h"
#include "engine/relocation/relocation_options.h"
#include "engine/relocation/relocation_rules.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

using MoverId = Id<struct MoverTag>;          // a household that the plan may place
using MoveUnitId = Id<struct MoveUnitTag>;    // movers that go to one place together, or one alone
using PhaseId = Id<struct PhaseTag>;          // of a site: what becomes available at one date
using StockId = Id<struct StockTag>;          // dwellings of one size in one phase
using TownshipId = Id<struct TownshipTag>;    // a township that is owed a share
using MoveGroupId = Id<struct MoveGroupTag>;  // movers of one village and one of its groups

// Where a household had better be, and what it costs if it is not: a decision of the office that
// gives way at a price.
struct SitePreference {
  // none: it stays where it is; SiteId::none(): at a site that is not in the question, so that the
  // price is paid whatever the plan does.
  std::optional<SiteId> site;
  std::int64_t price = 0;  // minor units
  friend auto operator<=>(SitePreference const&, SitePreference const&) = default;
};

// Households that the plan may place, in the order of their ids. Everything that decides what they
// may be offered and what it costs is here, so that movers that are equal in all but their
// household are alike.
struct Movers {
  IdVector<MoverId, HouseholdId> household;
  IdVector<MoverId, VillageId> village;
  IdVector<MoverId, MoveUnitId> unit;
  IdVector<MoverId, Consent> consent;
  IdVector<MoverId, std::uint8_t> urgent;        // 0 or 1
  IdVector<MoverId, std::uint8_t> accompanying;  // 0 or 1; 1 only where rules.accompanying is there
  IdVector<MoverId, std::int32_t> persons;
  IdVector<MoverId, std::int32_t> jobs;            // posts that it takes (JobRule)
  IdVector<MoverId, std::int32_t> primary_pupils;  // seats that it takes
  IdVector<MoverId, std::int32_t> junior_pupils;
  IdVector<MoverId, std::uint8_t> needs_ground_floor;  // 0 or 1; or a lift
  IdVector<MoverId, std::int64_t> least_area;          // square decimetres; 0 = any
  IdVector<MoverId, std::optional<std::int64_t>> most_area;
  // The dearest first, as many as the register has: none() for a site that is not in the question,
  // so that who wishes elsewhere is not taken for one without wishes. Empty = none named.
  IdVector<MoverId, std::vector<SiteId>> wishes;
  IdVector<MoverId, ModeWishes> mode_wishes;
  IdVector<MoverId, SiteId> fixed;                   // by a lock; none() = free
  IdVector<MoverId, std::vector<SiteId>> forbidden;  // by locks, ascending
  // Of locks that prefer a site, for each member of its unit, and of the earlier plan; ascending.
  IdVector<MoverId, std::vector<SitePreference>> preferences;

  [[nodiscard]] std::size_t size() const { return household.size(); }
};

// What limits a phase or a site; absent = not recorded, no limit.
struct Phases {
  IdVector<PhaseId, SiteId> site;
  IdVector<PhaseId, std::int32_t> number;
  IdVector<PhaseId, std::optional<std::int32_t>> available_from;  // yyyymm
  IdVector<PhaseId, std::optional<std::int64_t>> persons;         // that it takes in all
  IdVector<PhaseId, std::int64_t> opening_cost;                   // paid once somebody is placed

  [[nodiscard]] std::size_t size() const { return site.size(); }
};
struct Stocks {
  IdVector<StockId, PhaseId> phase;
  IdVector<StockId, std::int64_t> area;  // square decimetres
  IdVector<StockId, std::int64_t> dwellings;

  [[nodiscard]] std::size_t size() const { return phase.size(); }
};
struct SiteLimits {
  bool admits = false;  // may be planned into; else nobody is
  ResettlementMode mode = ResettlementMode::concentrated;
  bool has_place = true;  // false: it stands for a mode that needs no site (WithoutSite)
  std::optional<std::int64_t> cost_per_area;  // minor units a square metre
  std::optional<std::int64_t> jobs;
  std::optional<std::int64_t> primary_seats;
  std::optional<std::int64_t> junior_seats;
  std::optional<std::int64_t> clinic_persons;
  std::optional<std::int64_t> water_litres;  // a day
  std::optional<std::int64_t> land;          // square metres
  bool has_lift = false;                     // then nobody needs the ground floor
  std::optional<std::int64_t> ground_floor;  // dwellings of all phases
};

// Minutes of way, whole, rounded up, in the worst month; absent = not reached in every month.
// What cannot be reached counts as kUnreachedMinutes in the objective and is told as cut off.
struct AfterMoveTimes {
  IdVector<SiteId, std::optional<std::int32_t>> clinic;   // from the site
  IdVector<SiteId, std::optional<std::int32_t>> primary;  // likewise
  // From the village to the site: the way back to the old land. By village, then site.
  std::vector<std::optional<std::int32_t>> old_land;
  // From the village, as today; by village, and only where works on the spot are offered.
  IdVector<VillageId, std::optional<std::int32_t>> clinic_today;
  IdVector<VillageId, std::optional<std::int32_t>> primary_today;
  // No layer of such facilities: the minutes are 0, the same for all sites, and told as unknown.
  bool clinic_known = true;
  bool primary_known = true;

  [[nodiscard]] std::optional<std::int32_t> to_old_land(VillageId village, SiteId site) const {
    return old_land[std::size_t{village.value()} * clinic.size() + site.value()];
  }
};
constexpr std::int32_t kUnreachedMinutes = 24 * 60;

// What townships are owed: `least` of their households that can be offered something.
struct Shares {
  std::int32_t least = 0;  // per mille, 0 to 1000
  // Of each mover; none(): whatever the plan, it stays, since in no phase all of its unit can be
  // offered a dwelling.
  IdVector<MoverId, TownshipId> township;
  IdVector<TownshipId, AreaId> area;              // of build_area_tree, ascending
  IdVector<TownshipId, std::int64_t> households;  // movers of the township; 1 or more
};

// Village groups, of which the question has a rule (GroupRule).
struct MoveGroups {
  IdVector<MoverId, MoveGroupId> of;               // none(): of no group
  IdVector<MoveGroupId, std::int64_t> households;  // movers of the group; 1 or more
  // Sites that admit, at which so few of its movers can be offered a dwelling that no part of it is
  // large enough: nobody of the group is offered any there; ascending.
  IdVector<MoveGroupId, std::vector<SiteId>> closed;
};

// What a plan is judged by. A question is asked in levels, the goals in this order: what one level
// reaches is a limit of the next, and the last is the cost.
enum class Goal : std::uint8_t {
  shares,  // households that townships lack of their shares (share_short, below)
  // Where the objective is ordered:
  urgent,      // urgent households that stay
  posts,       // posts that those who are placed take beyond what their sites have
  guarantees,  // of places, that those who are placed lose: one a household and guarantee
  cost,        // minor units
};
inline constexpr std::size_t kGoals = 5;

struct YearBudget {
  std::int32_t year = 0;
  std::int64_t amount = 0;  // minor units, of all sources
};

// THE QUESTION, frozen. A mover may be offered a dwelling of stock k (of phase f at site s) if
//   s admits;   s is its fixed site, if it has one;   s is not forbidden to it;
//   s is among its wishes (below), if it has any and only those count, or the mode of s is offered
//   to nobody else (ModeOffer);
//   the mover is not urgent, if s is the works on the spot and they are not for urgent ones;
//   s is not closed to its group (MoveGroups);
//   least_area <= area(k) <= most_area;   the household's own money suffices (below);
//   the year of f has a budget, if there are budgets
// (a phase without stocks, of which only `persons` is recorded, is offered as it is, of no area: no
// limit of areas forbids it; where not even persons are recorded it takes nobody, unless it is one
// of a mode that needs no site, which takes anybody). A lock says where a mover may go, never that
// it must: a fixed one may stay, at its unserved price.
// Sites: those of the region in their order, then one of one phase for each mode that the options
// offer without a site, in the order of the modes. Site s is among the wishes of a mover if it is
// one of the sites that it names, or if it names the mode of s and none of the sites of that mode.
// Money, in minor units of a household of n persons:
//   building = area(k) in m2 * cost_per_area(s), where both are known; else n * cost_a_person (the
//              option's, else the rules'); of a mode without a site what WithoutSite says; where
//              neither is known, public = the whole subsidy (0 where both parts are absent), so
//              that no budget seems kept for want of a price, and own = self = loan = 0
//   asked    = min(n * self_payment_a_person, most_self_payment), 0 where the first is absent
//   subsidy  = n * subsidy_a_person + subsidy_a_household, one that is absent is 0; where both are
//              absent, what it takes
//   public   = min(subsidy, max(0, building - asked)), own = building - public
//   self     = own up to most_self_payment (all of it where absent), loan = own - self
//   not offered where loan > most_loan (a missing cap forbids nothing: debt is then unknown)
// all of them as rules.accompanying states them for a mover that is accompanying, where it states
// any (payment_rules); for the others as the options state them for the mode of s (payment_at)
// The objective, a household, in minor units:
//   public + minute_price * n * (old land + clinic + primary school minutes)
//          + wish_price * rank (0 for the dearest of the sites that it names; their number for a
//            site of a mode that it names; for others their number, and one more where it names any
//            mode)
// (the minutes of a mode without a site: in situ those to clinic and primary school from the
// village today, and to the old land none; else what the options state; the rank counts under
// either rule of wishes), or its unserved price where it is not placed; and in both cases the price
// of each of its preferences for another place than the one it has; and the opening cost of each
// phase that is used. Divisions do not occur but area: dm2 * cost / 100, rounded down.
//
// Groups: the movers of a group that are placed at one site, in whatever phases, are a part of it;
// who stays is in none. Under GroupRule::price the objective also has split_price for each mover
// that is placed and not in the largest part of its group. Under GroupRule::chunks each part has at
// least `chunk` movers, or all of the group where it has fewer.
//
// Shares: of the n movers of a township at most n - n * least / 1000, rounded down, may stay: so at
// least that share of its households is placed. What more of them stay are short. Where the goal is
// shares, the objective is how many are short in all, and nothing else; after that level, so many
// may be short as it has reached.
//
// Ordered objective: first the fewest urgent households stay, then the fewest posts are lacking,
// then the fewest guarantees are lost, then the objective above is the least. So that who is urgent
// comes before work, posts of a site may be exceeded; what is taken beyond them in all is what is
// lacking, of sites that record their posts. A post is what JobRule says: with one a household, as
// many households with labour have no job. A guarantee is lost by a household that is placed at a
// site where it fails for certain, if it holds for certain in the household's village
// (PlaceGuarantees). After each of these levels its goal is a limit, at what the level has reached.
//
// Limits: dwellings of each stock; persons of each phase; jobs, seats, clinic, water, land, ground
// floor of each site; public money and opening costs of each year of moving (of available_from; a
// phase without a date falls in the first year); households of each mode that has a cap; who stays
// of each township, and how many may be short in all; what the levels before have reached. Each is
// stated by its capacity: where the rule that says what a person takes is absent (water, land),
// nothing is taken of it. All movers of a unit go to one phase or none does. Movers are of one unit
// if they share a tied_group of the register, wherever they live, or with MoveUnit::group a village
// and its group, or through others.
struct RelocationProblem {
  RelocationOptions options;
  RelocationRules rules;
  Movers movers;
  std::size_t units = 0;
  Phases phases;  // by site, then number
  Stocks stocks;  // by phase, then area
  IdVector<SiteId, SiteLimits> sites;
  AfterMoveTimes times;
  std::vector<YearBudget> budgets;  // ascending; empty = money is no limit
  // Price, minor units: what the options state; for an urgent mover without a stated price at least
  // ten times the stated normal one; else more than its dearest offer with the preferences that it
  // would pay there and not if it stayed, and with the price of a split group: nobody is left out
  // because he was before.
  IdVector<MoverId, std::int64_t> unserved;
  std::optional<MoveGroups> groups;  // none: GroupRule::free
  std::optional<Shares> shares;      // none: no township is owed any
  // What places guarantee; there if and only if the objective is ordered.
  std::optional<PlaceGuarantees> guarantees;
  Goal goal = Goal::cost;  // what is minimised
  // What the levels before have reached, by goal; none: no level before.
  std::array<std::optional<std::int64_t>, kGoals> reached;
};

// Whether posts may be exceeded, at the goal of an ordered objective.
[[nodiscard]] inline bool is_ordered(RelocationProblem const& problem) {
  return problem.guarantees.has_value();
}

// Households of a township that may stay without any being short.
[[nodiscard]] constexpr std::int64_t most_left_out(std::int64_t households, std::int32_t least) {
  constexpr std::int64_t kPerMille = 1000;
  return households - (households * least + kPerMille - 1) / kPerMille;
}

}  // namespace tongcun
