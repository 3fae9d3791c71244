// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/place_hamlets.h"
#include "engine/synthetic/planning_ground.h"
#include "engine/synthetic/raster.h"
#include "engine/synthetic/route_net.h"
#include "engine/synthetic/settlement.h"
#include "engine/synthetic/synthetic_county.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// A facility before it has code and name.
struct FacilityDraft {
  std::uint32_t village = 0;  // where it stands
  FacilityKind kind = FacilityKind::other;
  FacilityStatus status = FacilityStatus::open;
  WaterSource source = WaterSource::none;
  bool is_protected = false;
  GeoPoint point;
  std::optional<SyntheticYield> yield;
};

// Who serves a village, and with which facility of the list (kNoFacility = none).
struct ClinicDraft {
  static constexpr std::uint32_t kNoFacility = 0xffffffffU;
  ClinicArrangement arrangement = ClinicArrangement::none;
  std::uint32_t facility = kNoFacility;
};

struct FacilityPlan {
  std::vector<FacilityDraft> facilities;  // by village
  std::vector<ClinicDraft> clinics;       // per village
};

// The map on which things are placed.
struct PlacingMap {
  std::uint64_t seed;
  PlanningGround const& ground;
  MapFrame const& frame;
  std::span<std::uint32_t const> owner;  // village of each cell
};

// A point 20 m to `reach_metres` from the road's end in a village, on the village's own dry land;
// nearer if nothing else is found. A pure function of (seed, number).
[[nodiscard]] GeoPoint point_near_road(PlacingMap const& map, std::uint64_t number,
                                       std::uint32_t village, std::uint32_t cell,
                                       double reach_metres);

// Clinics, hospitals, schools and markets, near the committees of their villages. Most villages
// have a clinic of their own, some share that of a neighbour in the township, some are closed.
// Shares are modelling defaults [A].
[[nodiscard]] FacilityPlan place_services(RunSettings const& run, PlacingMap const& map,
                                          Settlement const& settlement,
                                          std::span<std::uint8_t const> is_unreached);

// Springs at the heads of small valleys and wells in flat ground by streams, up to one a hamlet,
// some of them protected, and the township's waterworks; by village.
[[nodiscard]] std::vector<FacilityDraft> place_water_points(RunSettings const& run,
                                                            PlacingMap const& map,
                                                            Settlement const& settlement,
                                                            std::span<Hamlet const> hamlets);

}  // namespace tongcun
