// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/id_lists.h"
#include "engine/types/id_vector.h"
#include "engine/types/month.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

// What a road is for, from the widest to the narrowest; `unknown` = not recorded.
enum class RoadClass : std::uint8_t {
  expressway,
  national,
  provincial,
  county,
  township,
  village,
  lane,         // service road, link between houses
  field_track,  // 机耕道
  path,         // on foot only
  unknown,
};
constexpr int kRoadClasses = 10;

// What a road is made of. `paved` and `unpaved` are recorded as such without saying which;
// `unknown` = not recorded.
enum class RoadSurface : std::uint8_t {
  asphalt,
  concrete,
  simple_paved,
  brick,
  stone,
  gravel,
  earth,
  paved,
  unpaved,
  unknown,
};
constexpr int kRoadSurfaces = 10;

enum class OneWay : std::uint8_t { both, forward, backward };
enum class MotorAccess : std::uint8_t { allowed, closed };

// Facts of one road that decide how fast one moves on it.
struct RoadTraits {
  RoadClass road_class = RoadClass::unknown;
  RoadSurface surface = RoadSurface::unknown;
  OneWay one_way = OneWay::both;  // for vehicles; people walk both ways
  MotorAccess motor = MotorAccess::allowed;
  bool ford = false;                        // crosses water without a bridge
  std::int8_t level = 0;                    // bridges and tunnels: not 0
  std::optional<MonthSet> passable_months;  // as recorded; none = not recorded

  friend bool operator==(RoadTraits const&, RoadTraits const&) = default;
};

// The road layer: one row per line, in the order of the sorted codes.
struct Roads {
  IdVector<RoadId, std::string> code;
  IdVector<RoadId, std::string> name;  // "" = none recorded
  IdVector<RoadId, RoadTraits> traits;
  IdVector<RoadId, std::string> recorded_surface;  // the file's own word, "" = missing
  IdVector<RoadId, std::string> recorded_class;
  IdVector<RoadId, LayerId> layer;
  IdLists<RoadId, GeoPoint> line;  // at least two different points each

  [[nodiscard]] std::size_t size() const { return code.size(); }
  friend bool operator==(Roads const&, Roads const&) = default;
};

}  // namespace tongcun
