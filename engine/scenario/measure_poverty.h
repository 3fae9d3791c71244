// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/household_guarantees.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/poverty/poverty_result.h"
#include "engine/region/region.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/scenario.h"

namespace tongcun {

// What poverty is measured from.
struct PovertyFacts {
  Scenario const& scenario;
  Region const& region;
  HouseholdRegister const& people;
  HouseholdGuarantees const& guarantees;
  VillageGuarantees const& villages;
};

// The lines of the profile and the scenario against the register's incomes, for every area, in the
// register's year, and the classes of the profile's rules. A line that does not fit is there with
// the reason; nothing is measured by it, and what hangs on it is unknown. Then the measures that
// the profile and the scenario ask for: warnings, indices of deprivation, score cards, the exit of
// the county. O(households (log households + rules) levels).
[[nodiscard]] PovertyResult measure_poverty(PovertyFacts const& facts, RunSettings const& run);

}  // namespace tongcun
