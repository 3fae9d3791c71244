// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/facilities.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/id.h"

#include <string>

namespace tongcun {

// The code of a site of the question: that of the region; of a mode without a site its word
// (kResettlementModeNames), which no site's code is (P040). O(1).
[[nodiscard]] std::string site_code(RelocationProblem const& problem, Sites const& sites,
                                    SiteId site);

// The site of the question that has the code; none() where there is none. `sites` ascend by code.
// O(log sites).
[[nodiscard]] SiteId find_site(RelocationProblem const& problem, Sites const& sites,
                               std::string const& code);

}  // namespace tongcun
