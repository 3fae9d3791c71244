// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

using OsmTags = std::vector<std::pair<std::string_view, std::string_view>>;

// "" if there is no such tag.
[[nodiscard]] std::string_view value_of_tag(OsmTags const& tags, std::string_view key);

// Who is told of the elements of a file, in its order. What is not set is not told.
struct OsmVisitor {
  std::function<void(std::int64_t id, GeoPoint place, OsmTags const& tags)> node;
  std::function<void(std::int64_t id, std::vector<std::int64_t> const& nodes, OsmTags const& tags)>
      way;
  std::function<void(std::int64_t id, OsmTags const& tags)> relation;
};

// Why a file could not be read to its end.
struct OsmProblem {
  enum class Kind : std::uint8_t {
    unreadable,   // no such file, or not of this format
    damaged,      // it ends early, or contradicts itself
    unsupported,  // it needs what is not read here: `text`
  };
  Kind kind = Kind::unreadable;
  std::string text;
};

// Reads a file of OpenStreetMap once, as XML (.osm) or PBF (.osm.pbf). Elements marked as deleted
// are left out. Nothing is written anywhere, memory holds one block at a time.
[[nodiscard]] std::optional<OsmProblem> read_osm_xml(std::filesystem::path const& path,
                                                     OsmVisitor const& visitor);
[[nodiscard]] std::optional<OsmProblem> read_osm_pbf(std::filesystem::path const& path,
                                                     OsmVisitor const& visitor);

}  // namespace tongcun
