// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/output_table.h"
#include "io/run_folder.h"
#include "io/run_head.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace tongcun {

// Formats in which a run's map is written on request, beside its GeoPackage.
enum class ExportFormat : std::uint8_t { kml, shapefile, filegdb };
inline constexpr std::array<std::string_view, 3> kExportFormatNames{"kml", "shapefile", "filegdb"};

// A map of a run to be written in other formats.
struct ExportedMap {
  std::filesystem::path package;           // a GeoPackage of ours
  std::string into;                        // folder of the result: "public/"
  std::string name;                        // of what is written: "plan"
  std::vector<OutputTable> const& tables;  // for titles and words, of every layer
};

// Writes <into><name>.kml, <into>shapefile/*.shp with shapefile/fields.csv (what each column is
// called there, its title, and how many of its texts were cut), <into><name>.gdb. What is below
// restricted/ is for its owner only. Gives what is to be known: C014 where texts were cut, C015
// where this installation cannot write a format, and then writes the others. Throws OutputError.
[[nodiscard]] std::vector<Finding> export_layers(RunFolder& out, RunHead const& head,
                                                 ExportedMap const& map,
                                                 std::vector<ExportFormat> const& formats);

}  // namespace tongcun
