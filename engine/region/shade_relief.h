// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/mercator_grid.h"
#include "engine/region/elevation_grid.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Relief by light from the north-west, 45° high: one byte a cell of the map, row by row from the
// north. kUnshaded where the ground is not known; else from dark (1) to bright (255),
// in steps of 4 so that pictures stay small; level ground is kLevelShade. To lie on a map by
// multiplication: level ground leaves its colours nearly as they are. Slopes by the differences of
// the eight cells around (Horn, Hill shading and the reflectance map, Proc. IEEE 69, 1981), of
// which an unknown one counts as high as the middle. The same bits on every processor. O(cells).
[[nodiscard]] std::vector<std::uint8_t> shade_relief(ElevationGrid const& elevation,
                                                     MercatorGrid const& map);

inline constexpr std::uint8_t kUnshaded = 0;
inline constexpr std::uint8_t kLevelShade = 221;

}  // namespace tongcun
