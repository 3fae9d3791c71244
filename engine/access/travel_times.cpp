// SPDX-License-Identifier: Apache-2.0
#include "engine/access/travel_times.h"

#include <algorithm>
#include <cassert>

namespace tongcun {

NearestTimes const* TravelTimes::find(TimeKey const& key) const {
  auto const found = std::ranges::lower_bound(nearest, key, {}, &NearestTimes::key);
  return found != nearest.end() && found->key == key ? &*found : nullptr;
}

RoundTrips const* TravelTimes::find_round_trips(ServiceId service, StateId state) const {
  auto const found = std::ranges::find_if(round_trips, [&](RoundTrips const& trips) {
    return trips.service == service && trips.state == state;
  });
  return found != round_trips.end() ? &*found : nullptr;
}

YearOfTimes year_of(NetworkStates const& states,
                    std::span<std::optional<Duration> const> time_in_state) {
  assert(time_in_state.size() == states.months.size());
  YearOfTimes year;
  year.dry = time_in_state[states.dry.value()];
  year.wet = time_in_state[states.wet.value()];
  std::int64_t days = 0;
  std::int64_t milliseconds_days = 0;
  bool cut_off = false;
  std::optional<Duration> worst;
  for (int number = 1; number <= 12; ++number) {
    Month const month(number);
    StateId const state = states.of_month[static_cast<std::size_t>(number - 1)];
    std::optional<Duration> const time = time_in_state[state.value()];
    if (!time) {
      ++year.months_cut_off;
      if (!cut_off) {
        year.worst_month = month;
        cut_off = true;
      }
      continue;
    }
    days += month.days();
    milliseconds_days += time->count() * month.days();
    if (!cut_off && (!worst || *time > *worst)) {
      worst = time;
      year.worst_month = month;
    }
  }
  if (!cut_off) {
    year.worst = worst;
    year.mean = Duration((milliseconds_days + days / 2) / days);
  }
  return year;
}

}  // namespace tongcun
