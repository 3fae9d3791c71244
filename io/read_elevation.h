// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/scenario/scenario.h"
#include "engine/types/geo_point.h"

#include <filesystem>

namespace tongcun {

// Reads a GeoTIFF of ground heights in metres, cut to `box` and a margin of a few cells, whatever
// its reference system. Heights are kept in millimetres on the raster's own grid; cells without
// data stay without. The grid does not depend on what the raster holds beyond the box.
[[nodiscard]] LayerTable read_elevation(LayerSource const& source,
                                        std::filesystem::path const& path, GeoBox const& box);

}  // namespace tongcun
