// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/region/facilities.h"
#include "engine/region/hazard_zones.h"
#include "engine/region/roads.h"
#include "engine/region/site_record.h"
#include "engine/region/village_record.h"
#include "engine/synthetic/county_parameters.h"
#include "engine/types/geo_point.h"
#include "engine/types/quantity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Codes of places are made up on the pattern of the real ones: province 2, prefecture 2, county 2,
// township 3, village 3 digits. 5297 to 5299 are assigned to no prefecture of China: 529901 …
// 529999 come first, then 5298.., 5297... Townships count from 100, villages from 200. Names are
// drawn from syllables of Chinese place names; likeness to a real place is chance.

struct SyntheticCountyRow {
  std::string code;  // "529901"
  std::string name;
  GeoPoint seat;
  friend bool operator==(SyntheticCountyRow const&, SyntheticCountyRow const&) = default;
};

struct SyntheticTownship {
  std::string code;  // "529901100"
  std::string name;  // ends in 镇 or 乡; unique in its county
  std::string county_code;
  GeoPoint seat;
  friend bool operator==(SyntheticTownship const&, SyntheticTownship const&) = default;
};

// Whether a motor road leads to the committee, and how.
enum class RoadReach : std::uint8_t { motor_road, footpath };

// Who looks after the sick of a village (served_by in the data model 3.2).
enum class ClinicArrangement : std::uint8_t {
  own,                // 自设
  shared,             // 联设: the clinic of a neighbour
  township_hospital,  // 卫生院所在地
  none,               // 无; a clinic that is closed may stand there
};

struct SyntheticVillage {
  std::string code;  // "529901100200"
  std::string name;  // unique in its township
  std::string township_code;
  std::string township_name;
  std::string county_code;
  std::string county_name;
  Persons persons;        // registered, 300 … 3,000
  Households households;  // registered
  MultiPolygon area;      // one polygon; shares all border vertices with its neighbours
  GeoPoint committee;     // inside the area
  RoadReach reach = RoadReach::motor_road;
  ClinicArrangement clinic = ClinicArrangement::none;
  std::string clinic_code;  // facility that serves the village, "" = none
  VillageRecord record;     // what the village form says
  friend bool operator==(SyntheticVillage const&, SyntheticVillage const&) = default;
};

// A natural village (自然村). Persons and households add up to those of the village.
struct SyntheticHamlet {
  std::string code;  // "<village code>-01"; the first is that of the committee
  std::string name;
  std::string village_code;
  Persons persons;
  Households households;
  GeoPoint point;
  friend bool operator==(SyntheticHamlet const&, SyntheticHamlet const&) = default;
};

// A stretch of river between two confluences, drawn downstream. Stretches share their end points.
struct SyntheticRiver {
  std::string code;               // "W000001"
  std::string name;               // the same along one river
  std::int32_t order = 1;         // Strahler: 1 = no tributary that is drawn
  std::int32_t hectares = 0;      // drained at the lower end, whether on the map or not
  std::vector<GeoPoint> line;     // at least two points
  std::vector<std::int16_t> bed;  // decimetres, per point, never rising downstream
  friend bool operator==(SyntheticRiver const&, SyntheticRiver const&) = default;
};

struct SyntheticRoad {
  std::string code;        // "L0000001", unique
  std::string route_code;  // "G991", "S901", "X001529901", …; "" = none, shared along a route
  std::string name;        // "" = none
  RoadTraits traits;
  std::int32_t width_decimetres = 0;  // of the surface
  std::int32_t year_built = 0;        // or last rebuilt
  std::vector<GeoPoint> line;         // at least two points; roads that meet share a vertex
  friend bool operator==(SyntheticRoad const&, SyntheticRoad const&) = default;
};

// What a water point draws from; none for other facilities.
enum class WaterSource : std::uint8_t { none, spring, well };

// What a spring, a well or a waterworks gives, and whom it was built for.
struct SyntheticYield {
  std::array<std::int64_t, 12> litres_a_day{};  // January first; of a year without drought
  Persons designed;                             // persons that it is to serve
  friend bool operator==(SyntheticYield const&, SyntheticYield const&) = default;
};

struct SyntheticFacility {
  std::string code;  // "<county code>-<kind letter><number>", unique
  std::string name;
  FacilityKind kind = FacilityKind::other;
  FacilityStatus status = FacilityStatus::open;
  WaterSource source = WaterSource::none;
  bool is_protected = false;  // a spring or well with cover and fence
  std::string village_code;   // where it stands
  GeoPoint point;
  std::optional<SyntheticYield> yield;  // of open water points and waterworks
  friend bool operator==(SyntheticFacility const&, SyntheticFacility const&) = default;
};

// Size classes of dwellings: floor area in square metres, and the persons of the household that one
// is built for at 25 m2 a head (domain reference 2.3, data model 3.6).
struct DwellingClass {
  std::int32_t square_metres;
  std::int32_t persons;
};
inline constexpr std::array<DwellingClass, 4> kDwellingClasses{
    {{50, 2}, {75, 3}, {100, 4}, {125, 5}}};
using DwellingCounts = std::array<std::int64_t, kDwellingClasses.size()>;

// Who lives in a site that was built (follow-up, 后续扶持; data model 3.6).
struct SiteOccupancy {
  std::int32_t year = 0;  // of moving in
  Households moved;
  Households occupied;      // of those that moved, the ones who live there
  Households certificates;  // of those that moved, the ones whose title is registered
  Persons labourers;
  Persons employed;     // of the labourers
  Households zero_job;  // with labourers and nobody at work
  friend bool operator==(SiteOccupancy const&, SiteOccupancy const&) = default;
};

// A resettlement site: a candidate, or one that people live in.
struct SyntheticSite {
  std::string code;  // "<county code>-R01"
  std::string name;
  std::string township_code;
  GeoPoint point;
  SiteRecord record;  // what the site form says; dwellings of all kDwellingClasses
  friend bool operator==(SyntheticSite const&, SyntheticSite const&) = default;
};

// Ground on which houses are in danger.
struct SyntheticHazard {
  std::string code;  // "<county code>-Z0001"
  std::string name;
  HazardKind kind = HazardKind::landslide;
  HazardLevel level = HazardLevel::low;
  std::string village_code;  // whose hamlet it threatens
  MultiPolygon area;         // one valid polygon without holes
  friend bool operator==(SyntheticHazard const&, SyntheticHazard const&) = default;
};

// Ground heights on a regular geographic grid.
struct SyntheticElevation {
  GeoPoint north_west;  // outer corner of the first cell, canonical units
  std::int32_t step_lon =
      0;  // size of a cell, canonical units; about as wide as high on the ground
  std::int32_t step_lat = 0;
  std::int32_t columns = 0;
  std::int32_t rows = 0;
  std::vector<std::int16_t> decimetres;  // columns * rows, row 0 = north, column 0 = west
  friend bool operator==(SyntheticElevation const&, SyntheticElevation const&) = default;
};

// Made-up counties: tables that an io writer can write as they are. Rows are in the order of their
// codes. The elevation covers the counties and some country around; rivers and a few roads go on
// to the edge of it.
struct SyntheticCounty {
  CountyParameters parameters;
  std::string prefecture_name;
  std::vector<SyntheticCountyRow> counties;
  std::vector<SyntheticTownship> townships;
  std::vector<SyntheticVillage> villages;
  std::vector<SyntheticHamlet> hamlets;
  std::vector<SyntheticRiver> rivers;
  std::vector<SyntheticRoad> roads;
  std::vector<SyntheticFacility> facilities;
  std::vector<SyntheticSite> sites;
  std::vector<SyntheticHazard> hazards;
  SyntheticElevation elevation;
  friend bool operator==(SyntheticCounty const&, SyntheticCounty const&) = default;
};

}  // namespace tongcun
