// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/build_relocation.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// Writes phases, stocks, limits, budgets and ways of a question (build_relocation); its rules and
// options are there already.
void take_sites(RelocationInput const& input, RelocationProblem& problem,
                std::vector<Finding>& findings);

// A finding about a row of the site layer.
[[nodiscard]] Finding site_finding(Region const& region, std::string rule, Severity severity,
                                   SiteId site);

}  // namespace tongcun
