// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/raster.h"

namespace tongcun {

// The raster of the terrain and where it lies.
struct MapSize {
  Raster raster;
  MapFrame frame;
};

// A map large enough for the villages and some country around them: a little wider than high,
// 30 to 35 m cells up to 300 villages, then coarser, never more than 25 million cells.
[[nodiscard]] MapSize size_map(CountyParameters const& parameters);

}  // namespace tongcun
