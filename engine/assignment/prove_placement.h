// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/exact/integer_program.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tongcun {

// What an exact solver made of what is left of a problem.
struct PlacementProof {
  ProgramStatus status = ProgramStatus::absent;  // absent too where too much is left
  // What the solver claims no plan can cost less than; none: it claims nothing.
  std::optional<std::int64_t> claimed_bound;
  std::size_t kept_options = 0;  // that a better plan might use
};

// Tries to better a plan, or to prove it best, by branch and bound on the options that a better
// plan can use at all: those whose reduced cost at the plan's prices fits into its gap (reduced
// cost fixing; what is left out cannot be part of a plan that costs less). Changes the plan only
// for one that counts better in integers; its certified bound stays what it is. Nothing is tried
// where more than `most_options` are left or this build has no exact solver. Repeatable unless
// limits.seconds run out. Memory and time: the solver's.
[[nodiscard]] PlacementProof prove_placement(PlacementProblem const& problem, PlacementPlan& plan,
                                             std::size_t most_options, ProgramLimits const& limits);

}  // namespace tongcun
