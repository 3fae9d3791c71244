// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Where a mover goes; `stock` none() where its phase has no stocks.
struct MoverPlace {
  PhaseId phase;
  StockId stock;
  friend bool operator==(MoverPlace const&, MoverPlace const&) = default;
};

// What runs out (RelocationProblem, "Limits").
enum class LimitKind : std::uint8_t {
  dwellings,  // of a stock
  persons,    // of a phase
  jobs,       // of a site, as all down to the ground floor
  primary_seats,
  junior_seats,
  clinic,
  water,
  land,
  ground_floor,
  money,     // of a year
  mode,      // households that it settles
  left_out,  // households of a township that stay
  // What a level has reached; one each, index 0:
  share_short,      // households that townships lack of their shares
  urgent_left_out,  // urgent households that stay
  posts_short,      // posts beyond what sites have
  guarantees_lost,  // by households that are placed
};
inline constexpr int kLimitKinds = 16;

// One limit: which of its kind. `index` is the value of the stock's, phase's, site's or township's
// id, the position of the year in the budgets, or the mode.
struct Limit {
  LimitKind kind = LimitKind::dwellings;
  std::uint32_t index = 0;
  std::int64_t capacity = 0;
  friend auto operator<=>(Limit const&, Limit const&) = default;
};

// Ascending by kind and index: every limit that the problem states, also of sites that admit nobody
// and where nobody takes anything of it.
[[nodiscard]] std::vector<Limit> limits_of(RelocationProblem const& problem);

enum class PlanStatus : std::uint8_t {
  optimal,          // objective = the bound that the multipliers prove, and only then
  optimal_claimed,  // a branch-and-bound code says that none is better, which nobody has checked
  feasible,         // how far from the best at most, the gap says
  stopped,          // by a limit of time or a signal: the best plan so far (work: out_of_work)
  // Townships lack of their shares (levels.front()), and the search was not stopped:
  infeasible,  // no plan gives them, which is proved: the level's bound is above 0
  unmet,       // no plan was found that does
};

// Multipliers v of units and p of limits, in 2^-20 of a minor unit; where the goal is not the cost,
// in 2^-44 of its unit, for a household is many minor units of a budget (price_bits). Whatever they
// are, with p >= 0, this is a lower bound of the objective of every plan (Lagrangian relaxation, as
// assignment/placement_plan.h); verify/ recomputes it from the question:
//
//   sum over units u of min(v[u], sum over its movers of what staying counts + p * use of staying),
//           and of that sum alone for units that no phase can be offered to: whatever v, they stay
//   - sum over shared limits of p * capacity
//   + sum over phases f of min(0, opening(f) (1 + p[money of f's year])
//       - sum over own limits of f of p * capacity
//       + sum over units u that f can be offered to of min(0, -v[u] + sum over movers of u of
//           min over the dwellings of f that it can be offered of cost + sum of p * use))
//
// (where it alone takes more than there is, it counts as offered nothing)
// Own limits of a phase are those of its stocks and its persons, and those of its site if it is the
// site's only phase; the others are shared. More of a township than its limit may stay, so that the
// price of left_out counts as what being short costs at most: 1 where the goal is shares, else the
// price of share_short; so do the prices of jobs where they may be exceeded: 1 where the goal is
// posts, else the price of posts_short, 0 where the question has no such limit. What staying, an
// offer and opening count is what they count in the goal: where it is not the cost, opening is 0,
// staying 1 of an urgent mover where the goal is urgent, an offer what it loses where the goal is
// guarantees, else they are 0.
// Rounded up to whole units of the goal.
// A rule of groups (GroupRule) stands nowhere in it: every plan of the question is one of the
// question without the rule, at no less cost.
constexpr int price_bits(Goal goal) {
  return goal == Goal::cost ? 20 : 44;
}
struct RelocationCertificate {
  IdVector<MoveUnitId, std::int64_t> unit_value;
  std::vector<std::int64_t> price;  // by limits_of, 0 or more: the worth of one piece more
};

// What the plan reaches of a goal before the cost.
struct PlanLevel {
  Goal goal = Goal::shares;
  std::int64_t value = 0;             // in units of the goal: a limit of the levels after it
  std::int64_t bound = 0;             // certified; no plan that keeps the levels before has less
  RelocationCertificate certificate;  // of the question with this goal
};

// That no plan gives every township more than this share (FairnessOptions::max_min).
struct ShareProof {
  std::int32_t most = 1000;  // per mille
  // Of the question with the goal shares and a least share of most + 1, whose bound is above 0;
  // empty where most is 1000.
  RelocationCertificate certificate;
};

struct RelocationPlan {
  PlanStatus status = PlanStatus::feasible;
  IdVector<MoverId, std::optional<MoverPlace>> place;  // none = stays where it is
  RelocationCertificate certificate;
  std::int64_t objective = 0;             // of the question's goal: minor units
  std::int64_t bound = 0;                 // certified; bound <= objective
  std::vector<PlanLevel> levels;          // of the goals before it, in their order
  std::optional<ShareProof> share_proof;  // where the largest least share was asked for
  // What an exact solver claims that no plan can cost less than, and its name; never used for a
  // gap.
  std::optional<std::int64_t> bound_solver;
  std::string bound_source;
  std::int64_t work = 0;
  // The limit of work that the caller set ended the search, of the cost, of a goal before it or of
  // the largest least share, where more work might have found a better plan. It is the same plan
  // every time.
  bool out_of_work = false;
};

}  // namespace tongcun
