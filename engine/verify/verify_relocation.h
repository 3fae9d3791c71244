// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// What a plan broke. A kind is a rule id of the catalogue; `mover`, `limit` say where, as far as
// they apply, and the figures what was claimed and what is so.
enum class PlanFault : std::uint8_t {
  shape,            // not one place a mover, prices a limit, values a unit
  refused,          // the register says unwilling, or no consent that this kind of plan needs
  wrong_facts,      // the question does not say what the register says (persons, village, consent)
  not_offered,      // a place that the mover cannot be offered: site, wish, lock, area, money
  unknown_place,    // a phase or a stock that is not there, or a stock of another phase
  divided_unit,     // movers of one unit in different phases, or some of them left behind
  over_limit,       // more than there is of something
  fixed_elsewhere,  // a lock is not kept
  objective,        // the stated objective is not what the plan costs
  bound,            // the stated bound is above what the multipliers prove
  bound_above,      // a bound above the objective
  status,           // a status that the figures do not support
};

struct PlanFinding {
  PlanFault fault = PlanFault::shape;
  MoverId mover;  // none() where it does not apply
  std::int64_t claimed = 0;
  std::int64_t found = 0;
  Limit limit;  // of over_limit
};

struct PlanCheck {
  std::vector<PlanFinding> findings;  // empty = the plan holds
  std::int64_t objective = 0;         // as recounted
  std::int64_t bound = 0;             // as recomputed from the multipliers
};

// Checks a plan against its question and the register, by the definitions of relocation_problem.h
// and relocation_plan.h alone: in 128-bit integers, sharing no code with what builds or solves.
// O(movers · stocks).
[[nodiscard]] PlanCheck verify_relocation(RelocationProblem const& problem,
                                          RelocationPlan const& plan,
                                          HouseholdRegister const& people);

}  // namespace tongcun
