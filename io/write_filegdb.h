// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/map_package.h"

#include <filesystem>

namespace tongcun {

// Whether this GDAL can write an Esri file geodatabase (driver OpenFileGDB, GDAL 3.6 or later).
[[nodiscard]] bool can_write_filegdb();

// Writes the drawn layers of a map package as feature classes of one file geodatabase, a folder
// "….gdb" that must not exist, with titles as aliases and
// words of columns by their names. Whole numbers become reals, exact up to
// 2^53: the format of that time has no longer ones. The format stamps times and identifiers of its
// own: the bytes differ from one writing to the next. Throws OutputError with the library's own
// complaint, also where it cannot be written.
void write_filegdb(MapPackage const& package, std::filesystem::path const& folder);

}  // namespace tongcun
