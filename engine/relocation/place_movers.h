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
// Where staying takes of limits it is an option too, at one site more behind the phases, once for
// each way of taking it within its limits and beyond; who goes nowhere stays though no limit lets
// it, at a price above all others, and the plan is none of the question.
struct MoverPlacement {
  PlacementProblem problem;
  // What one unit of the goal costs in it, so that its prices are those of a certificate. Beside
  // the cost, goals are the same for many plans: of those the placement prefers the one that places
  // the fewest households, each at the same cost, all of them together less than one unit of the
  // goal.
  std::int64_t goal_weight = 1;
  std::vector<std::vector<MoveUnitId>> alike;  // by placement unit, ascending
  std::vector<std::vector<MoverId>> members;   // by move unit, ascending
  std::vector<std::size_t> first_stock;        // by option, and their number at the end
  std::vector<StockId> stocks;                 // by option, by member
};

// Options of a unit that a placement keeps: the cheapest phases at the prices of a certificate; and
// how dear it is to stay though no limit lets one.
struct PlacementTerms {
  std::size_t most = 0;                                // phases a unit; 0 = all
  RelocationCertificate const* certificate = nullptr;  // null: prices of zero
  // Limits of staying that are kept, by position; 1 = it is. Empty: all. Where none of a unit's is,
  // staying is going nowhere, which the search is best at.
  std::vector<std::uint8_t> kept_limits;
  std::int64_t times_dearest = 64;  // as the dearest unit and opening, at most
};

// Of a unit of several households at most this many combinations of stocks a phase are kept, the
// cheapest. What is left out is still in bound_relocation.
constexpr std::size_t kMostCombinations = 32;

// Deterministic. O(kinds of movers · stocks), memory for the options that are kept.
[[nodiscard]] MoverPlacement place_movers(RelocationProblem const& problem,
                                          PlacementTerms const& terms);

// The prices of a plan of that placement as those of the question.
[[nodiscard]] RelocationCertificate certificate_of(RelocationProblem const& problem,
                                                   MoverPlacement const& placement,
                                                   PlacementPrices const& prices);

}  // namespace tongcun
