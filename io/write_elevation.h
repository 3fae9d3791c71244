// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/synthetic_county.h"

#include <filesystem>

namespace tongcun {

// Writes heights as a GeoTIFF: 32-bit reals in metres, EPSG:4490, tiled and deflated. The same
// heights give the same bytes. Throws OutputError.
void write_elevation(std::filesystem::path const& path, SyntheticElevation const& elevation);

}  // namespace tongcun
