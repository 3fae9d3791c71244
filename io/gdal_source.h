// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/feature_source.h"

#include <filesystem>
#include <string>

namespace tongcun {

// Opens a vector layer through GDAL with one driver of the allow-list ("GPKG", "GeoJSON").
[[nodiscard]] OpenedSource open_gdal_vector(LayerSource const& source,
                                            std::filesystem::path const& path,
                                            std::string const& driver);

}  // namespace tongcun
