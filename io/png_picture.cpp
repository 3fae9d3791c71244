// SPDX-License-Identifier: Apache-2.0
#include "io/png_picture.h"

#include <zlib.h>

#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr int kFilters = 5;  // none, sub, up, average, Paeth

void append_number(std::uint32_t number, std::string& bytes) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

void append_chunk(std::string_view name, std::string_view content, std::string& png) {
  append_number(static_cast<std::uint32_t>(content.size()), png);
  std::string const named = std::string(name) + std::string(content);
  png += named;
  append_number(static_cast<std::uint32_t>(crc32(0, reinterpret_cast<Bytef const*>(named.data()),
                                                 static_cast<uInt>(named.size()))),
                png);
}

int paeth(int left, int up, int corner) {
  int const guess = left + up - corner;
  int const to_left = std::abs(guess - left);
  int const to_up = std::abs(guess - up);
  int const to_corner = std::abs(guess - corner);
  if (to_left <= to_up && to_left <= to_corner) {
    return left;
  }
  return to_up <= to_corner ? up : corner;
}

// Differences of a line from what its neighbours let expect (section 9.2).
class LineFilter {
 public:
  explicit LineFilter(PictureCells const& picture)
      : picture_(picture),
        line_(static_cast<std::size_t>(picture.columns) *
              static_cast<std::size_t>(picture.channels)) {}

  // Appends the line with the number of the filter whose differences have the least sum; of equal
  // ones the first.
  void append(std::size_t row, std::string& filtered) const {
    std::string best;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int filter = 0; filter < kFilters; ++filter) {
      std::string line(1, static_cast<char>(filter));
      line.reserve(line_ + 1);
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < line_; ++i) {
        int const difference = (at(row, i) - expected(filter, row, i)) & 0xFF;
        sum += difference < 128 ? difference : 256 - difference;
        line += static_cast<char>(difference);
      }
      if (sum < least) {
        least = sum;
        best = std::move(line);
      }
    }
    filtered += best;
  }

 private:
  [[nodiscard]] int at(std::size_t row, std::size_t i) const {
    return picture_.bytes[row * line_ + i];
  }
  [[nodiscard]] int expected(int filter, std::size_t row, std::size_t i) const {
    auto const pixel = static_cast<std::size_t>(picture_.channels);
    int const left = i >= pixel ? at(row, i - pixel) : 0;
    int const up = row > 0 ? at(row - 1, i) : 0;
    switch (filter) {
      case 1:
        return left;
      case 2:
        return up;
      case 3:
        return (left + up) / 2;
      case 4:
        return paeth(left, up, i >= pixel && row > 0 ? at(row - 1, i - pixel) : 0);
      default:
        return 0;
    }
  }

  PictureCells const& picture_;
  std::size_t line_;
};

std::string deflated(std::string const& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  [[maybe_unused]] int const result = compress2(
      reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<Bytef const*>(bytes.data()),
      static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
  assert(result == Z_OK);  // the room suffices, by what zlib says
  packed.resize(size);
  return packed;
}

}  // namespace

std::string png_of(PictureCells const& picture) {
  assert(picture.channels == 1 || picture.channels == 3);
  assert(picture.bytes.size() == static_cast<std::size_t>(picture.columns) *
                                     static_cast<std::size_t>(picture.rows) *
                                     static_cast<std::size_t>(picture.channels));
  bool const is_grey = picture.channels == 1;
  std::string png("\x89PNG\r\n\x1a\n", 8);
  std::string head;
  append_number(static_cast<std::uint32_t>(picture.columns), head);
  append_number(static_cast<std::uint32_t>(picture.rows), head);
  head += '\x08';                   // bits a channel
  head += is_grey ? '\0' : '\x02';  // grey, or colours
  head.append(3, '\0');             // deflate, filters by line, not interlaced
  append_chunk("IHDR", head, png);
  append_chunk("tRNS", std::string(is_grey ? 2 : 6, '\0'), png);
  std::string filtered;
  filtered.reserve(picture.bytes.size() + static_cast<std::size_t>(picture.rows));
  LineFilter const filter(picture);
  for (std::size_t row = 0; row < static_cast<std::size_t>(picture.rows); ++row) {
    filter.append(row, filtered);
  }
  append_chunk("IDAT", deflated(filtered), png);
  append_chunk("IEND", "", png);
  return png;
}

}  // namespace tongcun
