// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/region/row_ledger.h"

#include <vector>

namespace tongcun {

// The rows of all layers of places.
struct PlacedRows {
  std::vector<Placed<VillageRow>> villages;
  std::vector<Placed<CommitteeRow>> committees;
  std::vector<Placed<RoadRow>> roads;
  std::vector<Placed<FacilityRow>> facilities;
  std::vector<Placed<SiteRow>> sites;
  std::vector<Placed<HazardRow>> hazards;
};

// Rejects (V845) every layer with no row near any village: it lies in another zone or has its axes
// swapped. Without villages nothing is said. O(points).
void reject_layers_elsewhere(PlacedRows const& rows, RowLedger& ledger);

}  // namespace tongcun
