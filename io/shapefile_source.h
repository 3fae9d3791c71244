// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/feature_source.h"

#include <filesystem>

namespace tongcun {

// Opens a shapefile with its side files (.shx, .dbf, .prj, .cpg): shapes through GDAL, attributes
// by our own reader of .dbf, because only bytes tell what was cut, overflowed or badly decoded.
//
// The encoding is that of the scenario, else of .cpg, else of the language byte of .dbf, else the
// one of UTF-8 and GB18030 in which every text is legal; that is reported, and where both or
// neither fit the layer is refused. A stated encoding that the bytes contradict is refused as well.
// Rows are numbered from 1 in the order of the file (a GIS may count them from 0).
[[nodiscard]] OpenedSource open_shapefile(LayerSource const& source,
                                          std::filesystem::path const& path);

}  // namespace tongcun
