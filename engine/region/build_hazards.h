// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/hazard_zones.h"
#include "engine/region/region_tables.h"
#include "engine/region/row_ledger.h"

#include <vector>

namespace tongcun {

// Freezes the rows of the hazard layer, whatever their order. Areas that cross themselves are
// mended (V817) or, where that would change them, kept apart (V801); a row that repeats another
// altogether is kept apart (V112), rows of one code with other areas are told apart (V111), rows
// without a code get one ("z0000001" …). O(n log n).
[[nodiscard]] HazardZones build_hazards(std::vector<Placed<HazardRow>> rows, RowLedger& ledger);

}  // namespace tongcun
