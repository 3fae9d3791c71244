// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/services.h"
#include "engine/network/search_graph.h"
#include "engine/rules/field.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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
inline constexpr char const* water_piped = "water_piped";
inline constexpr char const* water_litres = "water_litres";
inline constexpr char const* water_source = "water_source";
inline constexpr char const* water_reliability = "water_reliability";
inline constexpr char const* water_tier = "water_tier";
inline constexpr char const* water_report = "water_report";
inline constexpr char const* water_report_date = "water_report_date";
inline constexpr char const* water_inspection = "water_inspection";
// of the register
inline constexpr char const* age = "age";
inline constexpr char const* enrolment = "enrolment";
inline constexpr char const* boards = "boards";
inline constexpr char const* school_grade = "school_grade";
inline constexpr char const* school_walk = "school_walk";
inline constexpr char const* insured = "insured";
inline constexpr char const* house_grade = "house_grade";
inline constexpr char const* house_treatment_accepted = "house_treatment_accepted";
inline constexpr char const* food_and_clothing = "food_and_clothing";
inline constexpr char const* registered_class = "registered_class";
inline constexpr char const* urgency = "urgency";
inline constexpr char const* hazard_exposure = "hazard_exposure";  // of the house
}  // namespace field_key

// How a child is at school; the words of the field enrolment.
enum class Enrolment : std::uint8_t { enrolled, taught_at_home, excused, not_enrolled };
inline constexpr std::array<std::string_view, 4> kEnrolmentNames{"enrolled", "taught_at_home",
                                                                 "excused", "not_enrolled"};

// Every fact that a profile's rules may name:
//   of the village form    served_by, served_days, electricity_rate, water_… (VillageRecord)
//   from the layers        hardened_road, nearest_hardened_road, all_season_road, water_fetch_…,
//                          nearest_water_point_source, settlement_radius
//   minutes by service     clinic_walk_dry, clinic_ride_worst, water_round_trip_wet …
//   of a register          enrolment, age, insured, house_grade, registered_class, urgency …
//   of a register and the hazard layer   hazard_exposure
// The order is fixed by the list and the services.
[[nodiscard]] Fields guarantee_fields(Services const& services);

// "clinic_ride_worst"; the round trip has no mode.
[[nodiscard]] std::string time_field(Service const& service, bool round_trip, Mode mode,
                                     Season season);

}  // namespace tongcun
