// SPDX-License-Identifier: Apache-2.0
#include "io/map_package.h"

#include "io/gdal_session.h"
#include "io/output_error.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <optional>

namespace tongcun {

MapPackage::MapPackage(std::filesystem::path const& path, std::vector<OutputTable> const& tables,
                       Language language)
    : tables_(tables), language_(language) {
  start_gdal();
  GdalErrors errors;
  constexpr std::array<char const*, 2> kDrivers{"GPKG", nullptr};
  dataset_.reset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data()));
  if (!dataset_) {
    throw OutputError(path.filename().string() + ": cannot be read back");
  }
  for (OGRLayer* const layer : dataset_->GetLayers()) {
    if (layer->GetGeomType() != wkbNone) {
      layers_.push_back(layer);
    }
  }
}

MapPackage::~MapPackage() = default;

OutputTable const* MapPackage::table_of(OGRLayer& layer) const {
  auto const found = std::ranges::find(tables_, layer.GetName(), &OutputTable::name);
  return found != tables_.end() ? &*found : nullptr;
}

std::string MapPackage::title_of(OGRLayer& layer) const {
  OutputTable const* const table = table_of(layer);
  return table != nullptr ? table->title.in(language_) : layer.GetName();
}

std::string MapPackage::title_of(OGRLayer& layer, std::string const& column) const {
  OutputTable const* const table = table_of(layer);
  std::optional<std::size_t> const at =
      table != nullptr ? table->position_of(column) : std::nullopt;
  return at ? table->columns[*at].title.in(language_) : column;
}

}  // namespace tongcun
