// SPDX-License-Identifier: Apache-2.0
#include "io/inflate.h"
#include "io/osm_elements.h"

#include <array>
#include <fstream>
#include <utility>

namespace tongcun {
namespace {

// Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format).
constexpr std::size_t kMostHeaderBytes = 64 << 10;
constexpr std::size_t kMostBlockBytes = 32 << 20;
// Blocks of real extracts unpack to two to five times their size.
constexpr std::size_t kHarmlessBytes = 256 << 20;
constexpr std::size_t kMostRatio = 200;
constexpr std::int64_t kNanodegrees = 100;  // of our unit, 1e-7 degree
constexpr std::int64_t kMostNanodegrees = 720'000'000'000;

struct Damage {};  // thrown and caught in this file

// A protocol buffer message read field by field.
class Message {
 public:
  explicit Message(std::string_view bytes) : bytes_(bytes) {}

  // Steps to the next field; false at the end.
  bool next() {
    if (bytes_.empty()) {
      return false;
    }
    std::uint64_t const key = read_varint();
    field_ = key >> 3U;
    switch (key & 7U) {
      case 0:
        number_ = read_varint();
        content_ = {};
        break;
      case 1:
        content_ = take(8);
        break;
      case 2:
        content_ = take(read_varint());
        break;
      case 5:
        content_ = take(4);
        break;
      default:
        throw Damage();
    }
    return true;
  }
  [[nodiscard]] std::uint64_t field() const { return field_; }
  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] std::string_view content() const { return content_; }

  // Packed numbers: the rest of the bytes is one after another.
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  std::uint64_t read_varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) {
        throw Damage();
      }
      auto const byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    throw Damage();
  }
  std::int64_t read_signed() { return zigzag(read_varint()); }

  static std::int64_t zigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
  }

 private:
  std::string_view take(std::uint64_t length) {
    if (length > bytes_.size()) {
      throw Damage();
    }
    std::string_view const part = bytes_.substr(0, length);
    bytes_.remove_prefix(length);
    return part;
  }

  std::string_view bytes_;
  std::uint64_t field_ = 0;
  std::uint64_t number_ = 0;
  std::string_view content_;
};

// Wraps around instead of overflowing: the sum of damaged numbers is any number.
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

class Block {
 public:
  Block(std::string_view bytes, OsmVisitor const& visitor) : visitor_(visitor) {
    std::vector<std::string_view> groups;
    for (Message message(bytes); message.next();) {
      switch (message.field()) {
        case 1:
          for (Message table(message.content()); table.next();) {
            if (table.field() == 1) {
              strings_.push_back(table.content());
            }
          }
          break;
        case 2:
          groups.push_back(message.content());
          break;
        case 17:
          granularity_ = static_cast<std::int64_t>(message.number());
          break;
        case 19:
          lat_offset_ = static_cast<std::int64_t>(message.number());
          break;
        case 20:
          lon_offset_ = static_cast<std::int64_t>(message.number());
          break;
        default:
          break;
      }
    }
    if (granularity_ < 1 || granularity_ > 1'000'000'000) {
      throw Damage();
    }
    for (std::string_view const group : groups) {
      read_group(group);
    }
  }

 private:
  void read_group(std::string_view group) {
    for (Message message(group); message.next();) {
      if (message.field() == 1 && visitor_.node) {
        read_node(message.content());
      } else if (message.field() == 2 && visitor_.node) {
        read_dense_nodes(message.content());
      } else if (message.field() == 3 && visitor_.way) {
        read_way(message.content());
      } else if (message.field() == 4 && visitor_.relation) {
        read_relation(message.content());
      }
    }
  }

  std::string_view text(std::uint64_t index) const {
    if (index >= strings_.size()) {
      throw Damage();
    }
    return strings_[index];
  }

  [[nodiscard]] std::int32_t degrees(std::int64_t value, std::int64_t offset,
                                     std::int64_t most) const {
    // More than twice around the globe is no place, and would not fit.
    std::int64_t const bound = kMostNanodegrees / granularity_;
    if (value < -bound || value > bound) {
      throw Damage();
    }
    std::int64_t const nano = plus(offset, value * granularity_);
    // To the nearest unit, halves upwards, as everywhere.
    std::int64_t const shifted = plus(nano, kNanodegrees / 2);
    std::int64_t const unit =
        shifted >= 0 ? shifted / kNanodegrees : -((-shifted + kNanodegrees - 1) / kNanodegrees);
    if (unit < -most || unit > most) {
      throw Damage();
    }
    return static_cast<std::int32_t>(unit);
  }
  [[nodiscard]] GeoPoint place(std::int64_t lon, std::int64_t lat) const {
    return {degrees(lon, lon_offset_, 1'800'000'000), degrees(lat, lat_offset_, 900'000'000)};
  }

  void read_tags(std::string_view keys, std::string_view values) {
    tags_.clear();
    Message key(keys);
    Message value(values);
    while (!key.empty() && !value.empty()) {
      std::string_view const name = text(key.read_varint());
      tags_.emplace_back(name, text(value.read_varint()));
    }
    if (!key.empty() || !value.empty()) {
      throw Damage();
    }
  }

  void read_node(std::string_view bytes) {
    std::int64_t id = 0;
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    std::string_view keys;
    std::string_view values;
    for (Message message(bytes); message.next();) {
      switch (message.field()) {
        case 1:
          id = Message::zigzag(message.number());
          break;
        case 2:
          keys = message.content();
          break;
        case 3:
          values = message.content();
          break;
        case 8:
          lat = Message::zigzag(message.number());
          break;
        case 9:
          lon = Message::zigzag(message.number());
          break;
        default:
          break;
      }
    }
    read_tags(keys, values);
    visitor_.node(id, place(lon, lat), tags_);
  }

  void read_dense_nodes(std::string_view bytes) {
    std::string_view ids;
    std::string_view lats;
    std::string_view lons;
    std::string_view words;
    for (Message message(bytes); message.next();) {
      switch (message.field()) {
        case 1:
          ids = message.content();
          break;
        case 8:
          lats = message.content();
          break;
        case 9:
          lons = message.content();
          break;
        case 10:
          words = message.content();
          break;
        default:
          break;
      }
    }
    Message id_list(ids);
    Message lat_list(lats);
    Message lon_list(lons);
    Message word_list(words);
    std::int64_t id = 0;
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    while (!id_list.empty()) {
      id = plus(id, id_list.read_signed());
      lat = plus(lat, lat_list.read_signed());
      lon = plus(lon, lon_list.read_signed());
      tags_.clear();
      while (!word_list.empty()) {
        std::uint64_t const key = word_list.read_varint();
        if (key == 0) {
          break;
        }
        std::string_view const name = text(key);
        tags_.emplace_back(name, text(word_list.read_varint()));
      }
      visitor_.node(id, place(lon, lat), tags_);
    }
    if (!lat_list.empty() || !lon_list.empty() || !word_list.empty()) {
      throw Damage();
    }
  }

  void read_way(std::string_view bytes) {
    std::int64_t id = 0;
    std::string_view keys;
    std::string_view values;
    nodes_.clear();
    for (Message message(bytes); message.next();) {
      switch (message.field()) {
        case 1:
          id = static_cast<std::int64_t>(message.number());
          break;
        case 2:
          keys = message.content();
          break;
        case 3:
          values = message.content();
          break;
        case 8: {
          std::int64_t node = 0;
          for (Message list(message.content()); !list.empty();) {
            node = plus(node, list.read_signed());
            nodes_.push_back(node);
          }
          break;
        }
        default:
          break;
      }
    }
    read_tags(keys, values);
    visitor_.way(id, nodes_, tags_);
  }

  void read_relation(std::string_view bytes) {
    std::int64_t id = 0;
    std::string_view keys;
    std::string_view values;
    for (Message message(bytes); message.next();) {
      if (message.field() == 1) {
        id = static_cast<std::int64_t>(message.number());
      } else if (message.field() == 2) {
        keys = message.content();
      } else if (message.field() == 3) {
        values = message.content();
      }
    }
    read_tags(keys, values);
    visitor_.relation(id, tags_);
  }

  OsmVisitor const& visitor_;
  std::vector<std::string_view> strings_;
  std::int64_t granularity_ = 100;
  std::int64_t lat_offset_ = 0;
  std::int64_t lon_offset_ = 0;
  OsmTags tags_;
  std::vector<std::int64_t> nodes_;
};

// The content of a blob; none, with the reason, if it is packed in a way that is not read.
std::optional<std::string> unpacked(std::string_view blob, OsmProblem& problem) {
  std::optional<std::string> content;
  std::optional<std::string_view> packed;
  std::uint64_t size = 0;
  for (Message message(blob); message.next();) {
    switch (message.field()) {
      case 1:
        content = std::string(message.content());
        break;
      case 2:
        size = message.number();
        break;
      case 3:
        packed = message.content();
        break;
      case 4:
      case 5:
      case 6:
      case 7:
        problem = {OsmProblem::Kind::unsupported, "compression other than zlib"};
        return std::nullopt;
      default:
        break;
    }
  }
  if (packed && !content && size <= kMostBlockBytes) {
    content = inflated(*packed, size, DeflateFrame::zlib);
  }
  if (!content) {
    throw Damage();
  }
  return content;
}

// What a file needs from its reader; "" if all of it is here.
std::string missing_feature(std::string_view header) {
  for (Message message(header); message.next();) {
    std::string_view const feature = message.content();
    bool const is_known = feature == "OsmSchema-V0.6" || feature == "DenseNodes";
    if (message.field() == 4 && !is_known) {
      return std::string(feature.substr(0, 40));
    }
  }
  return "";
}

std::optional<OsmProblem> read_blocks(std::ifstream& file, OsmVisitor const& visitor) {
  bool has_header = false;
  std::size_t packed = 0;
  std::size_t unpacked_bytes = 0;
  while (true) {
    std::array<char, 4> length_bytes{};
    file.read(length_bytes.data(), length_bytes.size());
    if (file.gcount() == 0) {
      return has_header ? std::nullopt
                        : std::optional(OsmProblem{OsmProblem::Kind::unreadable, ""});
    }
    std::size_t length = 0;
    for (char const byte : length_bytes) {
      length = length * 256 + static_cast<unsigned char>(byte);
    }
    if (!file || length > kMostHeaderBytes) {
      throw Damage();
    }
    std::string header(length, '\0');
    if (!file.read(header.data(), static_cast<std::streamsize>(length))) {
      throw Damage();
    }
    std::string_view type;
    std::uint64_t size = 0;
    for (Message message(header); message.next();) {
      if (message.field() == 1) {
        type = message.content();
      } else if (message.field() == 3) {
        size = message.number();
      }
    }
    if (size > kMostBlockBytes) {
      throw Damage();
    }
    std::string blob(size, '\0');
    if (!file.read(blob.data(), static_cast<std::streamsize>(size))) {
      throw Damage();
    }
    OsmProblem problem;
    std::optional<std::string> const content = unpacked(blob, problem);
    if (!content) {
      return problem;
    }
    packed += size;
    unpacked_bytes += content->size();
    if (unpacked_bytes > kHarmlessBytes && unpacked_bytes / kMostRatio > packed) {
      throw Damage();
    }
    if (type == "OSMHeader") {
      has_header = true;
      if (std::string feature = missing_feature(*content); !feature.empty()) {
        return OsmProblem{OsmProblem::Kind::unsupported, std::move(feature)};
      }
    } else if (type == "OSMData") {
      if (!has_header) {
        throw Damage();
      }
      Block const block(*content, visitor);
    }
  }
}

}  // namespace

std::optional<OsmProblem> read_osm_pbf(std::filesystem::path const& path,
                                       OsmVisitor const& visitor) {
  std::ifstream file(path, std::ios::binary);
  try {
    return read_blocks(file, visitor);
  } catch (Damage const&) {
    return OsmProblem{OsmProblem::Kind::damaged, ""};
  }
}

}  // namespace tongcun
