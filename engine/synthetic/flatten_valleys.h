// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/ground_rules.h"
#include "engine/synthetic/terrain.h"

namespace tongcun {

// Fills the floors of valleys: ground a little above its stream sinks towards it, wide along large
// streams and in open country, hardly at all in gorges; high ground stays. Sets `above_stream`.
// Heights still fall along `water`, because the same rule holds for all cells of one stream cell.
// O(cells).
void flatten_valleys(GroundRules const& rules, Terrain& terrain);

}  // namespace tongcun
