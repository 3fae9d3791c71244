// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/study_guarantees.h"
#include "engine/poverty/poverty_path.h"
#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/scenario.h"

namespace tongcun {

// What is known of a study of years ahead once places were followed; the caller keeps the parts
// alive.
struct ExitStage {
  Scenario const& scenario;
  Region const& region;
  HouseholdRegister const& people;
  StudyGuarantees const& guarantees;
};

// The path with how many villages pass the exit of the profile in each year under each scenario, by
// simulated incomes and the guarantees of the scenario's year, by the rules of the register's year.
// Of whom something is unknown once everybody remains and once nobody does; who has moved is judged
// by its site, and counts for the village that it left. As it is where the profile has no exit of
// households and of villages. Throws Stopped if asked to. Deterministic. As compute_exit_path,
// twice.
[[nodiscard]] PovertyPath follow_exits(ExitStage const& stage, PovertyPath path,
                                       RunSettings const& run);

}  // namespace tongcun
