// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;
class OGRLayer;

namespace tongcun {

// A GeoPackage of ours (write_geopackage) opened to be written in another format: its drawn layers,
// and what they and their columns are called where the tables are known.
class MapPackage {
 public:
  // Throws OutputError if the file cannot be opened.
  MapPackage(std::filesystem::path const& path, std::vector<OutputTable> const& tables,
             Language language);
  ~MapPackage();
  MapPackage(MapPackage const&) = delete;
  MapPackage& operator=(MapPackage const&) = delete;

  // In the order of the file; each is read from its beginning.
  [[nodiscard]] std::vector<OGRLayer*> const& layers() const { return layers_; }
  // The layer's title, else its name.
  [[nodiscard]] std::string title_of(OGRLayer& layer) const;
  // The column's title, else its key.
  [[nodiscard]] std::string title_of(OGRLayer& layer, std::string const& column) const;

 private:
  [[nodiscard]] OutputTable const* table_of(OGRLayer& layer) const;

  std::unique_ptr<GDALDataset> dataset_;
  std::vector<OGRLayer*> layers_;
  std::vector<OutputTable> const& tables_;
  Language language_;
};

}  // namespace tongcun
