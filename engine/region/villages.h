// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/region/village_record.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

// Where a village's point comes from.
enum class PointSource : std::uint8_t {
  committee,         // seat of the village committee, from its own layer or columns
  point_layer,       // the village layer itself holds points
  point_on_surface,  // a point inside the village's area
};

// The village layer: one row per administrative village, in the order of the sorted codes.
struct Villages {
  IdVector<VillageId, std::string> code;
  IdVector<VillageId, std::string> name;
  IdVector<VillageId, std::string> township_code;  // "" = unknown
  IdVector<VillageId, std::string> township_name;
  IdVector<VillageId, std::string> county_code;
  IdVector<VillageId, std::string> county_name;
  IdVector<VillageId, std::optional<Persons>> persons;        // registered; none = unknown
  IdVector<VillageId, std::optional<Households>> households;  // registered; none = unknown
  IdVector<VillageId, MultiPolygon> area;                     // empty = only a point is known
  IdVector<VillageId, GeoPoint> point;
  IdVector<VillageId, PointSource> point_source;
  IdVector<VillageId, VillageRecord> record;

  [[nodiscard]] std::size_t size() const { return code.size(); }
  friend bool operator==(Villages const&, Villages const&) = default;
};

// A sum over the villages whose number is known, and how many those are.
struct KnownTotal {
  std::int64_t total = 0;
  std::int64_t known_villages = 0;
};
[[nodiscard]] KnownTotal known_persons(Villages const& villages);
[[nodiscard]] KnownTotal known_households(Villages const& villages);

}  // namespace tongcun
