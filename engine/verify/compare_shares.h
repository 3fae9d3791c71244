// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/verify/verify_relocation.h"

#include <vector>

namespace tongcun::recount {

// Adds a finding (wrong_facts) for what the shares of townships do not say as the options and the
// question have it: that they are owed at all, and how much; which movers count, that is those of
// units which can be placed; one township a village; how many households a township has. Which
// village lies in which township is not in the question. O(movers · stocks).
void compare_shares(RelocationProblem const& problem, std::vector<PlanFinding>& findings);

}  // namespace tongcun::recount
