// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/build_relocation.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// Makes each mover prefer where the earlier plan of the options put it, at the price of a change;
// nothing where there is none. Its movers are there already (take_movers). A household that the
// earlier plan has not prefers nothing. P021: not one of its households is in the register; P022:
// some are not; P023: a site is not in the layer.
void take_earlier_plan(RelocationInput const& input, RelocationProblem& problem,
                       std::vector<Finding>& findings);

}  // namespace tongcun
