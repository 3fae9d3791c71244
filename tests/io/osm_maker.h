// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <zlib.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A few elements of OpenStreetMap, written as XML or as PBF.
struct OsmWorld {
  using Tags = std::vector<std::pair<std::string, std::string>>;
  struct Node {
    std::int64_t id = 0;
    GeoPoint place;
    Tags tags = {};
  };
  struct Way {
    std::int64_t id = 0;
    std::vector<std::int64_t> nodes;
    Tags tags = {};
  };
  struct Relation {
    std::int64_t id = 0;
    Tags tags = {};
  };
  std::vector<Node> nodes;
  std::vector<Way> ways;
  std::vector<Relation> relations = {};
};

inline std::string degrees_text(std::int32_t units) {
  std::string digits = std::to_string(units);
  return digits.substr(0, digits.size() - 7) + "." + digits.substr(digits.size() - 7);
}

inline std::string osm_xml(OsmWorld const& world) {
  auto const tags = [](OsmWorld::Tags const& list) {
    std::string xml;
    for (auto const& [key, value] : list) {
      xml += "<tag k=\"" + key + "\" v=\"" + value + "\"/>";
    }
    return xml;
  };
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n";
  for (OsmWorld::Node const& node : world.nodes) {
    xml += "<node id=\"" + std::to_string(node.id) + "\" lat=\"" + degrees_text(node.place.lat) +
           "\" lon=\"" + degrees_text(node.place.lon) + "\">" + tags(node.tags) + "</node>\n";
  }
  for (OsmWorld::Way const& way : world.ways) {
    xml += "<way id=\"" + std::to_string(way.id) + "\">";
    for (std::int64_t const node : way.nodes) {
      xml += "<nd ref=\"" + std::to_string(node) + "\"/>";
    }
    xml += tags(way.tags) + "</way>\n";
  }
  for (OsmWorld::Relation const& relation : world.relations) {
    xml += "<relation id=\"" + std::to_string(relation.id) + "\">" + tags(relation.tags) +
           "</relation>\n";
  }
  return xml + "</osm>\n";
}

// Writes the protocol buffers of a PBF file.
class PbfWriter {
 public:
  struct Form {
    bool is_dense = true;
    bool is_packed = true;
    std::vector<std::string> features = {"OsmSchema-V0.6", "DenseNodes"};
  };

  static std::string file(OsmWorld const& world, Form const& form) {
    std::string header;
    for (std::string const& feature : form.features) {
      header += bytes_field(4, feature);
    }
    return blob("OSMHeader", header, form) + blob("OSMData", PbfWriter().block(world, form), form);
  }

  static std::string varint(std::uint64_t value) {
    std::string text;
    while (value >= 128) {
      text += static_cast<char>((value & 127U) | 128U);
      value >>= 7U;
    }
    return text + static_cast<char>(value);
  }
  static std::string bytes_field(unsigned field, std::string const& content) {
    return varint((field << 3U) | 2U) + varint(content.size()) + content;
  }

  static std::string blob(std::string const& type, std::string const& content, Form const& form) {
    std::string body;
    if (form.is_packed) {
      std::string packed(compressBound(content.size()), '\0');
      uLongf size = packed.size();
      compress(reinterpret_cast<Bytef*>(packed.data()), &size,
               reinterpret_cast<Bytef const*>(content.data()), content.size());
      packed.resize(size);
      body = number_field(2, content.size()) + bytes_field(3, packed);
    } else {
      body = bytes_field(1, content);
    }
    std::string const head = bytes_field(1, type) + number_field(3, body.size());
    std::string length;
    for (unsigned const shift : {24U, 16U, 8U, 0U}) {
      length += static_cast<char>((head.size() >> shift) & 255U);
    }
    return length + head + body;
  }

 private:
  static std::string number_field(unsigned field, std::uint64_t value) {
    return varint(field << 3U) + varint(value);
  }
  static std::string signed_varint(std::int64_t value) {
    return varint((static_cast<std::uint64_t>(value) << 1U) ^
                  static_cast<std::uint64_t>(value >> 63));
  }

  std::uint64_t index(std::string const& text) {
    for (std::size_t i = 1; i < strings_.size(); ++i) {
      if (strings_[i] == text) {
        return i;
      }
    }
    strings_.push_back(text);
    return strings_.size() - 1;
  }

  std::string tag_fields(OsmWorld::Tags const& tags) {
    std::string keys;
    std::string values;
    for (auto const& [key, value] : tags) {
      keys += varint(index(key));
      values += varint(index(value));
    }
    return bytes_field(2, keys) + bytes_field(3, values);
  }

  std::string block(OsmWorld const& world, Form const& form) {
    std::string groups = form.is_dense ? dense_nodes(world) : plain_nodes(world);
    std::string ways;
    for (OsmWorld::Way const& way : world.ways) {
      std::string refs;
      std::int64_t last = 0;
      for (std::int64_t const node : way.nodes) {
        refs += signed_varint(node - last);
        last = node;
      }
      ways += bytes_field(3, number_field(1, static_cast<std::uint64_t>(way.id)) +
                                 tag_fields(way.tags) + bytes_field(8, refs));
    }
    std::string relations;
    for (OsmWorld::Relation const& relation : world.relations) {
      relations += bytes_field(
          4, number_field(1, static_cast<std::uint64_t>(relation.id)) + tag_fields(relation.tags));
    }
    groups += bytes_field(2, ways) + bytes_field(2, relations);
    std::string table;
    for (std::string const& text : strings_) {
      table += bytes_field(1, text);
    }
    return bytes_field(1, table) + groups;
  }

  std::string dense_nodes(OsmWorld const& world) {
    std::string ids;
    std::string lats;
    std::string lons;
    std::string words;
    OsmWorld::Node last;
    last.place = {0, 0};
    for (OsmWorld::Node const& node : world.nodes) {
      ids += signed_varint(node.id - last.id);
      lats += signed_varint(std::int64_t{node.place.lat} - last.place.lat);
      lons += signed_varint(std::int64_t{node.place.lon} - last.place.lon);
      for (auto const& [key, value] : node.tags) {
        words += varint(index(key));
        words += varint(index(value));
      }
      words += varint(0);
      last = node;
    }
    return bytes_field(2, bytes_field(2, bytes_field(1, ids) + bytes_field(8, lats) +
                                             bytes_field(9, lons) + bytes_field(10, words)));
  }

  std::string plain_nodes(OsmWorld const& world) {
    std::string group;
    for (OsmWorld::Node const& node : world.nodes) {
      std::string const tags = tag_fields(node.tags);
      group += bytes_field(1, varint(1U << 3U) + signed_varint(node.id) + tags + varint(8U << 3U) +
                                  signed_varint(node.place.lat) + varint(9U << 3U) +
                                  signed_varint(node.place.lon));
    }
    return bytes_field(2, group);
  }

  std::vector<std::string> strings_ = {""};
};

}  // namespace tongcun
