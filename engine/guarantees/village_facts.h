// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/network/network_overlay.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/network/walking.h"
#include "engine/region/region.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// What facts of villages are made from; the caller keeps the parts alive.
struct VillageFactsInput {
  Region const& region;
  RoadNetwork const& network;
  RoadRules const& road_rules;
  NetworkOverlay const& overlay;
  Services const& services;
  FacilityUses const& uses;
  RoadAccess const& roads;
  std::vector<VillageYears> const& years;
  WalkOptions const& walk;
};

// One value per field of the rules, for every village.
using VillageFacts = IdVector<VillageId, IdVector<FieldId, RuleValue>>;

// The village form's own word first; where it is silent what the layers say:
//   served_by       own (township_hospital) where an open village clinic (hospital) records the
//                   village's code or, recording none, stands inside its area; nothing is said
//                   where none does (it may be served otherwise). One that records the code of no
//                   village serves none (a finding says how many: judgement_findings). One that is
//                   planned and taken as open serves whatever the village form says of today
//   served_days     of such a one too, if it states more days than the form
//   water_piped     from tap_water_rate, recorded or stated: yes at 100 %, no at 0 %, between them
//                   it depends on the household
//   water_source    piped where all water is; else unknown: the nearest water point is a fact of
//                   its own (nearest_water_point_source), since people need not drink from it
//   hardened_road   to the hardened network; nearest_hardened_road: to any hardened road, connected
//                   or not, whatever its class. From the distance if every unrecorded surface were
//                   hardened and every unrecorded class an anchor to the known one; of a village
//                   beyond the off-road limit from the straight distance on
//   …_ride_…        from the high to the low reading of surfaces
// then what the profile states for all villages. What is left is unknown, with what would settle
// it. Facts of households and persons are unknown: no register is read.
// Deterministic. O(villages · (fields + log facilities) + clinics · villages).
[[nodiscard]] VillageFacts collect_village_facts(VillageFactsInput const& input,
                                                 GuaranteeRules const& rules);

}  // namespace tongcun
