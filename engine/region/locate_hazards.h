// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/hazard_zones.h"
#include "engine/region/household_register.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// How much danger a house stands in: outside of all zones, or the highest level of those it is in.
enum class HazardExposure : std::uint8_t { none, low, medium, high };
inline constexpr std::array<std::string_view, 4> kHazardExposureNames{"none", "low", "medium",
                                                                      "high"};

// Within bounds where a zone records no level; least <= most.
struct HazardRange {
  HazardExposure least = HazardExposure::none;
  HazardExposure most = HazardExposure::none;
  friend bool operator==(HazardRange const&, HazardRange const&) = default;
};

// The exposure of every household; none: its point is not that of its house, so nobody knows. Zones
// include their border. O(households + zones · cells), a few zones tried for each household.
using HouseHazards = IdVector<HouseholdId, std::optional<HazardRange>>;
[[nodiscard]] HouseHazards locate_hazards(HazardZones const& zones,
                                          HouseholdTable const& households);

// The zone that each house stands in, of several the one of the highest level (one that records
// none counts as high), then the first; none(): in no zone, or its point is not that of its house.
// As above.
[[nodiscard]] IdVector<HouseholdId, HazardId> zones_of_houses(HazardZones const& zones,
                                                              HouseholdTable const& households);

// Zones that a question is about: of one kind or of any, of a level at least.
struct HazardChoice {
  std::optional<HazardKind> kind;  // none: any
  HazardLevel least = HazardLevel::low;
  friend bool operator==(HazardChoice const&, HazardChoice const&) = default;
};

// Whether each house stands in a zone of the choice. Unknown where its point is not that of its
// house, and where it stands only in zones that do not record what the choice asks for. As above.
[[nodiscard]] IdVector<HouseholdId, Stated<YesNo>> houses_in_zones(HazardZones const& zones,
                                                                   HouseholdTable const& households,
                                                                   HazardChoice const& choice);

}  // namespace tongcun
