// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/poverty/simulation_options.h"
#include "engine/scenario/judge_places.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A later state beside today's, by village.
struct ComparedPlaces {
  IdVector<VillageId, std::uint8_t> differs;  // 1: some way is longer or shorter
  IdVector<VillageId, PlaceGain> gain;        // its year is not set
};

// What later states of places change against today's (follow_places says what a gain is).
class PlaceComparison {
 public:
  // Keeps what it is given by reference.
  PlaceComparison(JudgedPlaces const& today, Profile const& profile,
                  SimulationOptions const& options);

  [[nodiscard]] ComparedPlaces with(JudgedPlaces const& then);

  // P073 and P074 of all states compared so far.
  [[nodiscard]] std::vector<Finding> findings(std::string const& file) const;

 private:
  void add_road_gain(JudgedPlaces const& then, VillageId village, PlaceGain& gain);
  void add_minute_gain(std::size_t effect, VillageYears const* then, VillageId village,
                       PlaceGain& gain);

  JudgedPlaces const& today_;
  SimulationOptions const& options_;
  RuleId hardened_;  // the first rule about a hardened road; none: the profile has none
  std::vector<ServiceId> service_;             // by minute effect
  std::vector<VillageYears const*> years_;     // of today; null: the service has no facility
  IdVector<VillageId, std::uint8_t> unknown_;  // P073
  std::vector<IdVector<VillageId, std::uint8_t>> unreached_;  // P074, by minute effect
};

}  // namespace tongcun
