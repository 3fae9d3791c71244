// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace tongcun {

using Cells = std::vector<std::uint8_t>;

inline std::uint32_t number_at(std::string const& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

// Chunks by name, their check sums looked at.
inline std::map<std::string, std::string> chunks_of(std::string const& png) {
  std::map<std::string, std::string> chunks;
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
  for (std::size_t at = 8; at + 12 <= png.size();) {
    std::size_t const size = number_at(png, at);
    std::string const named = png.substr(at + 4, size + 4);
    EXPECT_EQ(number_at(png, at + 8 + size), crc32(0, reinterpret_cast<Bytef const*>(named.data()),
                                                   static_cast<uInt>(named.size())));
    chunks[named.substr(0, 4)] = named.substr(4);
    at += size + 12;
  }
  return chunks;
}

// The cells again, by the standard's own words (section 9).
inline Cells cells_of(std::string const& packed, std::size_t line, std::size_t rows,
                      std::size_t pixel) {
  std::string bytes((line + 1) * rows, '\0');
  uLongf size = bytes.size();
  EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                       reinterpret_cast<Bytef const*>(packed.data()), packed.size()),
            Z_OK);
  EXPECT_EQ(size, bytes.size());
  Cells cells(line * rows);
  for (std::size_t row = 0; row < rows; ++row) {
    int const filter = bytes[row * (line + 1)];
    for (std::size_t i = 0; i < line; ++i) {
      int const a = i >= pixel ? cells[row * line + i - pixel] : 0;
      int const b = row > 0 ? cells[(row - 1) * line + i] : 0;
      int const c = i >= pixel && row > 0 ? cells[(row - 1) * line + i - pixel] : 0;
      int const p = a + b - c;
      int const nearest = std::abs(p - a) <= std::abs(p - b) && std::abs(p - a) <= std::abs(p - c)
                              ? a
                          : std::abs(p - b) <= std::abs(p - c) ? b
                                                               : c;
      int const expected = filter == 0   ? 0
                           : filter == 1 ? a
                           : filter == 2 ? b
                           : filter == 3 ? (a + b) / 2
                                         : nearest;
      cells[row * line + i] = static_cast<std::uint8_t>(
          static_cast<unsigned char>(bytes[row * (line + 1) + 1 + i]) + expected);
    }
  }
  return cells;
}

// A picture as a stranger would read it.
struct ReadPicture {
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::size_t channels = 0;
  Cells cells;

  [[nodiscard]] Cells at(std::size_t column, std::size_t row) const {
    auto const first =
        cells.begin() + static_cast<std::ptrdiff_t>((row * columns + column) * channels);
    return {first, first + static_cast<std::ptrdiff_t>(channels)};
  }
};

inline ReadPicture read_png(std::string const& png) {
  std::map<std::string, std::string> chunks = chunks_of(png);
  ReadPicture picture;
  EXPECT_EQ(chunks["IHDR"].size(), 13U);
  picture.columns = number_at(chunks["IHDR"], 0);
  picture.rows = number_at(chunks["IHDR"], 4);
  picture.channels = chunks["IHDR"][9] == 2 ? 3 : 1;
  EXPECT_EQ(chunks["IHDR"][8], 8);
  EXPECT_EQ(chunks["IHDR"][9], picture.channels == 1 ? 0 : 2);
  EXPECT_EQ(chunks["tRNS"], std::string(picture.channels * 2, '\0'));
  EXPECT_TRUE(chunks.contains("IEND"));
  picture.cells =
      cells_of(chunks["IDAT"], picture.columns * picture.channels, picture.rows, picture.channels);
  return picture;
}

}  // namespace tongcun
