// SPDX-License-Identifier: Apache-2.0
#include "io/write_elevation.h"

#include "io/gdal_session.h"
#include "io/run_folder.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {
namespace {

void check(GdalErrors& errors, bool is_good) {
  std::vector<GdalErrors::Message> const messages = errors.take();
  if (!is_good || !messages.empty()) {
    throw OutputError("elevation: " + (messages.empty() ? std::string("could not be written")
                                                        : messages.front().text));
  }
}

}  // namespace

void write_elevation(std::filesystem::path const& path, SyntheticElevation const& elevation) {
  start_gdal();
  GdalErrors errors;
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  check(errors, driver != nullptr);
  std::array<char const*, 5> const options{"COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES",
                                           "NUM_THREADS=1", nullptr};
  std::unique_ptr<GDALDataset> dataset(driver->Create(path.c_str(), elevation.columns,
                                                      elevation.rows, 1, GDT_Float32,
                                                      const_cast<char**>(options.data())));
  check(errors, dataset != nullptr);
  std::array<double, 6> transform{elevation.north_west.lon / kUnitsPerDegree,
                                  elevation.step_lon / kUnitsPerDegree,
                                  0.0,
                                  elevation.north_west.lat / kUnitsPerDegree,
                                  0.0,
                                  -elevation.step_lat / kUnitsPerDegree};
  check(errors, dataset->SetGeoTransform(transform.data()) == CE_None);
  OGRSpatialReference system;
  system.importFromEPSG(4490);
  check(errors, dataset->SetSpatialRef(&system) == CE_None);
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  check(errors, band.SetUnitType("m") == CE_None);
  std::vector<float> line(static_cast<std::size_t>(elevation.columns));
  for (std::int32_t row = 0; row < elevation.rows; ++row) {
    for (std::int32_t column = 0; column < elevation.columns; ++column) {
      auto const cell =
          static_cast<std::size_t>(row) * line.size() + static_cast<std::size_t>(column);
      line[static_cast<std::size_t>(column)] =
          static_cast<float>(elevation.decimetres[cell]) / 10.0F;
    }
    check(errors, band.RasterIO(GF_Write, 0, row, elevation.columns, 1, line.data(),
                                elevation.columns, 1, GDT_Float32, 0, 0, nullptr) == CE_None);
  }
  dataset.reset();
  check(errors, true);
}

}  // namespace tongcun
