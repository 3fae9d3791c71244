// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/facilities.h"
#include "engine/region/hazard_zones.h"
#include "engine/region/region_tables.h"
#include "engine/region/row_ledger.h"

#include <vector>

namespace tongcun {

// Freezes the rows of the site layer, whatever their order: rows of one code are phases of one
// site. What only one phase states holds for the site; where they differ (V405), the place and the
// name are those of the first phase and anything else is unknown. Rows without a code are sites of
// one phase ("s0000001" …).
//   V112  quarantined: a second row of a phase at the same place
//   V111  repaired: a second row of a phase at another place is another site, "code#2"
//   V405  noted: phases differ
//   V913  noted: a site does not add up, or one that nobody lives in yet lies on ground that must
//         be kept free, as recorded or by the zones of the hazard layer
//   V113  noted, once a layer: sites of which nothing says how many they take
// O(n log n + sites * zones), of which the latter only compares boxes mostly.
[[nodiscard]] Sites build_sites(std::vector<Placed<SiteRow>> rows, HazardZones const& hazards,
                                RowLedger& ledger);

}  // namespace tongcun
