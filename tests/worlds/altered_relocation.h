// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/run/random_stream.h"

#include <cstdint>

namespace tongcun {

// Questions made from a question, of whose cheapest plans something is known (reliability
// reference 5, M2 to M8).

// All that is counted in money times `factor`: the cheapest plan costs so many times as much. Exact
// where areas are whole square metres.
[[nodiscard]] RelocationProblem scaled(RelocationProblem problem, std::int64_t factor);

// One more site, the first of `donor` with its phases, dwellings, limits and minutes. Nobody wishes
// it, whoever lives where has the same way to it.
[[nodiscard]] RelocationProblem with_site_of(RelocationProblem problem,
                                             RelocationProblem const& donor);

// `site` without any limit but its areas and dates, so that it has room for everybody.
[[nodiscard]] RelocationProblem without_limits_of(RelocationProblem problem, SiteId site);

// One more site that offers what `site` does, dearer or farther in everything or equal, to nobody
// who may not go to `site` and to nobody by wish. Where `site` has room for everybody, it adds
// nothing.
[[nodiscard]] RelocationProblem with_dearer_twin(RelocationProblem const& problem, SiteId site,
                                                 RandomStream& random);

// The same question with movers, move units, sites and villages in another order.
[[nodiscard]] RelocationProblem renumbered(RelocationProblem const& problem, RandomStream& random);

}  // namespace tongcun
