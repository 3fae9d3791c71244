// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_session.h"

#include "io/coordinates.h"
#include "io/read_elevation.h"
#include "tests/io/input_layers.h"
#include "tests/io/temporary_folder.h"

#include <cpl_error.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

// Whether the variable has the value; "" = it is not set.
bool is_set_to(char const* name, std::string_view value) {
  char const* found = std::getenv(name);
  return (found != nullptr ? std::string_view(found) : std::string_view()) == value;
}

// In a process of its own, so that what was set before counts: settings that would open the
// network, load plug-ins or change what is read are gone after the start.
TEST(GdalSessionTest, IgnoresEnvironment) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        setenv("PROJ_NETWORK", "ON", 1);
        setenv("GDAL_DRIVER_PATH", "plugins", 1);
        setenv("GDAL_CONFIG_FILE", "own.rc", 1);
        setenv("OGR_GEOJSON_ARRAY_AS_STRING", "YES", 1);
        setenv("CPL_DEBUG", "ON", 1);
        setenv("AWS_SECRET_ACCESS_KEY", "x", 1);
        start_gdal();
        bool const is_clean = is_set_to("PROJ_NETWORK", "OFF") &&
                              is_set_to("GDAL_DRIVER_PATH", "disable") &&
                              is_set_to("GDAL_CONFIG_FILE", "/dev/null") &&
                              is_set_to("OGR_GEOJSON_ARRAY_AS_STRING", "") &&
                              is_set_to("CPL_DEBUG", "") && is_set_to("AWS_SECRET_ACCESS_KEY", "");
        std::exit(is_clean ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

// Settings of every family are gone, and those of the options that have no prefix; the rest of the
// environment is not ours.
bool forgets_every_family() {
  std::vector<char const*> const names{"GTIFF_POINT_GEO_IGNORE",
                                       "GTIFF_SRS_SOURCE",
                                       "TIFF_USE_OVR",
                                       "GEOTIFF_CSV",
                                       "OSR_STRIP_TOWGS84",
                                       "OSR_DEFAULT_AXIS_MAPPING_STRATEGY",
                                       "PROJ_DATA",
                                       "PROJ_LIB",
                                       "PROJ_CURL_CA_BUNDLE",
                                       "OGR_CT_OP_SELECTION",
                                       "GDAL_DATA",
                                       "SQLITE_USE_URI",
                                       "ATTRIBUTES_SKIP",
                                       "GPKG_NAME_CHECK",
                                       "CHECK_WITH_INVERT_PROJ",
                                       "VSI_CACHE",
                                       "COMPRESS_OVERVIEW",
                                       "GEOMETRY_AS_COLLECTION",
                                       "CPL_VSIL_USE_TEMP",
                                       "ESRI_XML_PAM",
                                       "GEOJSON_FLATTEN_GEOCOUCH",
                                       "SHAPE_RESTORE_SHX"};
  for (char const* name : names) {
    setenv(name, "x", 1);
  }
  setenv("PROJECT_NOTES", "x", 1);
  setenv("TONGCUN_TEST", "x", 1);
  start_gdal();
  return is_set_to("TONGCUN_TEST", "x") && is_set_to("PROJECT_NOTES", "x") &&
         std::ranges::all_of(names, [](char const* name) { return std::getenv(name) == nullptr; });
}

TEST(GdalSessionTest, ForgetsEveryFamily) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(std::exit(forgets_every_family() ? 0 : 1), testing::ExitedWithCode(0), "");
}

// A raster whose heights are at points lies where it lies, whatever the environment asks for: half
// a cell in each direction is 15 m and more on common elevations.
bool reads_points_in_place(std::filesystem::path const& path) {
  GDALAllRegister();  // not start_gdal: the variable must be there when that runs
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  {
    std::unique_ptr<GDALDataset> const raster(
        driver->Create(path.c_str(), 20, 20, 1, GDT_Float32, nullptr));
    std::array<double, 6> place{106.0, 0.01, 0.0, 27.0, 0.0, -0.01};
    OGRSpatialReference system;
    system.importFromEPSG(4490);
    raster->SetMetadataItem("AREA_OR_POINT", "Point");
    raster->SetSpatialRef(&system);
    raster->SetGeoTransform(place.data());
    raster->GetRasterBand(1)->Fill(7.0);
  }
  setenv("GTIFF_POINT_GEO_IGNORE", "TRUE", 1);
  LayerSource const source = layer_source(LayerRole::elevation, "dem.tif");
  std::vector<LayerTable> const tables =
      read_elevation({{&source, path}}, {1060000000, 268000000, 1062000000, 270000000});
  if (!tables.front().elevation) {
    return false;
  }
  ElevationGrid const& grid = *tables.front().elevation;
  double const column =
      ((grid.lattice_origin.lon / kUnitsPerDegree - 106.0) / 0.01 - 0.5) * 65536.0;
  return std::abs(static_cast<double>(grid.lattice.front().column) - column) < 100.0;
}

TEST(GdalSessionTest, RastersDoNotMove) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  TemporaryFolder const folder;
  EXPECT_EXIT(std::exit(reads_points_in_place(folder / "dem.tif") ? 0 : 1),
              testing::ExitedWithCode(0), "");
}

// Reading coordinates alone, as of a CSV file, starts the session as well.
TEST(GdalSessionTest, CoordinatesStartIt) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        setenv("PROJ_NETWORK", "ON", 1);
        bool const is_known = ToCanonical::from_text("EPSG:4547").has_value();
        std::exit(is_known && is_set_to("PROJ_NETWORK", "OFF") ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

// Only the drivers of the list are left, and each of them is there.
TEST(GdalSessionTest, OnlyAllowedDrivers) {
  start_gdal();
  start_gdal();  // once more does nothing
  std::vector<std::string> names;
  for (int i = 0; i < GetGDALDriverManager()->GetDriverCount(); ++i) {
    names.emplace_back(GetGDALDriverManager()->GetDriver(i)->GetDescription());
  }
  std::vector<std::string> allowed = allowed_drivers();
  std::ranges::sort(names);
  std::ranges::sort(allowed);
  EXPECT_EQ(names, allowed);
  EXPECT_EQ(allowed, (std::vector<std::string>{"ESRI Shapefile", "FlatGeobuf", "GPKG", "GTiff",
                                               "GeoJSON", "SRTMHGT"}));
}

// Errors and warnings are gathered with their weight; those of before are not.
TEST(GdalSessionTest, GathersErrors) {
  start_gdal();
  CPLError(CE_Failure, CPLE_AppDefined, "before");
  GdalErrors errors;
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  CPLError(CE_Failure, CPLE_AppDefined, "bad");
  CPLDebug("TEST", "chatter");
  std::vector<GdalErrors::Message> const messages = errors.take();
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_FALSE(messages[0].is_failure);
  EXPECT_EQ(messages[0].text, "odd");
  EXPECT_TRUE(messages[1].is_failure);
  EXPECT_TRUE(errors.take().empty());
}

// What the library quotes may be a value of a person: quoted words, long numbers and control
// characters do not come through; short numbers (codes of systems, line numbers) do.
TEST(GdalSessionTest, MasksValues) {
  start_gdal();
  GdalErrors errors;
  auto const masked = [&](char const* text) {
    CPLError(CE_Failure, CPLE_AppDefined, "%s", text);
    std::vector<GdalErrors::Message> const messages = errors.take();
    return messages.size() == 1 ? messages[0].text : std::string("(none)");
  };
  EXPECT_EQ(masked("EPSG 4326 at line 123456"), "EPSG 4326 at line 123456");
  EXPECT_EQ(masked("value 'Nobody' of \"name\" is `odd`"), "value '…' of \"…\" is `…`");
  EXPECT_EQ(masked("`a file' is none"), "`…' is none");
  EXPECT_EQ(masked("an open 'quote never ends"), "an open '");
  for (char const* text : {"id 999999999999999999 is odd", "call 19900000000 now"}) {
    std::string const result = masked(text);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (char const c : result) {
      run = c >= '0' && c <= '9' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    EXPECT_LE(longest, 6U) << result;
  }
  EXPECT_EQ(masked("a\x1b[31m\nb"), "a [31m b");
}

}  // namespace
}  // namespace tongcun
