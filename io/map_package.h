// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;
class OGRFeature;
class OGRLayer;

namespace tongcun {

// A GeoPackage of ours (write_geopackage) opened to be written in another format: its drawn layers,
// and what they, their columns and the words in their cells are called where the tables are known.
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
  // A cell of a text column as people read it: a word of the column ("pass") by its name ("合格"),
  // any other text as it stands; "" for nothing. `feature` is one of the layer's.
  [[nodiscard]] std::string text_of(OGRLayer& layer, OGRFeature const& feature, int field) const;

 private:
  [[nodiscard]] OutputTable const* table_of(OGRLayer& layer) const;
  void find_columns(OGRLayer& layer);

  std::unique_ptr<GDALDataset> dataset_;
  std::vector<OGRLayer*> layers_;
  // Of each layer what its fields are, in their order; null where no table has such a column.
  std::map<OGRLayer*, std::vector<OutputColumn const*>> columns_;
  std::vector<OutputTable> const& tables_;
  Language language_;
};

}  // namespace tongcun
