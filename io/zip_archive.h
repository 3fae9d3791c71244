// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A ZIP file read without trust: at most 1,000 entries, 512 MB unpacked in all and 200 times the
// packed size, nothing encrypted, no name twice; each entry's length and checksum are verified.
class ZipArchive {
 public:
  // None if it is no such file.
  [[nodiscard]] static std::optional<ZipArchive> open(std::filesystem::path const& path);

  [[nodiscard]] std::vector<std::string> names() const;  // of all entries, sorted
  [[nodiscard]] bool has(std::string const& name) const { return entries_.contains(name); }
  // The content of an entry; none if it is absent or damaged.
  [[nodiscard]] std::optional<std::string> read(std::string const& name) const;

 private:
  struct Entry {
    std::size_t header_at = 0;
    std::size_t packed = 0;
    std::size_t unpacked = 0;
    std::uint32_t checksum = 0;
    unsigned method = 0;
  };
  bool read_directory();

  std::string bytes_;
  std::map<std::string, Entry> entries_;
};

}  // namespace tongcun
