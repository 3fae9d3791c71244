// SPDX-License-Identifier: Apache-2.0
#include "io/zip_archive.h"

#include "io/inflate.h"
#include "io/text_file.h"

#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kMostEntries = 1000;
constexpr std::size_t kMostUnpacked = std::size_t{512} << 20;
constexpr std::size_t kMostRatio = 200;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kDirectoryBytes = 46;
constexpr std::size_t kLocalBytes = 30;
constexpr std::size_t kLongestComment = 65535;
constexpr unsigned kStored = 0;
constexpr unsigned kDeflated = 8;

std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t length) {
  std::size_t value = 0;
  for (std::size_t i = length; i-- > 0;) {
    value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

}  // namespace

std::optional<ZipArchive> ZipArchive::open(std::filesystem::path const& path) {
  std::optional<std::string> bytes = read_text_file(path, kMostUnpacked);
  ZipArchive archive;
  if (!bytes) {
    return std::nullopt;
  }
  archive.bytes_ = std::move(*bytes);
  return archive.read_directory() ? std::optional(std::move(archive)) : std::nullopt;
}

bool ZipArchive::read_directory() {
  std::string_view const bytes = bytes_;
  std::size_t const end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end + kEndBytes > bytes.size() ||
      bytes.size() - end > kEndBytes + kLongestComment) {
    return false;
  }
  std::size_t const count = little_endian(bytes, end + 10, 2);
  std::size_t at = little_endian(bytes, end + 16, 4);
  std::size_t sum = 0;
  if (count > kMostEntries) {
    return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (at + kDirectoryBytes > end || bytes.substr(at, 4) != "PK\x01\x02") {
      return false;
    }
    bool const is_encrypted = (little_endian(bytes, at + 8, 2) & 1U) != 0;
    Entry entry;
    entry.method = static_cast<unsigned>(little_endian(bytes, at + 10, 2));
    entry.checksum = static_cast<std::uint32_t>(little_endian(bytes, at + 16, 4));
    entry.packed = little_endian(bytes, at + 20, 4);
    entry.unpacked = little_endian(bytes, at + 24, 4);
    entry.header_at = little_endian(bytes, at + 42, 4);
    std::size_t const name_length = little_endian(bytes, at + 28, 2);
    std::size_t const more = little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    bool const is_known = entry.method == kStored || entry.method == kDeflated;
    // Small parts of a few repeated words may shrink more.
    bool const is_bomb =
        entry.unpacked > (std::size_t{1} << 20) && entry.unpacked / kMostRatio > entry.packed;
    sum += entry.unpacked;
    if (is_encrypted || !is_known || is_bomb || sum > kMostUnpacked ||
        at + kDirectoryBytes + name_length > end) {
      return false;
    }
    std::string const name(bytes.substr(at + kDirectoryBytes, name_length));
    if (!entries_.emplace(name, entry).second) {
      return false;
    }
    at += kDirectoryBytes + name_length + more;
  }
  return true;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  names.reserve(entries_.size());
  for (auto const& [name, entry] : entries_) {
    names.push_back(name);
  }
  return names;
}

std::optional<std::string> ZipArchive::read(std::string const& name) const {
  auto const found = entries_.find(name);
  std::string_view const bytes = bytes_;
  if (found == entries_.end()) {
    return std::nullopt;
  }
  Entry const& entry = found->second;
  if (entry.header_at + kLocalBytes > bytes.size() ||
      bytes.substr(entry.header_at, 4) != "PK\x03\x04") {
    return std::nullopt;
  }
  std::size_t const start = entry.header_at + kLocalBytes +
                            little_endian(bytes, entry.header_at + 26, 2) +
                            little_endian(bytes, entry.header_at + 28, 2);
  if (start + entry.packed > bytes.size()) {
    return std::nullopt;
  }
  std::string_view const packed = bytes.substr(start, entry.packed);
  std::optional<std::string> content = entry.method == kStored
                                           ? std::optional(std::string(packed))
                                           : inflated(packed, entry.unpacked, DeflateFrame::none);
  if (!content || content->size() != entry.unpacked || checksum_of(*content) != entry.checksum) {
    return std::nullopt;
  }
  return content;
}

}  // namespace tongcun
