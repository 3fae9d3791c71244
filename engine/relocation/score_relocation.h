// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What a plan does and costs. Money in minor units.
struct RelocationScore {
  // In units of the question's goal; where that is the cost, the sum of the next seven.
  std::int64_t objective = 0;
  std::int64_t public_money = 0;
  std::int64_t opening = 0;
  std::int64_t way_price = 0;  // minutes of way at their price
  std::int64_t wish_price = 0;
  std::int64_t unserved_price = 0;
  std::int64_t unmet_preferences = 0;  // of those placed and of those who stay
  std::int64_t split_price = 0;        // of those who live apart from their groups
  std::int64_t building = 0;           // of all dwellings, whoever pays
  std::int64_t self_payment = 0;
  std::int64_t loan = 0;
  std::int64_t households_placed = 0;
  std::int64_t persons_placed = 0;
  std::int64_t households_unplaced = 0;
  std::int64_t persons_unplaced = 0;
  std::int64_t households_apart =
      0;                           // from the largest parts of their groups, where there is a rule
  std::vector<std::int64_t> used;  // by limits_of; of left_out and jobs also beyond their capacity
};

// THE ONLY PLACE THAT COUNTS a plan. None if it is no plan of the question: a place that its mover
// cannot be offered, a unit that is divided, a part of a group that is too small, a limit that is
// exceeded. O(movers log movers + limits).
[[nodiscard]] std::optional<RelocationScore> score_relocation(
    RelocationProblem const& problem, IdVector<MoverId, std::optional<MoverPlace>> const& place);

using GoalCounts = std::array<std::optional<std::int64_t>, kGoals>;

// What a plan has of each goal of the question before the cost, whatever its levels have reached;
// none of others. The places are those of a plan of the question without its levels.
// O(levels · movers).
[[nodiscard]] GoalCounts count_goals(RelocationProblem const& problem,
                                     IdVector<MoverId, std::optional<MoverPlace>> const& place);

// The lower bound that the multipliers give (RelocationCertificate), in 128 bits. O(movers ·
// stocks).
[[nodiscard]] std::int64_t bound_relocation(RelocationProblem const& problem,
                                            RelocationCertificate const& certificate);

}  // namespace tongcun
