// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/network/road_rules.h"
#include "io/output_table.h"

#include <vector>

namespace tongcun {

// Parts of make_output_tables about roads, facilities and layers.
[[nodiscard]] std::vector<OutputTable> road_tables(PlaceFacts const& facts, RoadRules const& rules);
[[nodiscard]] std::vector<OutputTable> facility_tables(PlaceFacts const& facts);
[[nodiscard]] OutputTable surface_table(PlaceFacts const& facts, RoadRules const& rules);
[[nodiscard]] OutputTable state_table(PlaceFacts const& facts);
// Empty cells for the layers of a register whose counts are withheld.
[[nodiscard]] OutputTable layer_table(std::span<Layer const> layers, bool registers_withheld);

}  // namespace tongcun
