// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// The whole file; none if it cannot be read or is larger than `limit` bytes.
[[nodiscard]] std::optional<std::string> read_text_file(std::filesystem::path const& path,
                                                        std::uintmax_t limit = 256 << 20);

// Lower-case hexadecimal SHA-256 (OpenSSL).
[[nodiscard]] std::string sha256_of(std::string_view bytes);
// Of a file, read in pieces; none if it cannot be read.
[[nodiscard]] std::optional<std::string> sha256_of_file(std::filesystem::path const& path);

}  // namespace tongcun
