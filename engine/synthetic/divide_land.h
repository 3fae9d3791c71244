// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Land that no village owns.
constexpr std::uint32_t kNoOwner = 0xffffffffU;

// Mends a map of owners, one per cell, so that it can be drawn as simple polygons: every owner's
// land hangs together over the sides of cells and holds the owner's `home` cell, nobody's land has
// no part enclosed by the owners, and no two cells of one owner touch at a corner alone. Few cells
// change. O(cells).
void mend_owners(RunSettings const& run, Raster const& raster, std::span<std::uint32_t const> homes,
                 std::vector<std::uint32_t>& owner);

}  // namespace tongcun
