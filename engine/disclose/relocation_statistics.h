// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/household_guarantees.h"
#include "engine/region/area_tree.h"
#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/other_plan.h"
#include "engine/relocation/plan_change.h"
#include "engine/relocation/relocation_options.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/relocation_variant.h"
#include "engine/types/id.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Dwellings of one size in a phase. What was recorded is a fact of places.
struct PublicDwellings {
  std::int64_t area = 0;   // square decimetres
  std::int64_t total = 0;  // recorded
  std::optional<std::int64_t> given;
  // Of one dwelling more, in 2^-20 minor units: what the certificate says it would save at most.
  std::optional<std::int64_t> price;
};

// What a plan does in a phase of a site. None = suppressed.
struct PublicPhase {
  std::int32_t number = 1;
  std::optional<std::int32_t> available_from;  // yyyymm
  std::optional<std::int64_t> persons_capacity;
  std::int64_t opening_cost = 0;  // minor units, if it is used
  std::optional<HouseholdCount> placed;
  std::optional<std::int64_t> public_money;  // minor units, without the opening cost
  std::vector<PublicDwellings> dwellings;    // by area
};
struct PublicSite {
  SiteId site;
  std::optional<HouseholdCount> placed;
  std::vector<PublicPhase> phases;  // by number
};

// What a plan does in one mode, sites or not. None = suppressed.
struct PublicMode {
  ResettlementMode mode = ResettlementMode::concentrated;
  std::optional<HouseholdCount> placed;
  std::optional<std::int64_t> public_money;  // minor units, without opening costs
  std::optional<std::int64_t> most;          // households that it may settle; none: no cap
};

struct PublicFlow {
  VillageId village;
  SiteId site;
  HouseholdCount placed;
};

struct PublicYear {
  std::optional<std::int32_t> year;       // none: of phases without a date
  std::optional<std::int64_t> needed;     // minor units; none = suppressed
  std::optional<std::int64_t> available;  // none: money is no limit
  std::optional<std::int64_t>
      accompanying;  // of what is needed; none too where nobody is told apart
};

// A limit that has a price: something would be gained by one piece more. Or one that somebody would
// take of and of which there is less than anybody takes, which has none.
struct BindingLimit {
  LimitKind kind = LimitKind::dwellings;
  SiteId site;                        // none() of money and townships
  AreaId township;                    // of left_out
  std::optional<std::int32_t> phase;  // number; of dwellings and persons
  std::optional<std::int64_t> area;   // of dwellings, square decimetres
  std::optional<std::int32_t> year;   // of money
  std::optional<ResettlementMode> mode;
  std::int64_t capacity = 0;
  std::optional<std::int64_t> price;  // of a piece more, in 2^-20 minor units
};

// What townships are owed and get, in households and per mille of those that can be offered
// something. None, and no townships = suppressed.
struct PublicTownship {
  AreaId area;
  std::int64_t households = 0;
  std::int64_t placed = 0;
  std::int64_t owed = 0;
};
struct PublicShares {
  bool is_largest = false;                    // the largest least share was asked for
  std::optional<std::int32_t> least;          // that the plan was asked for, or found
  std::optional<std::int32_t> most;           // is_largest: no plan gives every township more
  std::optional<std::int64_t> lacking;        // by townships together
  std::optional<std::int64_t> lacking_bound;  // certified: no plan lacks fewer
  // What they cost, in the objective: certified interval, minor units. None too where townships
  // lack of their shares.
  std::optional<std::int64_t> cost_least;
  std::optional<std::int64_t> cost_most;
  std::vector<PublicTownship> townships;  // by area
};

// What an ordered objective has reached of a goal before the cost. None = suppressed.
struct PublicLevel {
  Goal goal = Goal::urgent;
  std::optional<std::int64_t> value;
  std::optional<std::int64_t> bound;     // certified: no plan that keeps the goals before has less
  std::optional<std::int64_t> weighted;  // the plan of the weighted sum has
};
struct PublicOrder {
  std::vector<PublicLevel> levels;  // of the order, without shares of townships
  // The objective less that of the weighted sum: certified interval, minor units. Below zero where
  // the order places urgent households for whom there are no posts, which the sum does not.
  std::optional<std::int64_t> cost_least;
  std::optional<std::int64_t> cost_most;
};

// How a rule of village groups is kept, in groups of households that may be placed. None =
// suppressed.
struct PublicGroups {
  GroupRule rule = GroupRule::price;
  std::int64_t split_price = 0;         // of the rule, minor units a household
  std::int32_t chunk = 0;               // of the rule, households
  std::optional<std::int64_t> whole;    // groups of which all who are placed are at one site
  std::optional<std::int64_t> split;    // at several sites
  std::optional<std::int64_t> staying;  // nobody is placed
  std::optional<std::int64_t> apart;    // households not in the largest part of their group
  std::optional<std::int64_t> price;    // that they count in the objective, minor units
  // What the rule costs in the objective: certified interval, minor units.
  std::optional<std::int64_t> cost_least;
  std::optional<std::int64_t> cost_most;
};

// What keeping a lock costs: what the objective would change by without it.
struct PublicLock {
  std::size_t number = 1;  // in the scenario
  LockKind kind = LockKind::fix;
  std::string site;  // code
  CostChange change;
};

// Households that are left out for the same reason.
struct PublicLeftOut {
  LeftOutReason reason = LeftOutReason::no_offer;
  OfferBar bar = OfferBar::none;   // no_offer
  std::vector<LimitKind> lacking;  // no_room: ascending
  std::int64_t households = 0;
};

// The plan and those beside it, in all. None = suppressed.
struct UsedPhase {
  SiteId site;
  std::int32_t phase = 1;                        // number
  std::optional<ResettlementMode> without_site;  // the mode; none: the site is a place
  friend bool operator==(UsedPhase const&, UsedPhase const&) = default;
};
[[nodiscard]] inline UsedPhase used_phase(RelocationProblem const& problem, PhaseId phase) {
  SiteId const site = problem.phases.site[phase];
  SiteLimits const& limits = problem.sites[site];
  return {site, problem.phases.number[phase],
          limits.has_place ? std::nullopt : std::optional(limits.mode)};
}
struct PublicOtherPlan {
  std::optional<std::int64_t> objective;  // minor units
  std::optional<std::int64_t> cost;       // public money and opening
  std::optional<HouseholdCount> placed;
  std::optional<HouseholdCount> left_out;
  std::optional<std::vector<UsedPhase>> used;  // by site and number
  std::optional<PlanDistance> from_plan;
};

// What a plan does for accompanying households (同步搬迁户). None = suppressed.
struct PublicAccompanying {
  bool has_own_rules = false;  // of who pays what; else they are counted as the others
  std::optional<HouseholdCount> placed;
  std::optional<std::int64_t> public_money;  // minor units
  std::optional<std::int64_t> self_payment;
  std::optional<std::int64_t> loan;
};

// What of a relocation plan is public. None = suppressed, which is never zero. Money in minor units
// of the profile's currency.
struct RelocationStatistics {
  bool invented = false;    // no household is real: said wherever it appears
  bool suppressed = false;  // something below was taken out
  PlanKind kind = PlanKind::committed;
  PlanStatus status = PlanStatus::feasible;
  bool out_of_work = false;  // as the plan has it

  std::optional<HouseholdCount> placed;
  std::optional<HouseholdCount> left_out;
  std::optional<HouseholdCount> declined;
  std::optional<HouseholdCount> declined_urgent;
  std::optional<HouseholdCount> not_asked;
  std::optional<HouseholdCount> conditional;
  std::optional<HouseholdCount> eligibility_unknown;
  std::optional<HouseholdCount> without_counted_job;  // at sites whose posts are not recorded

  // Why, where nobody is placed, the most households first; empty: somebody is, or suppressed.
  std::vector<PublicLeftOut> nobody_placed;

  bool has_locks = false;         // that the plan keeps
  std::vector<PublicLock> locks;  // in their order; empty where they are of a real register

  bool has_decisions = false;  // of the office about eligibility, over the rules
  std::optional<HouseholdCount> office_offers;
  std::optional<HouseholdCount> office_excludes;

  bool has_earlier = false;  // the plan stays near to an earlier one; else nothing changes
  std::optional<std::array<HouseholdCount, kPlanChangeNames.size()>> changes;  // by PlanChange

  std::optional<std::int64_t> objective;
  std::optional<std::int64_t> bound;  // certified
  std::optional<std::int64_t> building;
  std::optional<std::int64_t> public_money;
  std::optional<std::int64_t> self_payment;
  std::optional<std::int64_t> loan;
  std::optional<std::int64_t> opening;

  // Prices of the objective that were used.
  std::int64_t minute_price = 0;             // a person and minute
  std::int64_t wish_price = 0;               // a household and rank
  std::optional<std::int64_t> change_price;  // a household; none: no earlier plan
  std::optional<std::int64_t> unserved_price;
  std::optional<std::int64_t> unserved_urgent_price;

  // That may be offered, in their order; empty where there are none but sites that are
  // concentrated.
  std::vector<PublicMode> modes;
  std::vector<PublicSite> sites;  // that are places and have phases, in their order
  // Those that may be told, by village and site. One that is not listed may be none or too small.
  std::vector<PublicFlow> flows;
  std::vector<PublicYear> years;                   // ascending, without a date first
  std::optional<PublicShares> shares;              // none: none are owed
  std::optional<PublicOrder> order;                // none: the objective is a weighted sum
  std::optional<PublicAccompanying> accompanying;  // none: the profile does not tell them apart
  std::optional<PublicGroups> groups;              // none: there is no rule of them
  std::int32_t within = 0;  // that others may cost more, of the objective, in parts of 10,000
  std::vector<PublicOtherPlan>
      other_plans;                   // the plan, then those beside it; empty = not asked for
  std::vector<BindingLimit> limits;  // those without a price, then the most money held back
};

}  // namespace tongcun
