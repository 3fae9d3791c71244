// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/build_relocation.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// Writes movers, their units, locks and unserved prices of a question (build_relocation); its sites
// are there already.
void take_movers(RelocationInput const& input, RelocationProblem& problem,
                 std::vector<Finding>& findings);

}  // namespace tongcun
