// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/run/run_settings.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>

namespace tongcun {

// The largest least share of townships, as far as it is known: between what a plan gives them and
// what none can.
struct FairShare {
  std::int32_t reached = 0;                            // per mille: of `place`
  IdVector<MoverId, std::optional<MoverPlace>> place;  // gives every township that share
  ShareProof proof;                                    // proof.most >= reached
  std::int64_t work = 0;
  // The limit of work ended a search that found neither, and so more work might reach more.
  bool out_of_work = false;
};

// Bisects whole per milles: each is tried with the goal shares (solve_relocation), and found to be
// reached, proved to be out of reach, or neither; so that first the largest share that a plan is
// found for is looked for, then the smallest that is proved impossible. At most some twenty
// searches, each with the limits of `search`, from search.start. Of a question with shares.
// When asked to stop: what is known so far. Deterministic else.
[[nodiscard]] FairShare find_fair_share(RelocationProblem const& problem,
                                        RelocationSearch const& search, RunSettings const& run);

// The least share that places give a township, per mille, rounded down.
[[nodiscard]] std::int32_t least_share_of(
    Shares const& shares, IdVector<MoverId, std::optional<MoverPlace>> const& place);

}  // namespace tongcun
