// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What one piece more of each limit would save at most, as a certificate of the problem says: in
// its unit, by limits_of. None: somebody would take of it, and there is less than anybody takes
// (above all: none at all), so that nothing that takes it is in the proof, and no price says what
// the first pieces are worth. O(movers · stocks).
[[nodiscard]] std::vector<std::optional<std::int64_t>> worth_of_limits(
    RelocationProblem const& problem, RelocationCertificate const& certificate);

}  // namespace tongcun
