// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/network_states.h"
#include "engine/network/road_rules.h"
#include "engine/network/search_graph.h"
#include "engine/types/id.h"
#include "engine/types/id_lists.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// A facility and the time to it.
struct Reach {
  FacilityId facility;
  Duration time;
  friend auto operator<=>(Reach const&, Reach const&) = default;
};

// One question: which service, how, in which months, under which reading of unrecorded surfaces.
// Walking does not depend on the surface: its only reading is the low one.
struct TimeKey {
  ServiceId service;
  Mode mode = Mode::walk;
  StateId state;
  Reading reading = Reading::low;
  friend auto operator<=>(TimeKey const&, TimeKey const&) = default;
};

// The nearest facilities of every place of origin for one question.
struct NearestTimes {
  TimeKey key;
  IdLists<OriginId, Reach>
      nearest;  // at most k, ascending by (time, facility); empty = not reached
};

// Shortest round trip (there and back, on foot) to the nearest facility of a service that is
// fetched from; none = not reached.
struct RoundTrips {
  ServiceId service;
  StateId state;
  IdVector<OriginId, std::optional<Reach>> trip;
};

// Times over one direction and cut-off of every place to all facilities of a service.
struct OriginDestinationTimes {
  TimeKey key;
  Duration cutoff;
  IdLists<OriginId, Reach> times;  // ascending by facility; beyond the cut-off = absent
};

// WHO REACHES WHAT, in milliseconds; what cannot be reached is absent.
struct TravelTimes {
  int k = 1;
  std::vector<NearestTimes> nearest;  // ascending by key
  std::vector<RoundTrips> round_trips;
  std::vector<OriginDestinationTimes> origin_destination;  // only if asked for

  // The entry of a key; null if it was not computed.
  [[nodiscard]] NearestTimes const* find(TimeKey const& key) const;
  [[nodiscard]] RoundTrips const* find_round_trips(ServiceId service, StateId state) const;
};

// The nearest time of one place in every month of the year, from the states.
struct YearOfTimes {
  std::optional<Duration> dry;
  std::optional<Duration> wet;
  std::optional<Duration> worst;     // the maximum over the states; none if any state is cut off
  std::optional<Month> worst_month;  // first month of the worst (or cut-off) state
  std::optional<Duration> mean;      // by days, rounded; none if any month is cut off
  int months_cut_off = 0;
};

// `time_in(state)` gives the time of the place in a state. Pure; 12 steps.
[[nodiscard]] YearOfTimes year_of(
    NetworkStates const& states,
    std::span<std::optional<Duration> const> time_in_state);  // one entry per state

}  // namespace tongcun
