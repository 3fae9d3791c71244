// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/hazard_zones.h"
#include "engine/region/region_tables.h"
#include "engine/region/row_ledger.h"

#include <span>

namespace tongcun {

// Says which sites do not add up and which lie where nobody should be sent (V913), and how many say
// neither dwellings nor persons (V113): a plan can send nobody there. Numbers of people stand in no
// finding. Sites must have their final codes.
void check_sites(std::span<Placed<SiteRow> const> sites, HazardZones const& hazards,
                 RowLedger& ledger);

}  // namespace tongcun
