// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/examine_package.h"
#include "io/feature_source.h"

#include <filesystem>
#include <string>

namespace tongcun {

// Opens a vector layer through GDAL with one driver of the allow-list ("GPKG", "GeoJSON").
// `examined` as of open_features.
[[nodiscard]] OpenedSource open_gdal_vector(LayerSource const& source,
                                            std::filesystem::path const& path,
                                            std::string const& driver, ExaminedFiles* examined);

}  // namespace tongcun
