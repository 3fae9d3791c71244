// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/judge_places.h"

#include "engine/access/compute_travel_times.h"
#include "engine/guarantees/judge_households.h"
#include "engine/guarantees/judge_villages.h"
#include "engine/guarantees/water_reach.h"

#include <optional>

namespace tongcun {

JudgedPlaces judge_places(PlaceState const& state, bool has_register, RunSettings const& run) {
  Profile const& profile = state.scenario.profile;
  RoadNetwork const& network = state.network;
  JudgedPlaces places;
  places.states = find_network_states(network, profile.road_rules, state.overlay);
  places.times = compute_travel_times(
      {network, profile.road_rules, places.states, state.overlay, profile.services, state.uses},
      state.scenario.access, run);
  places.roads =
      compute_road_access(state.region, network, profile.road_rules, places.states, state.overlay);
  places.years = years_of_origins(places.times, places.states, network.origins.size());
  places.facts = collect_village_facts(
      {state.region, network, profile.road_rules, state.overlay, profile.services, state.uses,
       places.roads, places.years, state.scenario.network.walk},
      profile.guarantees);
  places.guarantees = judge_villages(profile.guarantees, places.facts, state.region.villages,
                                     state.scenario.year, has_register);
  return places;
}

HouseholdGuarantees judge_people(PlaceState const& state, JudgedPlaces const& places,
                                 HouseholdRegister const& people, HouseHazards const* hazards,
                                 RunSettings const& run) {
  Profile const& profile = state.scenario.profile;
  WaterReachMaker const water({state.region, profile.services, state.uses, places.years,
                               state.scenario.network.walk, std::nullopt});
  return judge_households(profile.guarantees, places.facts, places.guarantees, people, &water,
                          hazards, state.scenario.year, run);
}

}  // namespace tongcun
