// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/io/geopackage_maker.h"
#include "tests/io/temporary_folder.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// A .dbf written byte by byte, as programs write it that know nothing of encodings.
struct DbfFile {
  struct Field {
    std::string name;  // bytes
    char type = 'C';
    std::size_t width = 20;
  };
  std::vector<Field> fields;
  std::vector<std::vector<std::string>> rows;  // bytes, cut or filled to the width
  unsigned language = 0;
  std::vector<std::size_t> deleted;

  [[nodiscard]] std::string bytes() const {
    auto const little = [](std::size_t value, int length) {
      std::string text;
      for (int i = 0; i < length; ++i) {
        text += static_cast<char>(value & 0xffU);
        value >>= 8U;
      }
      return text;
    };
    std::size_t record = 1;
    for (Field const& field : fields) {
      record += field.width;
    }
    std::string file = "\x03\x7e\x01\x01";
    file += little(rows.size(), 4) + little(33 + 32 * fields.size(), 2) + little(record, 2);
    file += std::string(17, '\0') + static_cast<char>(language) + std::string(2, '\0');
    for (Field const& field : fields) {
      std::string name = field.name;
      name.resize(11, '\0');
      file += name + field.type + std::string(4, '\0') + static_cast<char>(field.width) +
              std::string(15, '\0');
    }
    file += '\r';
    for (std::size_t r = 0; r < rows.size(); ++r) {
      bool const is_deleted = std::ranges::find(deleted, r) != deleted.end();
      file += is_deleted ? '*' : ' ';
      for (std::size_t f = 0; f < fields.size(); ++f) {
        std::string cell = rows[r][f];
        cell.resize(fields[f].width, ' ');
        file += cell;
      }
    }
    return file + '\x1a';
  }
};

// A shapefile of as many points as the table has rows, at (104, 30), (104.01, 30) …, with its own
// .dbf; .cpg and .prj only if given.
inline std::filesystem::path make_shapefile(TemporaryFolder const& folder, std::string const& name,
                                            DbfFile const& table, std::string const& cpg = "",
                                            bool with_reference = true) {
  PackageLayer layer{name, with_reference ? 4326 : 0, wkbPoint, {{"id", OFTString}}, {}};
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    layer.rows.push_back(
        {{"x"}, "POINT (" + std::to_string(104.0 + 0.01 * static_cast<double>(i)) + " 30)"});
  }
  for (char const* part : {".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
    std::filesystem::remove(folder / (name + part));
  }
  std::filesystem::path const path =
      make_layer_file(folder / (name + ".shp"), "ESRI Shapefile", layer);
  std::filesystem::remove(folder / (name + ".cpg"));
  folder.write(name + ".dbf", table.bytes());
  if (!cpg.empty()) {
    folder.write(name + ".cpg", cpg);
  }
  return path;
}

}  // namespace tongcun
