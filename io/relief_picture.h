// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "io/map_picture.h"

#include <optional>

namespace tongcun {

// Shaded relief of a region's elevation, cut to what its villages cover and made coarser
// until it fits into kMostPictureBytes. None: there is no elevation, or it covers none of it. The
// attribution is that of the elevation's layers. O(cells of the picture).
[[nodiscard]] std::optional<MapPicture> relief_picture(Region const& region);

}  // namespace tongcun
