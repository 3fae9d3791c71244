// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace tongcun {

// The reference twin of planners and of their check for small questions: 64-bit integers, nothing
// shared with either.

struct PlainOffer {
  MoverPlace place;
  std::int64_t cost = 0;  // without opening
  std::int64_t public_money = 0;
  std::int64_t loan = 0;
};

// All places that the mover can be offered, by phase and stock.
[[nodiscard]] std::vector<PlainOffer> plain_offers(RelocationProblem const& problem, MoverId mover);

// What it costs that the mover stays: its unserved price and what it would rather.
[[nodiscard]] std::int64_t plain_staying(RelocationProblem const& problem, MoverId mover);

using PlainLimit = std::pair<LimitKind, std::uint32_t>;  // kind, index

// Capacities of all limits that the question states.
[[nodiscard]] std::map<PlainLimit, std::int64_t> plain_limits(RelocationProblem const& problem);

// What a mover takes there of what may be limited, without opening costs; pieces above 0 only.
[[nodiscard]] std::map<PlainLimit, std::int64_t> plain_uses(RelocationProblem const& problem,
                                                            MoverId mover, PlainOffer const& offer);

using Places = IdVector<MoverId, std::optional<MoverPlace>>;

// What a plan of offered places takes, with opening costs.
[[nodiscard]] std::map<PlainLimit, std::int64_t> plain_uses(RelocationProblem const& problem,
                                                            Places const& places);

struct PlainPlan {
  Places place;
  std::int64_t objective = 0;
};

// Households that townships lack of their shares, in all; 0 where none are owed.
[[nodiscard]] std::int64_t plain_shortage(RelocationProblem const& problem, Places const& places);

// Households of each group by site; a group that is placed nowhere has none.
[[nodiscard]] std::map<MoveGroupId, std::map<SiteId, std::int64_t>> plain_parts(
    RelocationProblem const& problem, Places const& places);

// What those count who are apart from the largest part of their group.
[[nodiscard]] std::int64_t plain_split_price(RelocationProblem const& problem,
                                             Places const& places);

// Whether each part of a group has as many households as the rule of groups asks for.
[[nodiscard]] bool has_plain_parts(RelocationProblem const& problem, Places const& places);

// What the places have of a goal, counted from scratch; of cost: in the question's prices.
[[nodiscard]] std::int64_t plain_goal(RelocationProblem const& problem, Places const& places,
                                      Goal goal);

// A plan that is best in the question's goal within what the levels before have reached, found by
// trying all but those that cost no less than the best so far. For up to some six movers.
[[nodiscard]] PlainPlan cheapest_plan(RelocationProblem const& problem);

}  // namespace tongcun
