// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/hardened_access.h"
#include "engine/guarantees/household_guarantees.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/relocation/build_relocation.h"
#include "engine/relocation/relocation_result.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/scenario.h"
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
};

// What the stages before it have made; the caller keeps the parts alive.
struct RelocationStage {
  Scenario const& scenario;
  Region const& region;
  HouseholdRegister const& people;
  HouseHazards const* hazards;  // null: no hazard layer
  VillageFacts const& facts;
  RoadNetwork const& network;
  AccessInput const& access;
  std::vector<VillageYears> const& years;
  RoadAccess const& roads;
  VillageGuarantees const& villages;
  HouseholdGuarantees const& judged;
};

// Judges who may be placed, freezes the question, plans, verifies. Findings go to `findings`;
// throws InputError with all of them if the question cannot be asked, std::logic_error if the plan
// does not hold, which is our fault. Deterministic but for `settings.stop`.
[[nodiscard]] RelocationResult plan_relocation(RelocationStage const& stage,
                                               PlanSettings const& settings,
                                               std::vector<Finding>& findings,
                                               RunSettings const& run);

}  // namespace tongcun
