// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/build_relocation.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// Adds to the sites of a question those that stand for modes without a site, each with one phase,
// and today's ways where works on the spot are among them (build_relocation, after take_sites).
// O(villages · sites).
void take_modes(RelocationInput const& input, RelocationProblem& problem,
                std::vector<Finding>& findings);

// Says of modes that households name, or that are offered to those alone who do, whether the other
// of the two is so (build_relocation, after take_movers). O(movers + sites).
void warn_of_modes(RelocationProblem const& problem, std::vector<Finding>& findings);

}  // namespace tongcun
