// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/gdal_session.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A layer to be written for a test: cells as text ("" stays empty, none is NULL), geometry as WKT
// ("" is NULL).
struct PackageLayer {
  struct Row {
    std::vector<std::optional<std::string>> cells;
    std::string wkt;
  };
  std::string name;
  int epsg = 4326;  // 0 = no reference system
  OGRwkbGeometryType type = wkbUnknown;
  std::vector<std::pair<std::string, OGRFieldType>> fields;
  std::vector<Row> rows;
};

inline void fill_layer(GDALDataset& dataset, PackageLayer const& wanted,
                       std::vector<std::string> const& creation = {}) {
  OGRSpatialReference system;
  if (wanted.epsg != 0) {
    EXPECT_EQ(system.importFromEPSG(wanted.epsg), OGRERR_NONE);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }
  CPLStringList options;
  for (std::string const& option : creation) {
    options.AddString(option.c_str());
  }
  OGRLayer* const layer = dataset.CreateLayer(
      wanted.name.c_str(), wanted.epsg != 0 ? &system : nullptr, wanted.type, options.List());
  ASSERT_NE(layer, nullptr);
  for (auto const& [name, type] : wanted.fields) {
    OGRFieldDefn field(name.c_str(), type);
    EXPECT_EQ(layer->CreateField(&field), OGRERR_NONE);
  }
  for (PackageLayer::Row const& row : wanted.rows) {
    OGRFeature feature(layer->GetLayerDefn());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i]) {
        feature.SetField(static_cast<int>(i), row.cells[i]->c_str());
      }
    }
    if (!row.wkt.empty()) {
      OGRGeometry* geometry = nullptr;
      EXPECT_EQ(OGRGeometryFactory::createFromWkt(row.wkt.c_str(), nullptr, &geometry), OGRERR_NONE)
          << row.wkt;
      feature.SetGeometryDirectly(geometry);
    }
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
}

// One layer in a file of its own, in any format that the library writes.
inline std::filesystem::path make_layer_file(std::filesystem::path const& path,
                                             char const* driver_name, PackageLayer const& layer,
                                             std::vector<std::string> const& creation = {}) {
  start_gdal();
  CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(driver_name);
  EXPECT_NE(driver, nullptr) << driver_name;
  std::unique_ptr<GDALDataset> dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  EXPECT_NE(dataset, nullptr) << path;
  if (dataset) {
    fill_layer(*dataset, layer, creation);
  }
  dataset.reset();
  CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
  return path;
}

inline std::filesystem::path make_geopackage(std::filesystem::path const& path,
                                             std::vector<PackageLayer> const& layers) {
  start_gdal();
  CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS",
                                "OFF");  // the test's own files: no waiting
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  std::unique_ptr<GDALDataset> const dataset(
      driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  EXPECT_NE(dataset, nullptr);
  for (PackageLayer const& wanted : layers) {
    fill_layer(*dataset, wanted);
  }
  CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
  return path;
}

// Runs SQL on a package, as another program may have done.
inline void change_geopackage(std::filesystem::path const& path, std::string const& statement) {
  start_gdal();
  std::unique_ptr<GDALDataset> const dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
  ASSERT_NE(dataset, nullptr);
  GdalErrors errors;
  dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  EXPECT_TRUE(errors.take().empty()) << statement;
}

}  // namespace tongcun
