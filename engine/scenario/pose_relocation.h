// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/compute_site_times.h"
#include "engine/relocation/build_relocation.h"
#include "engine/relocation/judge_candidates.h"
#include "engine/relocation/place_guarantees.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/relocation_stage.h"
#include "engine/types/finding.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// THE QUESTION that the scenario asks, and what it was made from: the same for a plan and for the
// check of one. Parts point to each other: it stays where it is.
class PosedRelocation {
 public:
  // Judges who may be placed and freezes the question. Findings go to `findings`; throws InputError
  // with all of them if it cannot be asked.
  PosedRelocation(RelocationStage const& stage, std::vector<Finding>& findings,
                  RunSettings const& run);
  PosedRelocation(PosedRelocation const&) = delete;
  PosedRelocation& operator=(PosedRelocation const&) = delete;
  PosedRelocation(PosedRelocation&&) = delete;
  PosedRelocation& operator=(PosedRelocation&&) = delete;
  ~PosedRelocation() = default;

  [[nodiscard]] RelocationInput input() const;

  IdVector<HouseholdId, HouseholdCandidacy> candidates;
  RelocationProblem problem;

 private:
  RelocationStage const& stage_;
  SiteTimes ways_;
  PlaceGuarantees guarantees_;  // of an ordered objective
};

}  // namespace tongcun
