// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_path.h"
#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/relocation/relocation_result.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// What the stages before it have made; the caller keeps the parts alive.
struct PovertyStage {
  Scenario const& scenario;  // asks for a simulation
  Region const& region;
  HouseholdRegister const& people;
  RelocationResult const* relocation = nullptr;  // null: none was planned
};

// Freezes the question from the register, the lines of its years, hazard zones and the plan, and
// follows the households under each scenario of the study. Findings go to `findings`; throws
// InputError with all of them if the question cannot be asked: no year, no income, no line of a
// year, a hazard without a layer of zones. Throws Stopped if asked to stop. Deterministic.
[[nodiscard]] PovertyPath simulate_poverty(PovertyStage const& stage, std::uint64_t seed,
                                           std::vector<Finding>& findings, RunSettings const& run);

}  // namespace tongcun
