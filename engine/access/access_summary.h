// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/hardened_access.h"
#include "engine/access/travel_times.h"
#include "engine/network/network_states.h"
#include "engine/region/villages.h"
#include "engine/types/id.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// The part of the year a figure speaks of.
enum class Season : std::uint8_t { dry, wet, worst };

// Headline counts of one service, mode, reading and season over all villages. Every rate is a pair
// of integers: persons within a threshold over persons_base.
struct AccessCount {
  ServiceId service;  // none: the hardened road
  Mode mode = Mode::walk;
  Reading reading = Reading::low;
  Season season = Season::dry;
  bool round_trip = false;
  std::int64_t villages_reached = 0;
  std::int64_t villages_not_reached = 0;
  std::int64_t persons_base = 0;  // persons of villages whose number is known
  std::int64_t persons_reached = 0;
  std::vector<std::int64_t> persons_within;  // one per threshold, inclusive
  std::vector<std::int64_t> villages_within;
  std::optional<Duration>
      median;  // over villages, lower middle, unreached ones last; none = cut off
};

// Every village's year for one service, mode and reading; the round trip is a question of its own.
struct VillageYears {
  ServiceId service;  // none: the hardened road
  Mode mode = Mode::walk;
  Reading reading = Reading::low;
  bool round_trip = false;
  IdVector<OriginId, YearOfTimes> year;
  // Nearest facility in the dry and in the wet state; none = not reached.
  IdVector<OriginId, FacilityId> nearest_dry;
  IdVector<OriginId, FacilityId> nearest_wet;
};

// All questions of the travel times, ascending by service, round trip, mode, reading.
[[nodiscard]] std::vector<VillageYears> years_of_origins(TravelTimes const& times,
                                                         NetworkStates const& states,
                                                         std::size_t origins);

// Counts over the villages (the first origins) for dry, wet and worst month.
[[nodiscard]] std::vector<AccessCount> count_access(std::vector<VillageYears> const& years,
                                                    Villages const& villages,
                                                    std::span<Duration const> thresholds);

}  // namespace tongcun
