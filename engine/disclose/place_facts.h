// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/access/travel_times.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/network/build_road_network.h"
#include "engine/network/network_overlay.h"
#include "engine/network/network_states.h"
#include "engine/network/road_network.h"
#include "engine/region/region.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tongcun {

// Facts of places: layers, villages, roads, facilities, and the minutes between them. None of it is
// household data (domain reference 3.0, disclosure).
struct PlaceFacts {
  Region region;
  RoadNetwork network;
  NetworkReport network_report;
  NetworkStates states;
  NetworkOverlay overlay;
  Services services;
  FacilityUses uses;
  TravelTimes times;
  RoadAccess roads;
  std::vector<VillageYears> years;
  std::vector<AccessCount> counts;
  // To the hardened network; the questions have no service.
  std::vector<VillageYears> hardened_years;
  std::vector<AccessCount> hardened_counts;
  VillageGuarantees guarantees;
  // Layers of a real register are named without file and counts; those are no zeros.
  bool registers_withheld = false;
};

// How often each rule spoke, by treatment; says nothing about single rows.
struct FindingSummary {
  struct Count {
    std::int64_t noted = 0;
    std::int64_t repaired = 0;
    std::int64_t quarantined = 0;
    std::int64_t rejected = 0;
  };
  std::map<std::string, Count> by_rule;
  LayerCounts features;  // over all layers
};

}  // namespace tongcun
