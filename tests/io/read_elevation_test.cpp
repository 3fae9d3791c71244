// SPDX-License-Identifier: Apache-2.0
#include "io/read_elevation.h"

#include "io/gdal_session.h"
#include "io/read_layers.h"
#include "tests/io/input_layers.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr int kVoid = -32768;

// A tile of 16-bit heights, most significant byte first, from the north-west corner on.
std::string srtm_bytes(int side, std::function<int(int column, int row)> const& height) {
  std::string bytes;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      auto const value = static_cast<unsigned>(height(column, row)) & 0xffffU;
      bytes += static_cast<char>(value >> 8U);
      bytes += static_cast<char>(value & 0xffU);
    }
  }
  return bytes;
}

// Rises by one metre a cell to the east, by two to the south, from a base.
std::function<int(int, int)> plane(int base) {
  return [base](int column, int row) { return base + column + 2 * row; };
}

class ReadElevationTest : public testing::Test {
 protected:
  std::vector<LayerTable> read(std::vector<std::string> const& files, GeoBox const& box) {
    sources_.clear();
    for (std::string const& file : files) {
      sources_.push_back(layer_source(LayerRole::elevation, file));
    }
    std::vector<ElevationTile> tiles;
    for (LayerSource const& source : sources_) {
      tiles.push_back({&source, folder_ / source.file});
    }
    return read_elevation(tiles, box);
  }
  // Millimetres at a point given in degrees; -1 where there is none.
  static double height(std::vector<LayerTable> const& tables, double lon, double lat) {
    GeoPoint const point{static_cast<std::int32_t>(lon * 1e7 + 0.5),
                         static_cast<std::int32_t>(lat * 1e7 + 0.5)};
    return tables.front().elevation ? tables.front().elevation->height_mm(point).value_or(-1.0)
                                    : -2.0;
  }

  TemporaryFolder folder_;
  std::vector<LayerSource> sources_;
};

constexpr GeoBox kBox{1042000000, 302000000, 1048000000, 308000000};  // within N30E104

// Tiles of 3 and of 1 arc second: the first height lies on the north-west corner of the degree.
TEST_F(ReadElevationTest, SrtmTile) {
  for (int const side : {1201, 3601}) {
    folder_.write("N30E104.hgt", srtm_bytes(side, plane(100)));
    std::vector<LayerTable> const tables = read({"N30E104.hgt"}, kBox);
    ASSERT_TRUE(is_accepted(tables[0])) << listed(tables[0].findings);
    EXPECT_EQ(tables[0].layer.crs, "EPSG:4326");
    double const cells = side - 1;
    EXPECT_NEAR(height(tables, 104.5, 30.5), (100 + 0.5 * cells + 2 * 0.5 * cells) * 1000, 1.0);
    EXPECT_NEAR(height(tables, 104.25, 30.75), (100 + 0.25 * cells + 2 * 0.25 * cells) * 1000, 1.0);
  }
}

// Voids stay without a height, and only they.
TEST_F(ReadElevationTest, SrtmVoids) {
  folder_.write("N30E104.hgt", srtm_bytes(1201, [](int column, int row) {
                  return column > 600 && row > 600 ? kVoid : 500;
                }));
  std::vector<LayerTable> const tables = read({"N30E104.hgt"}, kBox);
  ASSERT_TRUE(is_accepted(tables[0])) << listed(tables[0].findings);
  EXPECT_NEAR(height(tables, 104.45, 30.55), 500000.0, 0.001);
  EXPECT_EQ(height(tables, 104.55, 30.45), -1.0);
  EXPECT_TRUE(findings_of(tables[0].findings, "V854").empty());
}

// South and west of the zero lines the name counts downwards.
TEST_F(ReadElevationTest, SouthAndWest) {
  folder_.write("S03W061.hgt", srtm_bytes(1201, plane(0)));
  std::vector<LayerTable> const tables =
      read({"S03W061.hgt"}, {-608000000, -28000000, -602000000, -22000000});
  ASSERT_TRUE(is_accepted(tables[0])) << listed(tables[0].findings);
  ASSERT_TRUE(tables[0].elevation);
  EXPECT_NEAR(tables[0].elevation->height_mm({-605000000, -25000000}).value_or(-1.0),
              (600 + 2 * 600) * 1000, 1.0);
}

// Names and sizes that are none of SRTM.
TEST_F(ReadElevationTest, NoSrtmTile) {
  std::string const bytes = srtm_bytes(1201, plane(0));
  for (char const* name :
       {"dem.hgt", "N30E104_v2.hgt", "N95E104.hgt", "N30E190.hgt", "30N104E.hgt"}) {
    folder_.write(name, bytes);
    EXPECT_EQ(findings_of(read({name}, kBox)[0].findings, "V862").size(), 1U) << name;
  }
  for (std::string const& wrong : {bytes.substr(1), bytes + "x", std::string(), bytes + bytes}) {
    folder_.write("N30E104.hgt", wrong);
    EXPECT_EQ(findings_of(read({"N30E104.hgt"}, kBox)[0].findings, "V862").size(), 1U);
  }
}

// Two tiles side by side make one surface, in whatever order they are named; a third far away is
// said not to touch the region.
TEST_F(ReadElevationTest, SeveralTiles) {
  folder_.write("N30E104.hgt", srtm_bytes(1201, plane(100)));
  folder_.write("N30E105.hgt", srtm_bytes(1201, plane(1300)));
  folder_.write("N35E110.hgt", srtm_bytes(1201, plane(0)));
  GeoBox const box{1048000000, 302000000, 1052000000, 308000000};
  for (std::vector<std::string> const& files :
       {std::vector<std::string>{"N30E104.hgt", "N30E105.hgt", "N35E110.hgt"},
        std::vector<std::string>{"N35E110.hgt", "N30E105.hgt", "N30E104.hgt"}}) {
    std::vector<LayerTable> const tables = read(files, box);
    ASSERT_EQ(tables.size(), 3U);
    std::size_t apart = 0;
    for (LayerTable const& table : tables) {
      EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
      apart += findings_of(table.findings, "V852").size();
    }
    EXPECT_EQ(apart, 1U);
    for (double const lon : {104.9, 104.9999, 105.0, 105.0001, 105.1}) {
      EXPECT_NEAR(height(tables, lon, 30.5), (100 + (lon - 104) * 1200 + 1200) * 1000, 2.0) << lon;
    }
    EXPECT_FALSE(tables[1].elevation);
  }
}

// Tiles that do not fit together, and a single one that lies elsewhere.
TEST_F(ReadElevationTest, TilesApart) {
  folder_.write("N30E104.hgt", srtm_bytes(1201, plane(0)));
  folder_.write("N30E105.hgt", srtm_bytes(3601, plane(0)));
  std::vector<LayerTable> const mixed = read({"N30E104.hgt", "N30E105.hgt"}, kBox);
  EXPECT_EQ(findings_of(mixed[1].findings, "V861").size(), 1U);
  EXPECT_FALSE(mixed[0].elevation);
  std::vector<LayerTable> const away =
      read({"N30E104.hgt"}, {1102000000, 302000000, 1103000000, 303000000});
  EXPECT_TRUE(any_rejected(away[0].findings));
  EXPECT_EQ(findings_of(away[0].findings, "V852").size(), 1U);
}

void write_tiff(std::filesystem::path const& path, int first_column, int columns) {
  start_gdal();
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  std::unique_ptr<GDALDataset> const dataset(
      driver->Create(path.c_str(), columns, 100, 1, GDT_Int16, nullptr));
  ASSERT_NE(dataset, nullptr);
  OGRSpatialReference system;
  ASSERT_EQ(system.importFromEPSG(32648), OGRERR_NONE);
  dataset->SetSpatialRef(&system);
  std::array<double, 6> transform{500000.0 + 30.0 * first_column, 30, 0, 3331000, 0, -30};
  dataset->SetGeoTransform(transform.data());
  std::vector<std::int16_t> line(static_cast<std::size_t>(columns));
  for (int row = 0; row < 100; ++row) {
    for (int column = 0; column < columns; ++column) {
      line[static_cast<std::size_t>(column)] =
          static_cast<std::int16_t>(first_column + column + 3 * row);
    }
    ASSERT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, row, columns, 1, line.data(),
                                                  columns, 1, GDT_Int16, 0, 0, nullptr),
              CE_None);
  }
}

// A GeoTIFF in two pieces, in metres, gives the same grid as in one.
TEST_F(ReadElevationTest, PiecesAreTheWhole) {
  write_tiff(folder_ / "whole.tif", 0, 100);
  write_tiff(folder_ / "west.tif", 0, 40);
  write_tiff(folder_ / "east.tif", 35, 65);  // five columns twice
  GeoBox const box{1050050000, 300900000, 1050250000, 301000000};
  std::vector<LayerTable> const whole = read({"whole.tif"}, box);
  ASSERT_TRUE(is_accepted(whole[0])) << listed(whole[0].findings);
  for (std::vector<std::string> const& files :
       {std::vector<std::string>{"west.tif", "east.tif"}, {"east.tif", "west.tif"}}) {
    std::vector<LayerTable> const pieces = read(files, box);
    ASSERT_TRUE(pieces[0].elevation) << listed(pieces[0].findings);
    EXPECT_EQ(pieces[0].elevation->heights, whole[0].elevation->heights);
    EXPECT_EQ(pieces[0].elevation->columns, whole[0].elevation->columns);
    EXPECT_EQ(pieces[0].elevation->cell, whole[0].elevation->cell);
  }
}

}  // namespace
}  // namespace tongcun
