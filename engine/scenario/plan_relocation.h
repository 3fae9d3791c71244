// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/published_plan.h"
#include "engine/relocation/relocation_result.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/relocation_stage.h"
#include "engine/types/finding.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace tongcun {

// How long planners may search. The work limit and the seed are part of the question; a plan that
// `stop` cut short is not repeatable.
struct PlanSettings {
  std::int64_t work_limit = 0;  // 0 = the method's own end
  std::uint64_t seed = 0;
  std::atomic<bool> const* stop = nullptr;  // ends the search, not the run
  std::function<void(std::int64_t objective, std::int64_t bound)> improved;
  // Is checked, and no plan is made; the caller keeps it alive. Null: a plan is made.
  PublishedPlan const* published = nullptr;
};

// Judges who may be placed, freezes the question, plans, verifies. Findings go to `findings`;
// throws InputError with all of them if the question cannot be asked, std::logic_error if the plan
// does not hold, which is our fault. Deterministic but for `settings.stop`.
[[nodiscard]] RelocationResult plan_relocation(RelocationStage const& stage,
                                               PlanSettings const& settings,
                                               std::vector<Finding>& findings,
                                               RunSettings const& run);

}  // namespace tongcun
