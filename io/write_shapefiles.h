// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/map_package.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// What a column became in a shapefile.
struct ShapefileField {
  std::string layer;
  std::string column;
  std::string file;            // "roads.shp"
  std::string field;           // at most ten bytes
  std::string layer_title;     // in the language of the package; stamped
  std::string column_title;    // what ten bytes cannot say
  std::int64_t cut_texts = 0;  // that were longer than such a file holds
};

// Writes each drawn layer of a map package as a shapefile into the folder, which is there: .shp,
// .shx, .dbf, .prj and .cpg (UTF-8). Numbers have the decimals that they need, texts the width of
// the longest; words of columns stand by their names; a text of more than 254 bytes is cut between
// two characters and counted. Rows without a shape keep their place. Gives the columns in order.
// The same package gives the same bytes. Linear in cells and corners. Throws OutputError with the
// library's own complaint.
[[nodiscard]] std::vector<ShapefileField> write_shapefiles(MapPackage const& package,
                                                           std::filesystem::path const& folder);

}  // namespace tongcun
