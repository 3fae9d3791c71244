// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/price_offer.h"
#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// The goals of a question before the cost, in their order.
[[nodiscard]] std::vector<Goal> goals_before_cost(RelocationProblem const& problem);

// What a plan counts in the goal of its question, in units of the goal, but for limits that may be
// exceeded (LimitTable::beyond).

// Of a mover that takes an offer in the phase (OfferBar::none).
[[nodiscard]] std::int64_t goal_of_placing(RelocationProblem const& problem, MoverId mover,
                                           PhaseId phase, Offer const& offer);

// Of a mover that stays.
[[nodiscard]] std::int64_t goal_of_staying(RelocationProblem const& problem, MoverId mover);

// Of a phase that is used.
[[nodiscard]] std::int64_t goal_of_opening(RelocationProblem const& problem, PhaseId phase);

// Guarantees that the mover loses in the phase; the objective is ordered.
[[nodiscard]] std::int64_t guarantees_lost(RelocationProblem const& problem, MoverId mover,
                                           PhaseId phase);

}  // namespace tongcun
