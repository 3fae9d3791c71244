// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tongcun {

// Cells of a picture, row by row from the top: a byte of grey each, or three of red, green, blue.
// What is all zero is transparent.
struct PictureCells {
  std::span<std::uint8_t const> bytes;
  std::int32_t columns = 0;
  std::int32_t rows = 0;
  int channels = 1;  // or 3
};

// The picture as a PNG file (ISO/IEC 15948): 8 bits a channel, lines filtered by the rule of least
// sums, deflated at level 9. The same cells give the same bytes with the same zlib. Asserts that
// there are as many bytes as cells. O(bytes).
[[nodiscard]] std::string png_of(PictureCells const& picture);

}  // namespace tongcun
