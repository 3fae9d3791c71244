// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/compute_travel_times.h"
#include "engine/access/hardened_access.h"
#include "engine/guarantees/household_guarantees.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/scenario/scenario.h"

#include <vector>

namespace tongcun {

// What the stages before relocation have made; the caller keeps the parts alive.
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

}  // namespace tongcun
