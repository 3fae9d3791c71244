// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/resettlement_mode.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Where a site lies (安置点类型; data model 3.6).
enum class SiteKind : std::uint8_t {
  county_town,
  industrial_park,
  market_town,
  central_village,
  new_village,
  elderly_cluster,
  hazard_refuge,
};
inline constexpr std::array<std::string_view, 7> kSiteKindNames{
    "county_town", "industrial_park", "market_town",  "central_village",
    "new_village", "elderly_cluster", "hazard_refuge"};

// How far a site is (安置点状态). People live in `occupied` sites: the others may be planned into.
enum class SiteStatus : std::uint8_t {
  candidate,
  planned,
  design,
  tender,
  building,
  completed,
  occupied
};
inline constexpr std::array<std::string_view, 7> kSiteStatusNames{
    "candidate", "planned", "design", "tender", "building", "completed", "occupied"};

// Whether the ground of a site touches what must be kept free: danger, steep slopes, permanent
// basic farmland (永久基本农田), the ecological red line (生态保护红线).
enum class GroundState : std::uint8_t { free, touched };
inline constexpr std::array<std::string_view, 2> kGroundStateNames{"free", "touched"};

// Dwellings of one size.
struct DwellingStock {
  std::int64_t area = 0;   // floor area of each, square decimetres
  std::int32_t count = 0;  // free to be given out; of a site that people live in, all there are
  friend bool operator==(DwellingStock const&, DwellingStock const&) = default;
  friend auto operator<=>(DwellingStock const&, DwellingStock const&) = default;
};

// What becomes available at a site at one date. A layer has one row for each.
struct SitePhase {
  std::int32_t number = 1;
  std::optional<std::int32_t> available_from;  // yyyymm
  std::vector<DwellingStock> dwellings;        // by area; none = not recorded: takes nobody
  std::optional<std::int32_t> persons_capacity;
  std::optional<std::int64_t> infrastructure_cost;  // minor units, paid if anybody moves in
  friend bool operator==(SitePhase const&, SitePhase const&) = default;
  friend auto operator<=>(SitePhase const&, SitePhase const&) = default;
};

// Who lives in a site that was built (后续扶持). Each may be unknown.
struct SiteFollowUp {
  std::optional<std::int32_t> year;   // of moving in
  std::optional<std::int32_t> moved;  // households
  std::optional<std::int32_t> moved_persons;
  std::optional<std::int32_t> occupied;      // of the households that moved
  std::optional<std::int32_t> certificates;  // likewise
  std::optional<std::int32_t> returned;      // likewise: moved back
  std::optional<std::int32_t> labourers;
  std::optional<std::int32_t> employed;  // of the labourers
  std::optional<std::int32_t> zero_job;  // households with labourers and nobody at work
  friend bool operator==(SiteFollowUp const&, SiteFollowUp const&) = default;
  friend auto operator<=>(SiteFollowUp const&, SiteFollowUp const&) = default;
};

// What the site form says. Unknown is not zero: a site whose jobs are not recorded may have any
// number of them.
struct SiteRecord {
  std::optional<SiteKind> kind;
  std::optional<SiteStatus> status;           // unknown counts as a candidate
  std::optional<ResettlementMode> mode;       // unknown counts as concentrated
  std::vector<SitePhase> phases;              // by number
  std::optional<std::int64_t> cost_per_area;  // of building, minor units a square metre
  std::optional<std::int32_t> jobs;           // posts for labourers within reach
  std::optional<std::int32_t> primary_seats;  // free school seats
  std::optional<std::int32_t> junior_seats;
  std::optional<std::int32_t> clinic_persons;   // that the clinic can serve besides
  std::optional<std::int64_t> water_litres;     // a day
  std::optional<std::int64_t> production_land;  // square metres to farm
  std::optional<bool> has_lift;
  std::optional<std::int32_t> ground_floor;  // dwellings on the ground floor
  std::optional<GroundState> hazard;
  std::optional<GroundState> slope;
  std::optional<GroundState> farmland;
  std::optional<GroundState> red_line;
  SiteFollowUp lived_in;
  friend bool operator==(SiteRecord const&, SiteRecord const&) = default;
  friend auto operator<=>(SiteRecord const&, SiteRecord const&) = default;
};

}  // namespace tongcun
