// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"
#include "io/row_stream.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tongcun {

enum class Styling : std::uint8_t { with_styles, plain };

// Writes the tables as layers of one GeoPackage (EPSG:4326), with a style per drawn layer that QGIS
// applies by itself (table layer_styles) unless it is to be plain. Decimal columns become reals of
// the same printed value. The same tables give the same bytes. Throws OutputError with the
// library's own complaint.
//
// `streams` are more layers, without styles, whose rows are made while they are written.
void write_geopackage(std::filesystem::path const& path, std::vector<OutputTable> const& tables,
                      Language language, Styling styling = Styling::with_styles,
                      std::vector<RowStream> const& streams = {});

}  // namespace tongcun
