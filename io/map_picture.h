// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace tongcun {

// A picture that lies behind or on the report's map, in the map's projection (Web Mercator): its
// columns are of one width in longitude, its rows of one height in that projection.
struct MapPicture {
  GeoBox box;  // its outer edges
  std::int32_t columns = 0;
  std::int32_t rows = 0;
  std::string png;  // the bytes of a file; what has no data is transparent
  std::string attribution;
};
// More is not put into a page that is sent around; pictures are made coarser until they fit.
inline constexpr std::size_t kMostPictureBytes = 1'000'000;

}  // namespace tongcun
