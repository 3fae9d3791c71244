// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/facilities.h"
#include "engine/region/region_tables.h"
#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A facility that is not there yet, as a scenario asks for it.
struct NewFacility {
  std::string name;
  FacilityKind kind = FacilityKind::other;
  std::string village_code;                 // whose own it is; "" = of no village
  std::optional<GeoPoint> point;            // none: at the point of the village
  std::optional<std::int64_t> served_days;  // thousandths of a day a week with a doctor
  std::optional<std::int32_t> year;  // from which it is open; none: as if it were there today
};

// The key of their layer; no layer of a scenario may have it.
inline constexpr std::string_view kNewFacilities = "facilities.new";

// A layer of them beside those that were read: planned, so that the network has a place for each
// and they serve nobody until they are opened (opened_facilities). `file` is the scenario's.
[[nodiscard]] LayerTable table_of(std::vector<NewFacility> const& facilities,
                                  std::string const& file);

// Which facilities of the region are new ones that are open: those without a year, and those of a
// year until `until`; none: only those without. 1 = opened. O(new facilities log facilities).
[[nodiscard]] IdVector<FacilityId, std::uint8_t> opened_facilities(
    Facilities const& facilities, std::vector<NewFacility> const& planned,
    std::optional<std::int32_t> until);

}  // namespace tongcun
