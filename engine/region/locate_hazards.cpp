// SPDX-License-Identifier: Apache-2.0
#include "engine/region/locate_hazards.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kCell = 100'000;  // 0.01 degrees, about 1 km

std::int32_t cell_of(std::int32_t coordinate) {
  return coordinate >= 0 ? coordinate / kCell : -((-coordinate + kCell - 1) / kCell);
}

// A zone in a cell that its box touches.
struct Entry {
  std::int32_t column = 0;
  std::int32_t row = 0;
  HazardId zone;
  friend auto operator<=>(Entry const&, Entry const&) = default;
};

std::vector<Entry> entries_of(HazardZones const& zones) {
  std::vector<Entry> entries;
  for (HazardId const zone : zones.area.ids()) {
    if (zones.area[zone].empty()) {
      continue;
    }
    GeoBox const box = box_of(zones.area[zone]);
    for (std::int32_t column = cell_of(box.west); column <= cell_of(box.east); ++column) {
      for (std::int32_t row = cell_of(box.south); row <= cell_of(box.north); ++row) {
        entries.push_back({column, row, zone});
      }
    }
  }
  std::ranges::sort(entries);
  return entries;
}

HazardRange range_of(std::optional<HazardLevel> const& level) {
  if (!level) {
    return {HazardExposure::low, HazardExposure::high};
  }
  auto const exposure = static_cast<HazardExposure>(static_cast<std::uint8_t>(*level) + 1);
  return {exposure, exposure};
}

Stated<YesNo> is_of(HazardChoice const& choice, HazardZones const& zones, HazardId zone) {
  bool const is_other_kind = choice.kind && zones.kind[zone] && *zones.kind[zone] != *choice.kind;
  bool const is_lower = zones.level[zone] && *zones.level[zone] < choice.least;
  if (is_other_kind || is_lower) {
    return Stated(YesNo::no);
  }
  bool const lacks_kind = choice.kind && !zones.kind[zone];
  bool const lacks_level = choice.least != HazardLevel::low && !zones.level[zone];
  return lacks_kind || lacks_level ? Stated<YesNo>() : Stated(YesNo::yes);
}

// Calls `found` with each zone that a house whose place is known stands in.
template <class Found>
void for_each_zone(HazardZones const& zones, HouseholdTable const& households, Found const& found) {
  std::vector<Entry> const entries = entries_of(zones);
  for (HouseholdId const household : households.code.ids()) {
    if (households.geocode_level[household] != GeocodeLevel::house) {
      continue;
    }
    GeoPoint const point = households.point[household];
    std::int32_t const column = cell_of(point.lon);
    std::int32_t const row = cell_of(point.lat);
    auto entry = std::ranges::lower_bound(entries, std::tuple(column, row), {}, [](Entry const& e) {
      return std::tuple(e.column, e.row);
    });
    for (; entry != entries.end() && entry->column == column && entry->row == row; ++entry) {
      if (covers(zones.area[entry->zone], point)) {
        found(household, entry->zone);
      }
    }
  }
}

}  // namespace

HouseHazards locate_hazards(HazardZones const& zones, HouseholdTable const& households) {
  HouseHazards exposure(households.size());
  for (HouseholdId const household : households.code.ids()) {
    if (households.geocode_level[household] == GeocodeLevel::house) {
      exposure[household] = HazardRange();
    }
  }
  for_each_zone(zones, households, [&](HouseholdId household, HazardId zone) {
    HazardRange& found = *exposure[household];
    HazardRange const own = range_of(zones.level[zone]);
    found = {std::max(found.least, own.least), std::max(found.most, own.most)};
  });
  return exposure;
}

IdVector<HouseholdId, HazardId> zones_of_houses(HazardZones const& zones,
                                                HouseholdTable const& households) {
  IdVector<HouseholdId, HazardId> zone_of(households.size());
  auto const most = [&](HazardId zone) { return range_of(zones.level[zone]).most; };
  for_each_zone(zones, households, [&](HouseholdId household, HazardId zone) {
    HazardId& known = zone_of[household];
    if (known.is_none() || most(zone) > most(known)) {
      known = zone;
    }
  });
  return zone_of;
}

IdVector<HouseholdId, Stated<YesNo>> houses_in_zones(HazardZones const& zones,
                                                     HouseholdTable const& households,
                                                     HazardChoice const& choice) {
  IdVector<HouseholdId, Stated<YesNo>> inside(households.size());
  for (HouseholdId const household : households.code.ids()) {
    if (households.geocode_level[household] == GeocodeLevel::house) {
      inside[household] = Stated(YesNo::no);
    }
  }
  for_each_zone(zones, households, [&](HouseholdId household, HazardId zone) {
    Stated<YesNo>& found = inside[household];
    Stated<YesNo> const is_chosen = is_of(choice, zones, zone);
    if (is_chosen == Stated(YesNo::yes) || found == Stated(YesNo::no)) {
      found = is_chosen;
    }
  });
  return inside;
}

}  // namespace tongcun
