// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Square cells of a map in Web Mercator (EPSG:3857), as browsers draw it: columns of one width in
// longitude, rows of one height in the projection.
struct MercatorGrid {
  GeoBox box;                     // the outer edges
  std::vector<std::int32_t> lon;  // middles of the columns, from the west
  std::vector<std::int32_t> lat;  // middles of the rows, from the north
  double cell = 0.0;              // side of a cell in canonical units of longitude
};

// The grid that covers `box`, its longer side cut into `cells` (at least 1); the other side is
// widened to whole cells, and both to at least one. What lies beyond 85° south or north is left
// out. The same bits on every processor. O(cells).
[[nodiscard]] MercatorGrid mercator_grid(GeoBox const& box, std::int32_t cells);

}  // namespace tongcun
