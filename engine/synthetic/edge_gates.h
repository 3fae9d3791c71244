// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/raster.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// A place where a river leaves or enters the map, on its edge: shares of width and height, so that
// it is the same on rasters of any fineness.
struct EdgeGate {
  double x = 0.0;
  double y = 0.0;
  double catchment_share = 0.0;  // of the map's area, for inlets; 0 = an outlet
  double height = 0.0;           // of an outlet, metres

  [[nodiscard]] std::uint32_t cell_on(Raster const& raster) const;
};

// The main river enters opposite to where it leaves, at `base_metres`; more gates for longer edges,
// outlets up to 300 m higher.
[[nodiscard]] std::vector<EdgeGate> place_edge_gates(std::uint64_t seed, Raster const& raster,
                                                     double base_metres);

}  // namespace tongcun
