// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What a file of a format can be.
enum class FormatUse : std::uint8_t {
  layer,      // geometry, or a table with coordinates in columns
  table,      // a table with coordinates in columns
  osm,        // roads or facilities of OpenStreetMap
  elevation,  // a raster of heights
  settings,   // scenario, profile, parameters
  output,     // written only
};

struct FileFormat {
  std::string key;  // "shapefile"
  Text name;
  std::vector<std::string> extensions;  // lower case, with the dot
  FormatUse use = FormatUse::layer;
  bool is_read = false;
  bool is_written = false;
  std::string driver;  // of the format library; "" = our own reader or writer
  Text remarks;
};

// Every format that is read or written, in the order to show them. One table for the readers, for
// messages and for `tongcun formats`.
[[nodiscard]] std::vector<FileFormat> const& file_formats();

// The format in which a file with this extension is read as a layer; null if there is none.
[[nodiscard]] FileFormat const* layer_format(std::string_view extension);

// The extensions of layers, as messages list them.
[[nodiscard]] std::string layer_extensions();

// Whether the format library of this installation has the driver that a format needs.
[[nodiscard]] bool is_available(FileFormat const& format);

}  // namespace tongcun
