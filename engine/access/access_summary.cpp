// SPDX-License-Identifier: Apache-2.0
#include "engine/access/access_summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace tongcun {
namespace {

std::optional<Duration> time_of(YearOfTimes const& year, Season season) {
  switch (season) {
    case Season::dry:
      return year.dry;
    case Season::wet:
      return year.wet;
    case Season::worst:
      return year.worst;
  }
  return std::nullopt;
}

// Fills a VillageYears from a function (origin, state) -> optional<Reach>.
template <class ReachIn>
void fill_years(VillageYears& years, NetworkStates const& states, std::size_t origins,
                ReachIn const& reach_in) {
  std::vector<std::optional<Duration>> in_state(states.months.size());
  for (OriginId const origin : IdRange<OriginId>(origins)) {
    for (StateId const state : states.months.ids()) {
      std::optional<Reach> const reach = reach_in(origin, state);
      in_state[state.value()] = reach ? std::optional(reach->time) : std::nullopt;
    }
    years.year.push_back(year_of(states, in_state));
    std::optional<Reach> const dry = reach_in(origin, states.dry);
    std::optional<Reach> const wet = reach_in(origin, states.wet);
    years.nearest_dry.push_back(dry ? dry->facility : FacilityId::none());
    years.nearest_wet.push_back(wet ? wet->facility : FacilityId::none());
  }
}

}  // namespace

std::vector<VillageYears> years_of_origins(TravelTimes const& times, NetworkStates const& states,
                                           std::size_t origins) {
  std::vector<VillageYears> all;
  // The questions are those of the first state; every state has the same.
  for (NearestTimes const& nearest : times.nearest) {
    if (nearest.key.state != StateId(0)) {
      continue;
    }
    VillageYears years;
    years.service = nearest.key.service;
    years.mode = nearest.key.mode;
    years.reading = nearest.key.reading;
    std::vector<NearestTimes const*> by_state;
    for (StateId const state : states.months.ids()) {
      TimeKey key = nearest.key;
      key.state = state;
      by_state.push_back(times.find(key));
    }
    fill_years(years, states, origins, [&](OriginId origin, StateId state) {
      std::span<Reach const> const list = by_state[state.value()]->nearest[origin];
      return list.empty() ? std::optional<Reach>() : std::optional(list.front());
    });
    all.push_back(std::move(years));
  }
  for (RoundTrips const& trips : times.round_trips) {
    if (trips.state != StateId(0)) {
      continue;
    }
    VillageYears years;
    years.service = trips.service;
    years.round_trip = true;
    fill_years(years, states, origins, [&](OriginId origin, StateId state) {
      return times.find_round_trips(trips.service, state)->trip[origin];
    });
    all.push_back(std::move(years));
  }
  std::ranges::sort(all, {}, [](VillageYears const& y) {
    return std::tuple(y.service, y.round_trip, y.mode, y.reading);
  });
  return all;
}

std::vector<AccessCount> count_access(std::vector<VillageYears> const& years,
                                      Villages const& villages,
                                      std::span<Duration const> thresholds) {
  std::vector<AccessCount> counts;
  for (VillageYears const& question : years) {
    for (Season const season : {Season::dry, Season::wet, Season::worst}) {
      AccessCount count;
      count.service = question.service;
      count.mode = question.mode;
      count.reading = question.reading;
      count.season = season;
      count.round_trip = question.round_trip;
      count.persons_within.assign(thresholds.size(), 0);
      count.villages_within.assign(thresholds.size(), 0);
      std::vector<Duration> reached;
      for (VillageId const village : villages.code.ids()) {
        std::optional<Duration> const time =
            time_of(question.year[OriginId(village.value())], season);
        std::int64_t const persons =
            villages.persons[village] ? villages.persons[village]->count() : 0;
        count.persons_base += persons;
        if (!time) {
          ++count.villages_not_reached;
          continue;
        }
        ++count.villages_reached;
        count.persons_reached += persons;
        reached.push_back(*time);
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
          if (*time <= thresholds[i]) {
            count.persons_within[i] += persons;
            ++count.villages_within[i];
          }
        }
      }
      std::ranges::sort(reached);
      std::size_t const middle = villages.size() == 0 ? 0 : (villages.size() - 1) / 2;
      if (middle < reached.size()) {
        count.median = reached[middle];
      }
      counts.push_back(std::move(count));
    }
  }
  return counts;
}

}  // namespace tongcun
