// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace tongcun {

// What a plan broke. A kind is a rule id of the catalogue; `mover`, `household`, `limit` say where,
// as far as they apply, and the figures what was claimed and what is so.
enum class PlanFault : std::uint8_t {
  malformed_question,  // columns of different lengths, ids out of range, figures below zero:
                       // nothing else is checked. claimed: the QuestionFlaw
  shape,               // not one place a mover, prices a limit, values a unit: lengths
  refused,             // placed, though the register says unwilling, or not the consent that this
                       // kind of plan needs. claimed, found: the consent in question and register
  wrong_facts,         // the question does not say what the register or its own options say.
                       // claimed, found: its figure and theirs
  left_out,       // a household that consents and is not in the question, which lists no reasons
                  // or says that the office decided to offer it a move
  excluded,       // a household in the question of which the office decided that it is not eligible
  not_offered,    // a place that the mover cannot be offered: site, wish, area, own money, a
                  // year without budget. claimed: the phase
  unknown_place,  // a phase or a stock that is not there, or a stock of another phase
  divided_unit,   // movers of one unit in different phases, or some of them left behind.
                  // claimed, found: phase of this mover and of the first; -1 = stays
  over_limit,     // more than there is of something. claimed: capacity, found: what is taken
  fixed_elsewhere,  // a lock is not kept: placed elsewhere than fixed, or where forbidden.
                    // claimed: the site
  objective,        // the stated objective is not what the plan costs
  negative_price,   // of a limit: proves nothing. claimed: the price
  bound,            // the stated bound is above what the multipliers prove
  bound_above,      // a bound above the objective
  status,           // a status that the figures do not support. claimed: the status
  level,            // a level before the cost: not of the question, not what the plan has, not
                    // proved. claimed, found: number of levels, value or bound
  share_proof,      // a largest least share that is not proved. claimed: it, per mille
  small_part,  // of a group at a site, below what the rule of groups asks for; its first mover.
               // claimed: its households, found: the fewest that there may be
};
inline constexpr int kPlanFaults = 19;

// What is wrong with a malformed question.
enum class QuestionFlaw : std::uint8_t {
  sizes,    // columns of one table have different lengths
  ids,      // an id that is not there, or a unit without movers
  figures,  // persons, areas, prices, capacities or uses below zero; shares, groups or levels that
            // cannot be
  order,    // movers not in the order of their households; years of budgets, areas of townships not
            // ascending
};

struct PlanFinding {
  PlanFault fault = PlanFault::shape;
  MoverId mover;          // none() where it does not apply
  HouseholdId household;  // likewise
  std::int64_t claimed = 0;
  std::int64_t found = 0;
  Limit limit;  // of over_limit, negative_price
  friend bool operator==(PlanFinding const&, PlanFinding const&) = default;
};

// The bound where nothing is proved.
inline constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::min();

struct PlanCheck {
  std::vector<PlanFinding> findings;  // empty = the plan holds; by fault, mover, household, limit
  std::int64_t objective = 0;         // as recounted; of the movers whose places are there
  std::int64_t bound = kNoBound;      // as recomputed from the multipliers
};

// Checks a plan against its question and the register, by the definitions of relocation_problem.h
// and relocation_plan.h alone: in 128-bit integers, sharing no code with what builds or solves. Any
// plan, question and register may be given, also a corrupted one: figures of whatever size and ids
// of nothing are findings. Whoever consents is looked up in the register alone; a consent that it
// does not state counts as not asked. Deterministic. O(movers · stocks).
//
// Not checked, for want of facts in the question or register: whether a household is eligible under
// a reason or accompanying, limits of area by household class, pupils, travel times, admission and
// modes of sites, in which township a village lies.
[[nodiscard]] PlanCheck verify_relocation(RelocationProblem const& problem,
                                          RelocationPlan const& plan,
                                          HouseholdRegister const& people);

}  // namespace tongcun
