// SPDX-License-Identifier: Apache-2.0
#include "io/inflate.h"

#include <zlib.h>

#include <limits>

namespace tongcun {

std::optional<std::string> inflated(std::string_view packed, std::size_t size, DeflateFrame frame) {
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  if (packed.size() > kMost || size >= kMost) {
    return std::nullopt;
  }
  z_stream stream{};
  if (inflateInit2(&stream, frame == DeflateFrame::none ? -MAX_WBITS : MAX_WBITS) != Z_OK) {
    return std::nullopt;
  }
  std::string input(packed);  // zlib wants it non-const
  std::string result(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  int const status = inflate(&stream, Z_FINISH);
  bool const is_exact = status == Z_STREAM_END && stream.avail_out == 1 && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!is_exact) {
    return std::nullopt;
  }
  result.resize(size);
  return result;
}

std::uint32_t checksum_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()));
}

}  // namespace tongcun
