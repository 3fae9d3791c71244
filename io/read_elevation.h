// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/scenario/scenario.h"
#include "engine/types/geo_point.h"

#include <filesystem>
#include <vector>

namespace tongcun {

// One raster of an elevation, with its layer.
struct ElevationTile {
  LayerSource const* source = nullptr;
  std::filesystem::path path;
};

// Reads ground heights in metres from GeoTIFF or SRTM tiles (.hgt), cut to `box` and a margin of a
// few cells, whatever their reference system. Heights are kept in millimetres on the rasters' own
// grid; cells without data stay without. The grid does not depend on what the rasters hold beyond
// the box. Several tiles must lie on one grid (reference system, cell size, cells in line); where
// two have a height, the first one's counts. One table per tile; the first holds the whole grid.
[[nodiscard]] std::vector<LayerTable> read_elevation(std::vector<ElevationTile> const& tiles,
                                                     GeoBox const& box);

}  // namespace tongcun
