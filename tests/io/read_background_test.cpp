// SPDX-License-Identifier: Apache-2.0
#include "io/read_background.h"

#include "io/gdal_session.h"
#include "tests/io/input_layers.h"
#include "tests/io/png_reader.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr int kSide = 200;
// A degree, in which the raster lies with half a degree around it.
constexpr GeoBox kBox{1040000000, 300000000, 1050000000, 310000000};

struct Raster {
  int bands = 3;
  int epsg = 4490;  // 0 = none
  GDALDataType type = GDT_Byte;
  double west = 103.5;
  double north = 31.5;
  double cell = 0.01;  // degrees
  bool has_position = true;
  bool has_palette = false;
  int no_data = -1;  // none
  std::function<int(int band, int column, int row)> value = [](int, int, int) { return 200; };
};

class ReadBackgroundTest : public testing::Test {
 protected:
  std::filesystem::path write(Raster const& raster) {
    start_gdal();
    std::filesystem::path const path = folder_ / "map.tif";
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    std::unique_ptr<GDALDataset> const dataset(
        driver->Create(path.c_str(), kSide, kSide, raster.bands, raster.type, nullptr));
    if (raster.epsg != 0) {
      OGRSpatialReference system;
      system.importFromEPSG(raster.epsg);
      dataset->SetSpatialRef(&system);
    }
    if (raster.has_position) {
      std::array<double, 6> transform{raster.west,  raster.cell, 0.0,
                                      raster.north, 0.0,         -raster.cell};
      dataset->SetGeoTransform(transform.data());
    }
    if (raster.has_palette) {
      GDALColorTable colours;
      GDALColorEntry const red{255, 0, 0, 255};
      GDALColorEntry const green{0, 255, 0, 255};
      colours.SetColorEntry(1, &red);
      colours.SetColorEntry(2, &green);
      dataset->GetRasterBand(1)->SetColorTable(&colours);
    }
    if (raster.no_data >= 0) {
      dataset->GetRasterBand(1)->SetNoDataValue(raster.no_data);
    }
    std::vector<std::uint8_t> line(kSide);
    for (int band = 1; band <= raster.bands; ++band) {
      for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
          line[static_cast<std::size_t>(column)] =
              static_cast<std::uint8_t>(raster.value(band, column, row));
        }
        EXPECT_EQ(dataset->GetRasterBand(band)->RasterIO(GF_Write, 0, row, kSide, 1, line.data(),
                                                         kSide, 1, GDT_Byte, 0, 0, nullptr),
                  CE_None);
      }
    }
    return path;
  }
  ReadBackground read(Raster const& raster) {
    source_ = layer_source(LayerRole::villages, "map.tif");
    source_.attribution = "somebody";
    return read_background(source_, write(raster), kBox);
  }
  // The rule that a raster is rejected by.
  std::string refused(Raster const& raster) {
    ReadBackground const read_one = read(raster);
    EXPECT_FALSE(read_one.picture);
    EXPECT_FALSE(read_one.findings.empty());
    return read_one.findings.empty() ? "" : read_one.findings.front().rule;
  }

  TemporaryFolder folder_;
  LayerSource source_;
};

// Red west of 104.5 degrees, blue east of it: so is the picture, which is higher than broad as the
// map's projection makes it.
TEST_F(ReadBackgroundTest, ColoursLieWhereTheyAre) {
  Raster raster;
  raster.value = [](int band, int column, int) {
    return band == (column < kSide / 2 ? 1 : 3) ? 250 : 0;
  };
  ReadBackground const read_one = read(raster);
  ASSERT_TRUE(read_one.picture) << listed(read_one.findings);
  EXPECT_EQ(read_one.picture->attribution, "somebody");
  EXPECT_LE(read_one.picture->png.size(), kMostPictureBytes);
  EXPECT_EQ(read_one.picture->box.west, kBox.west);
  EXPECT_EQ(read_one.picture->box.north, kBox.north);
  ReadPicture const picture = read_png(read_one.picture->png);
  EXPECT_EQ(picture.channels, 3U);
  EXPECT_GT(picture.rows, picture.columns);
  EXPECT_EQ(picture.at(10, picture.rows / 2), (Cells{250, 0, 0}));
  EXPECT_EQ(picture.at(picture.columns / 2 - 20, 3), (Cells{250, 0, 0}));
  EXPECT_EQ(picture.at(picture.columns / 2 + 20, 3), (Cells{0, 0, 250}));
}

// Rows come from their latitude: north of 30.5 degrees white, south of it black, which is not
// transparent. 30.5 degrees is a little below the middle of the projection.
TEST_F(ReadBackgroundTest, RowsOfTheProjection) {
  Raster raster;
  raster.bands = 1;
  raster.value = [](int, int, int row) { return row < kSide / 2 ? 255 : 0; };
  ReadBackground const read_one = read(raster);
  ASSERT_TRUE(read_one.picture) << listed(read_one.findings);
  ReadPicture const picture = read_png(read_one.picture->png);
  EXPECT_EQ(picture.channels, 1U);
  std::size_t first_black = 0;
  while (first_black < picture.rows && picture.at(0, first_black)[0] == 255) {
    ++first_black;
  }
  // ln tan(45° + lat/2) at 30, 30.5 and 31 degrees: 0.549306, 0.559411, 0.569570.
  double const share = (0.569570 - 0.559411) / (0.569570 - 0.549306);
  EXPECT_NEAR(static_cast<double>(first_black), share * static_cast<double>(picture.rows), 12.0);
  EXPECT_EQ(picture.at(0, picture.rows - 1)[0], 1);
}

// In another projection it lies in the same place.
TEST_F(ReadBackgroundTest, AnotherReferenceSystem) {
  Raster raster;
  raster.epsg = 32648;  // central meridian 105 degrees
  raster.west = 300000.0;
  raster.north = 3500000.0;
  raster.cell = 2000.0;
  raster.value = [](int band, int column, int) { return band == 1 ? column : 0; };
  ReadBackground const read_one = read(raster);
  ASSERT_TRUE(read_one.picture) << listed(read_one.findings);
  ReadPicture const picture = read_png(read_one.picture->png);
  // 104.995 degrees east are 499,520 m or so: column 99.
  EXPECT_NEAR(picture.at(picture.columns - 5, picture.rows / 2)[0], 99, 1);
}

// What the raster calls no data, or transparent, is transparent; so is what it does not cover.
TEST_F(ReadBackgroundTest, Holes) {
  Raster raster;
  raster.bands = 4;
  raster.value = [](int band, int, int row) { return band < 4 ? 90 : row < kSide / 2 ? 255 : 0; };
  ReadPicture const alpha = read_png(read(raster).picture->png);
  EXPECT_EQ(alpha.at(0, 0), (Cells{90, 90, 90}));
  EXPECT_EQ(alpha.at(0, alpha.rows - 1), (Cells{0, 0, 0}));
  Raster palette;
  palette.bands = 1;
  palette.has_palette = true;
  palette.value = [](int, int column, int) { return column < kSide / 2 ? 1 : 2; };
  ReadPicture const colours = read_png(read(palette).picture->png);
  EXPECT_EQ(colours.at(0, 0), (Cells{255, 0, 0}));
  EXPECT_EQ(colours.at(colours.columns - 1, 0), (Cells{0, 255, 0}));
  palette.no_data = 2;
  ReadPicture const holed = read_png(read(palette).picture->png);
  EXPECT_EQ(holed.at(0, 0), (Cells{255, 0, 0}));
  EXPECT_EQ(holed.at(holed.columns - 1, 0), (Cells{0, 0, 0}));
  Raster half;
  half.west = 104.5;
  ReadPicture const part = read_png(read(half).picture->png);
  EXPECT_EQ(part.at(0, 0), (Cells{0, 0, 0}));
  EXPECT_EQ(part.at(part.columns - 1, 0), (Cells{200, 200, 200}));
}

// A raster of noise is made coarser until it fits.
TEST_F(ReadBackgroundTest, BoundedSize) {
  Raster raster;
  raster.cell = 0.02;
  raster.west = 103.0;
  raster.north = 32.0;
  raster.value = [](int band, int column, int row) {
    return static_cast<int>(
        (static_cast<unsigned>(band * 7919 + column * 104729 + row * 1299709) * 2654435761U) >>
        24U);
  };
  ReadBackground const read_one = read(raster);
  ASSERT_TRUE(read_one.picture) << listed(read_one.findings);
  EXPECT_LE(read_one.picture->png.size(), kMostPictureBytes);
}

TEST_F(ReadBackgroundTest, BadRasters) {
  Raster no_system;
  no_system.epsg = 0;
  EXPECT_EQ(refused(no_system), "V005");
  Raster no_position;
  no_position.has_position = false;
  EXPECT_EQ(refused(no_position), "V850");
  Raster elsewhere;
  elsewhere.west = 110.0;
  EXPECT_EQ(refused(elsewhere), "V852");
  Raster heights;
  heights.bands = 1;
  heights.type = GDT_Float32;
  EXPECT_EQ(refused(heights), "V867");
  Raster two;
  two.bands = 2;
  EXPECT_EQ(refused(two), "V867");
  source_ = layer_source(LayerRole::villages, "map.tif");
  ReadBackground const text = read_background(source_, folder_.write("map.tif", "no map"), kBox);
  EXPECT_FALSE(text.picture);
  ASSERT_FALSE(text.findings.empty());
  EXPECT_TRUE(any_rejected(text.findings));
}

}  // namespace
}  // namespace tongcun
