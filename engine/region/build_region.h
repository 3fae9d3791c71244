// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/house_places.h"
#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/region/region_tables.h"
#include "engine/types/finding.h"

#include <optional>
#include <vector>

namespace tongcun {

struct BuiltRegion {
  Region region;
  std::optional<HouseholdRegister> people;  // none: no register was given. Never public
  std::vector<Finding> findings;            // those of the tables, then those made here
};

// Freezes the tables of all layers into a Region: checks them against each other, sorts every
// table by external code, gives dense ids, chooses each village's point (committee layer or
// columns, else the layer's own point, else a point on the surface).
//
// A layer none of whose rows lies within 50 km of the villages is rejected (V845): its reference
// system is wrong.
//
// A register of households (build_register) is kept apart from the region, which is public; houses
// are doubted that lie farther than `house_reach` from their village.
//
// The result does not depend on the order of rows or layers. Layer counts stay balanced: what is
// quarantined here moves from accepted (or repaired) to quarantined. Throws InputError with all
// findings, those of the tables included, if any of them rejects. O(n log n).
[[nodiscard]] BuiltRegion build_region(std::vector<LayerTable> tables, CodeLevels const& levels,
                                       std::optional<int> year = std::nullopt,
                                       Length house_reach = kHouseReach);

}  // namespace tongcun
