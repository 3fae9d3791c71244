// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace tongcun {

struct PlacementSearch {
  // Units of work that may be spent (about a microsecond each, or two). 0 = as much as seems worth
  // it: 50,000 and 2,000 for each option, but no more than 2,000,000 and 50 for each, and an end
  // when 20,000 and 500 for each option brought nothing better. The search ends earlier when the
  // bound is met, or where nothing better can be left (see below).
  std::int64_t work_limit = 0;
  std::uint64_t seed = 0;
  // The search ends when a plan costs no more than this, or when no plan can cost less than that.
  std::int64_t enough_cost = std::numeric_limits<std::int64_t>::min();
  std::int64_t enough_bound = std::numeric_limits<std::int64_t>::max();
  // A plan of the problem that is known; empty = everybody goes nowhere. What is found costs no
  // more, and one of the chains starts from it.
  std::vector<Placement> start;
  // Called when a better plan or bound (by prices) was taken over, with the best of both so far:
  // the cost never rises, the bound never falls. From one thread at a time, between stretches of
  // the search.
  std::function<void(std::int64_t cost, std::int64_t bound)> improved;
};

// A good plan with prices that certify how good; optimal if cost equals bound.
//
// Prices and a first plan come from the linear relaxation (relax_placement.h, round_relaxation.h),
// with very many resources, or where sites cost something to open, from Lagrangian relaxation by
// subgradients (placement_prices.h). Where opening takes of a budget, sets of sites are tried first
// (fund_openings.h). Plans come from two chains of iterated local search with penalties
// (placement_chain.h), started greedily at those prices or from the best known plan, in turn with
// exact re-optimisation of a few sites at a time (improve_placement_exactly.h, up to 20,000 lots),
// and where each option takes of one resource of its site alone, in turn with branch and bound over
// knapsacks (placement_tree.h, up to 1,000 lots), which gets most of the work where its first bound
// is much above that of the linear relaxation. Where few options are left that a better plan can
// use, branch and bound tries them once (prove_placement.h; nothing where the build has no exact
// solver). If that or the re-optimisation of all sites at once finds that nothing better is left,
// the search ends; as both compute in floating point, the bound stays below the cost all the same.
// Whatever the chains claim, cost is score_placement of the plan, bound is bound_placement of the
// prices and knapsack_bound bound_by_knapsacks of the values that the trees found, each the best of
// those tried. Values are looked for up to 2,000 lots.
//
// Where each member takes one place and nothing else is limited, the problem is one of transport:
// solved at once, with its proof, if no site costs anything to open (open_transport.h); else sites
// are added, dropped and swapped, each choice settled exactly (opening_search.h).
//
// Nobody goes nowhere who could go somewhere as things stand: the plan is filled at the end
// (fill_placement.h).
//
// Anytime: when asked to stop (asked every few hundred evaluations of a move) it returns the best
// plan so far with its bound and `stopped`; with the flag set from the start that is a plan too.
// Deterministic: the same plan for any number of threads, since there are always two chains and
// they meet after fixed work; with a stop from outside it depends on when that comes, of course.
//
// Memory besides the problem, with 10^6 members in 20,000 units and 280,000 options: 94 MB. That is
// 64 bytes an offer (all options up to 131,072 in all, else 12 a unit), 16 a further use, and about
// 20 bytes a lot and chain. Members move one by one up to 2^21 of them, beyond that in equal lots.
[[nodiscard]] PlacementPlan solve_placement(PlacementProblem const& problem,
                                            PlacementSearch const& search, RunSettings const& run);

}  // namespace tongcun
