// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/raster.h"
#include "engine/synthetic/terrain.h"

#include <cstdint>

namespace tongcun {

// Columns and rows of a terrain raster must be multiples of this: erosion begins on a raster so
// many times coarser.
constexpr std::int32_t kCoarsening = 8;

// Raises mountains and lets water cut them: streams incise until their slope falls with a power of
// the ground they drain (stream-power law with n = 1, m = 7/16, solved implicitly: Braun and
// Willett 2013), slopes give way above the slope that holds, valley floors fill up. Coarse rasters
// first, so that the work is about that of four passes over the finest. Rivers enter and leave at
// a few places of the map's edge. The lowest outlet lies at 600 m; heights stay under 3,250 m.
// O(cells).
[[nodiscard]] Terrain raise_terrain(RunSettings const& run, std::uint64_t seed,
                                    Raster const& raster);

}  // namespace tongcun
