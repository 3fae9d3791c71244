// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/services.h"
#include "engine/network/road_rules.h"
#include "engine/network/search_graph.h"
#include "engine/region/facilities.h"
#include "engine/region/region.h"
#include "engine/region/roads.h"
#include "engine/region/villages.h"
#include "engine/types/finding.h"

#include <array>
#include <string_view>

namespace tongcun {

// The words for enumeration values in files, in the order of the values. They stay English ASCII in
// every language; the glossary holds the terms for people.
inline constexpr std::array<std::string_view, kRoadClasses> kRoadClassNames{
    "expressway", "national", "provincial",  "county", "township",
    "village",    "lane",     "field_track", "path",   "unknown"};
inline constexpr std::array<std::string_view, kRoadSurfaces> kRoadSurfaceNames{
    "asphalt", "concrete", "simple_paved", "brick",   "stone",
    "gravel",  "earth",    "paved",        "unpaved", "unknown"};
inline constexpr std::array<std::string_view, kTerrains> kTerrainNames{"plain", "hill", "mountain"};
inline constexpr std::array<std::string_view, 3> kOneWayNames{"both", "forward", "backward"};
inline constexpr std::array<std::string_view, kFacilityKinds> kFacilityKindNames{
    "village_clinic", "township_hospital", "county_hospital", "kindergarten", "teaching_point",
    "primary",        "complete_primary",  "junior",          "nine_year",    "secondary",
    "senior",         "vocational",        "water_point",     "waterworks",   "market",
    "bus_stop",       "service_centre",    "elderly_home",    "other"};
inline constexpr std::array<std::string_view, 4> kFacilityStatusNames{"open", "closed", "unknown",
                                                                      "planned"};
inline constexpr std::array<std::string_view, 5> kFacilityUseNames{
    "used", "closed", "kind_not_counted", "far_from_roads", "planned"};
inline constexpr std::array<std::string_view, 3> kPointSourceNames{"committee", "point_layer",
                                                                   "point_on_surface"};
inline constexpr std::array<std::string_view, 2> kModeNames{"walk", "ride"};
inline constexpr std::array<std::string_view, 2> kReadingNames{"low", "high"};
inline constexpr std::array<std::string_view, 3> kSeasonNames{"dry", "wet", "worst"};
inline constexpr std::array<std::string_view, 10> kLayerRoleNames{
    "villages", "committees", "roads",      "facilities", "sites",
    "hazards",  "elevation",  "households", "persons",    "crosswalk"};
inline constexpr std::array<std::string_view, 3> kSeverityNames{"information", "warning", "error"};
inline constexpr std::array<std::string_view, 4> kTreatmentNames{"noted", "repaired", "quarantined",
                                                                 "rejected"};

// The word of a value.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view name_of(Enum value,
                                                 std::array<std::string_view, N> const& names) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace tongcun
