// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/services.h"
#include "engine/network/search_graph.h"
#include "engine/rules/field.h"

#include <string>

namespace tongcun {

// Facts with a place of their own in the list below.
namespace field_key {
inline constexpr char const* settlement_radius = "settlement_radius";
inline constexpr char const* hardened_road = "hardened_road";  // of the hardened network
inline constexpr char const* nearest_hardened_road = "nearest_hardened_road";  // connected or not
inline constexpr char const* all_season_road = "all_season_road";
inline constexpr char const* nearest_water_point_source = "nearest_water_point_source";
inline constexpr char const* water_fetch_time = "water_fetch_time";
inline constexpr char const* water_fetch_distance = "water_fetch_distance";
inline constexpr char const* water_fetch_height = "water_fetch_height";
}  // namespace field_key

// Every fact that a profile's rules may name:
//   of the village form    served_by, served_days, electricity_rate, water_… (VillageRecord)
//   from the layers        hardened_road, nearest_hardened_road, all_season_road, water_fetch_…,
//                          nearest_water_point_source, settlement_radius
//   minutes by service     clinic_walk_dry, clinic_ride_worst, water_round_trip_wet …
//   of a register          enrolment, age, insured, house_grade … (no register is read yet)
// The order is fixed by the list and the services.
[[nodiscard]] Fields guarantee_fields(Services const& services);

// "clinic_ride_worst"; the round trip has no mode.
[[nodiscard]] std::string time_field(Service const& service, bool round_trip, Mode mode,
                                     Season season);

}  // namespace tongcun
