// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/compare_in_place.h"
#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/judge_candidates.h"
#include "engine/relocation/locate_earlier_plan.h"
#include "engine/relocation/other_plan.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/relocation_variant.h"
#include "engine/relocation/score_relocation.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Everything about who moves where: single households, for the office alone. The plan was verified
// (verify/) before it came here: one that fails is not published.
struct RelocationResult {
  RelocationProblem problem;
  IdVector<HouseholdId, HouseholdCandidacy> candidates;
  RelocationPlan plan;
  RelocationScore score;
  std::vector<LeftOut> left_out;  // units that stay although they may be placed, and what is short
  std::vector<RelocationVariant> variants;  // by kind, then index
  std::vector<OtherPlan> others;            // verified likewise; the farthest from the plan first
  std::optional<LocatedPlan> earlier;       // that the plan stays near to; none: none was asked for
  std::vector<VillageAlternatives> alternatives;  // staying and moving, by village
  std::int64_t work_limit = 0;  // that the search was given; 0 = the method's own end
  std::uint64_t seed = 0;
};

}  // namespace tongcun
