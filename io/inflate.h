// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

enum class DeflateFrame : std::uint8_t { none, zlib };

// The bytes unpacked; none if they are damaged or do not unpack to exactly `size` bytes. No more
// than that is ever held.
[[nodiscard]] std::optional<std::string> inflated(std::string_view packed, std::size_t size,
                                                  DeflateFrame frame);

// CRC-32 as of ZIP.
[[nodiscard]] std::uint32_t checksum_of(std::string_view bytes);

}  // namespace tongcun
