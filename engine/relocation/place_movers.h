// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// The question as a placement problem: a placement unit is a set of move units that are alike (of
// the same village, size, wishes …, one household each) or one of several households; a site is a
// phase, a resource is a limit. An option of a unit of several households names a stock for each.
struct MoverPlacement {
  PlacementProblem problem;
  std::vector<std::vector<MoveUnitId>> alike;  // by placement unit, ascending
  std::vector<std::vector<MoverId>> members;   // by move unit, ascending
  std::vector<std::size_t> first_stock;        // by option, and their number at the end
  std::vector<StockId> stocks;                 // by option, by member
};

// Options of a unit that a placement keeps: the cheapest phases at the prices of a certificate.
struct KeptPhases {
  std::size_t most = 0;                                // phases a unit; 0 = all
  RelocationCertificate const* certificate = nullptr;  // null: prices of zero
};

// Of a unit of several households at most this many combinations of stocks a phase are kept, the
// cheapest. What is left out is still in bound_relocation.
constexpr std::size_t kMostCombinations = 32;

// Deterministic. O(kinds of movers · stocks), memory for the options that are kept.
[[nodiscard]] MoverPlacement place_movers(RelocationProblem const& problem, KeptPhases const& kept);

// The places of a plan of that placement: alike units in their order take the options in theirs.
[[nodiscard]] IdVector<MoverId, std::optional<MoverPlace>> places_of(
    RelocationProblem const& problem, MoverPlacement const& placement,
    std::vector<Placement> const& placements);

// Its prices as those of the question.
[[nodiscard]] RelocationCertificate certificate_of(RelocationProblem const& problem,
                                                   MoverPlacement const& placement,
                                                   PlacementPrices const& prices);

}  // namespace tongcun
