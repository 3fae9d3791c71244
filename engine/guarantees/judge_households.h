// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/household_guarantees.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/guarantees/water_reach.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/run/run_settings.h"

#include <optional>

namespace tongcun {

// The verdicts of all guarantees that are about households, for every household of a register.
// A condition that asks for facts of persons must hold for each member: its verdict is Kleene's
// "and" over the members (nobody concerned: not applicable). Of members without a row nothing is
// known. What the register does not say of a household, its village's facts do (HouseholdFacts).
//
// `villages` holds the facts and the judgements of the villages under the same rules and year;
// `water` null: the places of houses are not looked at; `hazards` null: there is no hazard layer.
// Deterministic for any number of threads. O((households + persons) · (rules and conditions that
// depend on them)).
[[nodiscard]] HouseholdGuarantees judge_households(
    GuaranteeRules const& rules, VillageFacts const& facts, VillageGuarantees const& villages,
    HouseholdRegister const& people, WaterReachMaker const* water, HouseHazards const* hazards,
    std::optional<int> year, RunSettings const& run);

}  // namespace tongcun
