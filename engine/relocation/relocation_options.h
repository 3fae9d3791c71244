// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/earlier_plan.h"
#include "engine/relocation/in_place_costs.h"
#include "engine/relocation/mode_options.h"
#include "engine/relocation/relocation_checks.h"
#include "engine/relocation/relocation_rules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Whom a plan may place (domain reference 2.3). Neither ever places who declined.
enum class PlanKind : std::uint8_t {
  committed,  // willing and signed
  potential,  // also conditional and not asked: said on every output
};

enum class WishRule : std::uint8_t {
  only,    // who names sites goes to one of them or stays
  ranked,  // other sites are possible, at a price that grows with the rank
};

// Who moves together, besides those that the register ties.
enum class MoveUnit : std::uint8_t {
  household,
  group
};  // group: all movers of a village group (整组)

// What holds for a village group whose households need not all go to one place (unit = household).
enum class GroupRule : std::uint8_t {
  free,   // nothing
  price,  // each household that is placed apart from the largest part of its group has a price
  chunks  // a part of a group at a site has at least so many households
};

// What makes one plan better than another.
enum class ObjectiveRule : std::uint8_t {
  weighted,  // the sum of the objective's parts at their prices; posts are a limit
  ordered,   // goals one after the other, the sum last (Goal); posts may be exceeded
};

// Money that may be spent in a year, by source. Years without any fund have no budget at all once
// one year has.
struct Fund {
  std::string source;  // "central"
  std::int32_t year = 0;
  std::int64_t amount = 0;  // minor units
};

enum class LockKind : std::uint8_t {
  fix,     // to the site or nowhere
  forbid,  // anywhere else
  prefer,  // to the site, or its price is paid
};

// A decision of the office that the plan keeps: a household, or a tied group by any of its members.
struct RelocationLock {
  std::string household;  // code as in the register (a pseudonym of a real one)
  std::string site;       // code
  LockKind kind = LockKind::fix;
  std::string reason;
  // Of prefer: what the objective counts for each household of it that is not placed at the site.
  std::int64_t price = 0;
};

// What the office decided about a household's eligibility, over what the profile's reasons say. Its
// word is needed all the same: consent alone places anybody.
struct EligibilityDecision {
  std::string household;  // code as in the register (a pseudonym of a real one)
  bool eligible = false;
  std::string reason;
};

// What a plan owes each township: at least a share of its households that can be offered something
// (RelocationProblem). Neither stated: nothing.
struct FairnessOptions {
  std::optional<std::int32_t> least_share;  // per mille, 0 to 1000
  bool max_min = false;  // the largest least share that can be reached, found by the plan
  [[nodiscard]] bool is_asked() const { return max_min || least_share.has_value(); }
};

// Plans asked for beside the plan that differ in kind at nearly the same cost.
struct OtherPlansOptions {
  std::int32_t most = 0;    // 0 = none
  std::int32_t within = 0;  // of the best plan's objective more at most, in parts of 10,000
};

// The question of a planner, as the scenario asks it. Prices are what the objective counts, in
// minor units of money, beside public money itself.
struct RelocationOptions {
  PlanKind kind = PlanKind::committed;
  MoveUnit unit = MoveUnit::household;
  GroupRule groups = GroupRule::free;
  std::int64_t split_price = 0;  // GroupRule::price: of a household that is placed apart
  std::int32_t chunk = 0;        // GroupRule::chunks: households of a part at least
  WishRule wishes = WishRule::only;
  ObjectiveRule objective = ObjectiveRule::weighted;
  std::int64_t wish_price = 0;    // a household and rank below its dearest wish; WishRule::ranked
  std::int64_t minute_price = 0;  // a person and minute of way after the move (ObjectiveTimes)
  // Of a household that may be placed and is not. None: more than its dearest offer, so that nobody
  // who wants to move is left out to save money (in a large question less than the dearest opening
  // with it, where more cannot be counted: P034); ten times as much for urgent ones.
  std::optional<std::int64_t> unserved_price;
  std::optional<std::int64_t> unserved_urgent_price;
  std::vector<std::string> sites;              // codes; empty = all that are not occupied
  std::vector<std::string> closed_sites;       // codes of those that nobody is planned into
  std::vector<Fund> funds;                     // empty = money is no limit
  std::vector<RelocationLock> locks;           // the price of each is told
  std::vector<EligibilityDecision> decisions;  // of each household one at most
  // What the objective counts for each household whose place is not that of the earlier plan: at
  // another site, placed though it stayed, staying though it was placed. Stated if there is one.
  std::optional<std::int64_t> change_price;
  std::optional<EarlierPlan> earlier;
  FairnessOptions fairness;        // what it costs is told
  bool try_without_sites = false;  // what happens if each of the sites comes to nothing
  OtherPlansOptions other_plans;   // no part of the question
  // The scenario's own figures, over those of the profile.
  std::optional<std::int64_t> cost_a_person;
  ModesOptions modes;
  PaymentRules accompanying;  // each figure over the profile's own for accompanying households
  std::vector<CheckAnswer> checks;  // at most one each
  InPlaceCosts in_place;            // what the plan is compared with; no part of what it minimises
};

}  // namespace tongcun
