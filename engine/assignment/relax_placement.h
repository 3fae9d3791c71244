// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_prices.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <vector>

namespace tongcun {

// The linear relaxation of a placement problem (placement_problem.h; members may be divided, sites
// opened by halves), as far as it was solved.
struct RelaxedPlacement {
  RelaxedPrices prices;         // with the best bound that was met
  std::vector<double> members;  // by option: how many members take it, close to a vertex
  int rounds = 0;               // of Newton's method
  bool is_solved = false;       // the bound is within one part in 10^5 of the best there is
};

// Whether a round is cheap enough: its dense part grows with the cube of the resources. Of some
// 1,000 resources and more a subgradient serves better (placement_prices.h), but not where sites
// open: of 123 sites with 1,403 resources it left a gap of 37 % where this left 0.24 %. There some
// 2,000 resources are taken, which is a minute or two.
[[nodiscard]] bool can_relax(PlacementProblem const& problem);

// Solves the linear relaxation by an interior-point method with predictor and corrector (Mehrotra,
// SIAM J. Optimization 2, 1992), from within: as few placed as leave half of every resource free.
// The row of each unit is eliminated by the column of the largest weight that it has, as in
// generalised upper bounding (Dantzig, Van Slyke 1967), so that what is left to factorise is a
// matrix of resources by resources, and nothing large is taken from something large.
//
// An optimal face may be wide: dwellings of two classes at one site may cost a household the same.
// So when the prices are good enough, small random amounts (functions of the option's number) are
// added to costs, which leads to a vertex of the face: there no more units are divided than there
// are resources that run out.
//
// Repeatable, for any number of threads. Ends early when asked to stop, with what it has. 82 to 145
// rounds were seen (5,000 to 24,000 units, 300 to 600 resources), each of O(options uses^2 +
// units w^2 + resources^3), where w is how many resources the options of a unit use in all; memory
// 8 resources^2 for each of up to 9 matrices, and about 100 bytes an option and 16 a use.
[[nodiscard]] RelaxedPlacement relax_placement(PlacementProblem const& problem,
                                               RunSettings const& run);

}  // namespace tongcun
