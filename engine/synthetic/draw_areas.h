// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/run/run_settings.h"
#include "engine/synthetic/raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Draws a mended map of owners (divide_land.h) as one polygon per owner 0 … owners-1. Borders are
// drawn once, smoothed and thinned, and used from both sides: neighbours share exactly the same
// vertices, so areas neither overlap nor leave gaps. Polygons are valid. A border moves by less
// than one cell. O(cells + vertices).
[[nodiscard]] std::vector<MultiPolygon> draw_areas(RunSettings const& run, Raster const& raster,
                                                   MapFrame const& frame,
                                                   std::span<std::uint32_t const> owner,
                                                   std::size_t owners);

}  // namespace tongcun
