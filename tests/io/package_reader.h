// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/gdal_session.h"
#include "io/output_table.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {

inline std::vector<std::string> keys_of(OutputTable const& table) {
  std::vector<std::string> keys;
  for (OutputColumn const& column : table.columns) {
    keys.push_back(column.key);
  }
  return keys;
}

// A GeoPackage opened again through GDAL.
class PackageReader {
 public:
  explicit PackageReader(std::filesystem::path const& path) {
    start_gdal();
    dataset_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    EXPECT_NE(dataset_, nullptr) << path;
  }

  [[nodiscard]] std::vector<std::string> column_names(std::string const& layer) {
    std::vector<std::string> names;
    OGRFeatureDefn const* definition = dataset_->GetLayerByName(layer.c_str())->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
      names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    }
    return names;
  }

  // Cells as text: reals with the decimals of the table's column, NULL as "".
  [[nodiscard]] std::vector<std::vector<std::string>> rows(OutputTable const& table) {
    std::vector<std::vector<std::string>> all;
    OGRLayer* const layer = dataset_->GetLayerByName(table.name.c_str());
    layer->ResetReading();
    while (std::unique_ptr<OGRFeature> const feature{layer->GetNextFeature()}) {
      all.emplace_back();
      for (int i = 0; i < feature->GetFieldCount(); ++i) {
        OutputColumn const& column = table.columns[static_cast<std::size_t>(i)];
        std::string cell;
        if (!feature->IsFieldNull(i)) {
          cell = feature->GetFieldAsString(i);
          if (column.type == ColumnType::decimal) {
            std::array<char, 64> text{};
            std::snprintf(text.data(), text.size(), "%.*f", column.decimals,
                          feature->GetFieldAsDouble(i));
            cell = text.data();
          }
        }
        all.back().push_back(cell);
      }
    }
    return all;
  }

  [[nodiscard]] OGRwkbGeometryType geometry_type(std::string const& layer) {
    return dataset_->GetLayerByName(layer.c_str())->GetGeomType();
  }

  // The geometry of a row as WKT; "" = none.
  [[nodiscard]] std::string wkt(std::string const& layer, GIntBig fid) {
    std::unique_ptr<OGRFeature> const feature(
        dataset_->GetLayerByName(layer.c_str())->GetFeature(fid));
    EXPECT_NE(feature, nullptr);
    return feature && feature->GetGeometryRef() != nullptr
               ? feature->GetGeometryRef()->exportToWkt()
               : "";
  }

  [[nodiscard]] std::string epsg(std::string const& layer) {
    return dataset_->GetLayerByName(layer.c_str())->GetSpatialRef()->GetAuthorityCode(nullptr);
  }

  // The first cell of the first row of a query.
  [[nodiscard]] std::string query(std::string const& statement) {
    OGRLayer* const result = dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr);
    if (result == nullptr) {
      ADD_FAILURE() << statement;
      return "";
    }
    std::unique_ptr<OGRFeature> const row(result->GetNextFeature());
    std::string const cell = row ? row->GetFieldAsString(0) : "(no row)";
    dataset_->ReleaseResultSet(result);
    return cell;
  }

 private:
  std::unique_ptr<GDALDataset> dataset_;
};

}  // namespace tongcun
