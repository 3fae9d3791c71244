// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// What threatens the ground (灾害类型).
enum class HazardKind : std::uint8_t {
  landslide,
  debris_flow,
  collapse,
  flash_flood,
  subsidence,
  other
};
inline constexpr std::array<std::string_view, 6> kHazardKindNames{
    "landslide", "debris_flow", "collapse", "flash_flood", "subsidence", "other"};

// How likely it is to come (易发程度).
enum class HazardLevel : std::uint8_t { low, medium, high };
inline constexpr std::array<std::string_view, 3> kHazardLevelNames{"low", "medium", "high"};

// Ground on which houses are in danger, in the order of the sorted codes.
struct HazardZones {
  IdVector<HazardId, std::string> code;
  IdVector<HazardId, std::string> name;
  IdVector<HazardId, std::optional<HazardKind>> kind;
  IdVector<HazardId, std::optional<HazardLevel>> level;
  IdVector<HazardId, MultiPolygon> area;

  [[nodiscard]] std::size_t size() const { return code.size(); }
  friend bool operator==(HazardZones const&, HazardZones const&) = default;
};

}  // namespace tongcun
