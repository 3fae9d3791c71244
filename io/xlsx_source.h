// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/feature_source.h"

#include <filesystem>

namespace tongcun {

// Opens a sheet of a workbook (.xlsx) as a table; points from two columns in the scenario's `crs`.
//
// The sheet is the one that the scenario names, else the only visible one that has cells. The
// header is, among the first rows, the one in which most words are known column names; titles above
// it are passed over and said. A cell merged downwards holds for every row it covers. Empty rows,
// repeated headers and rows merged across (notes) are no rows of data. Hidden rows are read and
// said. Rows are numbered as the program that made the workbook shows them.
[[nodiscard]] OpenedSource open_xlsx(LayerSource const& source, std::filesystem::path const& path);

}  // namespace tongcun
