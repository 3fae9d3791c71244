// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/published_plan.h"
#include "engine/relocation/take_published_plan.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/relocation_stage.h"
#include "engine/types/finding.h"
#include "engine/verify/verify_relocation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace tongcun {

// A published plan against the question that the scenario asks.
struct PublishedCheck {
  std::array<std::int64_t, kPublishedFaultNames.size()> faults{};  // by PublishedFault
  PlanCheck check;                // of a plan without these faults; else nothing was recounted
  std::vector<PlanCheck> others;  // likewise, of the plans beside it
  bool is_recounted = false;
  std::int64_t placed = 0;  // households
  std::int64_t staying = 0;

  [[nodiscard]] bool holds() const {
    return is_recounted && check.findings.empty() &&
           std::ranges::all_of(others,
                               [](PlanCheck const& other) { return other.findings.empty(); });
  }
};

// Asks the question anew, takes the published plan for an answer and recounts it (verify/): nothing
// is solved. Throws as PosedRelocation. Deterministic.
[[nodiscard]] PublishedCheck check_published_plan(RelocationStage const& stage,
                                                  PublishedPlan const& published,
                                                  std::vector<Finding>& findings,
                                                  RunSettings const& run);

}  // namespace tongcun
