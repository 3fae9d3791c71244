// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/villages.h"
#include "engine/relocation/relocation_problem.h"

namespace tongcun {

// The shares that the options ask for, over the townships in which movers live that can be offered
// something; `least` 0 where the largest is to be found. Of a question that is otherwise complete.
// O(movers · stocks + villages log areas).
[[nodiscard]] Shares take_shares(RelocationProblem const& problem, Villages const& villages);

}  // namespace tongcun
