// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/raster.h"
#include "engine/synthetic/synthetic_county.h"
#include "engine/synthetic/terrain.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Rivers and brooks of the whole map, from sources and confluences to the next confluence or the
// edge, in the order of their upper ends; `decimetres` are the heights of the terrain's cells.
// O(cells).
[[nodiscard]] std::vector<SyntheticRiver> trace_rivers(RunSettings const& run, std::uint64_t seed,
                                                       Terrain const& terrain,
                                                       MapFrame const& frame,
                                                       std::span<std::int16_t const> decimetres);

}  // namespace tongcun
