// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/recount_limits.h"

#include <cstdint>
#include <optional>

namespace tongcun::recount {

// The lower bound that the multipliers prove (RelocationCertificate), minor units, whatever they
// are; at the nearest end of 64 bits where it lies beyond them. None where they prove nothing: not
// a value a unit, not a price a limit, a price below zero, sums beyond 128 bits. Of a question
// without contradictions. O(movers · stocks).
[[nodiscard]] std::optional<std::int64_t> recompute_bound(RelocationProblem const& problem,
                                                          Limits const& limits,
                                                          RelocationCertificate const& certificate);

}  // namespace tongcun::recount
