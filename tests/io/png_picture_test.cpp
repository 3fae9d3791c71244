// SPDX-License-Identifier: Apache-2.0
#include "io/png_picture.h"

#include "tests/io/png_reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace tongcun {
namespace {

void expect_read_back(Cells const& cells, std::int32_t columns, std::int32_t rows, int channels) {
  std::string const png = png_of({cells, columns, rows, channels});
  ReadPicture const read = read_png(png);
  EXPECT_EQ(read.columns, static_cast<std::size_t>(columns));
  EXPECT_EQ(read.rows, static_cast<std::size_t>(rows));
  EXPECT_EQ(read.channels, static_cast<std::size_t>(channels));
  EXPECT_EQ(read.cells, cells);
  EXPECT_EQ(png, png_of({cells, columns, rows, channels}));
}

TEST(PngPictureTest, GreyAndColoursAreReadBack) {
  Cells ramp;    // what sub and up filters are for
  Cells noise;   // what none is for
  Cells smooth;  // Paeth and average
  std::uint32_t state = 12345;
  for (int i = 0; i < 30 * 20 * 3; ++i) {
    ramp.push_back(static_cast<std::uint8_t>(i));
    state = state * 1664525U + 1013904223U;
    noise.push_back(static_cast<std::uint8_t>(state >> 24U));
    smooth.push_back(static_cast<std::uint8_t>((i % 90) * (i / 90) / 8));
  }
  for (Cells const& cells : {ramp, noise, smooth}) {
    expect_read_back(cells, 30, 20, 3);
    expect_read_back(cells, 60, 30, 1);
  }
  expect_read_back({7}, 1, 1, 1);
}

// A level surface takes nearly nothing.
TEST(PngPictureTest, LevelSurfacesAreSmall) {
  Cells const level(std::size_t{1000} * 1000, 221);
  EXPECT_LT(png_of({level, 1000, 1000, 1}).size(), 3000U);
}

}  // namespace
}  // namespace tongcun
