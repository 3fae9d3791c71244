// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/access/travel_times.h"
#include "engine/guarantees/household_guarantees.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/network/network_overlay.h"
#include "engine/network/network_states.h"
#include "engine/network/road_network.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/region/region.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/scenario.h"

#include <vector>

namespace tongcun {

// One state of roads and facilities over a shared network; the caller keeps the parts alive.
struct PlaceState {
  Scenario const& scenario;
  Region const& region;
  RoadNetwork const& network;
  NetworkOverlay const& overlay;  // of roads
  FacilityUses const& uses;       // of facilities: which of the planned ones are open
};

// WHO REACHES WHAT in the state, and WHAT HOLDS for its villages.
struct JudgedPlaces {
  NetworkStates states;
  TravelTimes times;
  RoadAccess roads;
  std::vector<VillageYears> years;
  VillageFacts facts;
  VillageGuarantees guarantees;  // without seasons and surfaces, which only today's are asked for
};

// By the rules of the scenario's year. `has_register`: as judge_villages. Throws Stopped if asked
// to. Deterministic. As compute_travel_times, collect_village_facts and judge_villages.
[[nodiscard]] JudgedPlaces judge_places(PlaceState const& state, bool has_register,
                                        RunSettings const& run);

// What holds for the households of a register in the same state; `hazards` null: no layer of them.
[[nodiscard]] HouseholdGuarantees judge_people(PlaceState const& state, JudgedPlaces const& places,
                                               HouseholdRegister const& people,
                                               HouseHazards const* hazards, RunSettings const& run);

}  // namespace tongcun
