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
      find_columns(*layer);
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
  int const field = layer.GetLayerDefn()->GetFieldIndex(column.c_str());
  OutputColumn const* const known =
      field >= 0 ? columns_.at(&layer)[static_cast<std::size_t>(field)] : nullptr;
  return known != nullptr ? known->title.in(language_) : column;
}

std::string MapPackage::text_of(OGRLayer& layer, OGRFeature const& feature, int field) const {
  if (!feature.IsFieldSetAndNotNull(field)) {
    return "";
  }
  std::string text = feature.GetFieldAsString(field);
  OutputColumn const* const known = columns_.at(&layer)[static_cast<std::size_t>(field)];
  if (known == nullptr || known->type != ColumnType::text) {
    return text;
  }
  auto const word = std::ranges::find(known->words, text, &ColumnWord::word);
  return word != known->words.end() ? word->name.in(language_) : text;
}

void MapPackage::find_columns(OGRLayer& layer) {
  OutputTable const* const table = table_of(layer);
  OGRFeatureDefn const& form = *layer.GetLayerDefn();
  std::vector<OutputColumn const*>& columns = columns_[&layer];
  columns.reserve(static_cast<std::size_t>(form.GetFieldCount()));
  for (int field = 0; field < form.GetFieldCount(); ++field) {
    std::optional<std::size_t> const at =
        table != nullptr ? table->position_of(form.GetFieldDefn(field)->GetNameRef())
                         : std::nullopt;
    columns.push_back(at ? &table->columns[*at] : nullptr);
  }
}

}  // namespace tongcun
