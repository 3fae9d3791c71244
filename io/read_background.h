// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "io/map_picture.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace tongcun {

struct ReadBackground {
  std::optional<MapPicture> picture;  // none: see the findings
  std::vector<Finding> findings;
};

// A raster of the user's as a picture behind the map: a GeoTIFF of 8 bits a band, one (grey, or a
// palette), three (red, green, blue) or four (with what is not transparent), in any reference
// system, brought to the map's projection and cut to `box`. Cells are taken, not blended; where the
// map is coarser than the raster, cells are averaged first (of a palette, taken). It is made
// coarser until it fits into kMostPictureBytes. Rejected: V005, V006, V015, V850, V852, V867.
// Memory and time do not grow with the raster but with the part of it that is read.
[[nodiscard]] ReadBackground read_background(LayerSource const& source,
                                             std::filesystem::path const& path, GeoBox const& box);

}  // namespace tongcun
