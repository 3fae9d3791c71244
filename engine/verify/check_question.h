// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/verify/verify_relocation.h"

#include <optional>

namespace tongcun::recount {

// What makes a question unfit to be counted, the first of QuestionFlaw's kinds that applies; none
// if its columns, ids and figures can be trusted to be there. O(movers + stocks + wishes).
[[nodiscard]] std::optional<QuestionFlaw> flaw_of(RelocationProblem const& problem);

}  // namespace tongcun::recount
