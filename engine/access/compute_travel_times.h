// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/access/travel_times.h"
#include "engine/network/network_overlay.h"
#include "engine/network/network_states.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/run/run_settings.h"

#include <optional>

namespace tongcun {

struct AccessOptions {
  int nearest = 3;                                    // facilities kept per place and question
  Duration boarding;                                  // added when a ride begins [A: 0]
  std::optional<Duration> origin_destination_cutoff;  // set: also compute the sparse lists
};

// Everything an access question needs; the caller keeps the parts alive.
struct AccessInput {
  RoadNetwork const& network;
  RoadRules const& rules;
  NetworkStates const& states;
  NetworkOverlay const& overlay;
  Services const& services;
  FacilityUses const& uses;
};

// Times from every village and site to the nearest facilities of every service: on foot in every
// state, by vehicle in every state under both readings; round trips of services that are fetched
// from; sparse origin-destination lists if asked for.
//
// A service without any used facility is not asked for: its times are absent, not "not reached".
// A journey may use the network or, within the direct-walk limit, go straight across country.
// Exact integers; the same for any number of threads. Monotone: more facilities, an overlay's
// links and faster surfaces never lengthen a time (a road added to the layer may: a place hangs on
// its nearest road); a ride is never slower than a walk.
// Nearest: one search per question over the whole network (multi-source). Round trips and lists:
// bounded searches per place, parallel over places, linear in their number.
[[nodiscard]] TravelTimes compute_travel_times(AccessInput const& input,
                                               AccessOptions const& options,
                                               RunSettings const& run);

}  // namespace tongcun
