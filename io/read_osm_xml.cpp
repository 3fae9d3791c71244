// SPDX-License-Identifier: Apache-2.0
#include "io/osm_elements.h"
#include "io/xml_reader.h"

#include <charconv>
#include <cmath>
#include <fstream>

namespace tongcun {
namespace {

constexpr std::size_t kPieceBytes = 1 << 20;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_number = error == std::errc() && end == text.data() + text.size();
  return is_number ? std::optional(value) : std::nullopt;
}

class XmlElements {
 public:
  explicit XmlElements(OsmVisitor const& visitor) : visitor_(visitor) {}

  void start(std::string_view name, XmlAttributes const& attributes) {
    if (!is_root_read_) {
      is_root_read_ = true;
      is_osm_ = name == "osm";
    }
    bool const is_element = name == "node" || name == "way" || name == "relation";
    // Elements stand beside each other, their references and tags within them.
    is_damaged_ = is_damaged_ || (is_element && is_open_);
    if (is_element) {
      is_open_ = true;
      std::optional<std::int64_t> const id = number_of<std::int64_t>(attributes["id"]);
      is_deleted_ = attributes["visible"] == "false" || attributes["action"] == "delete";
      is_damaged_ = is_damaged_ || !id;
      id_ = id.value_or(0);
      nodes_.clear();
      texts_.clear();
      if (name == "node" && !is_deleted_) {
        read_place(attributes);
      }
    } else if (name == "nd") {
      std::optional<std::int64_t> const node = number_of<std::int64_t>(attributes["ref"]);
      is_damaged_ = is_damaged_ || !node;
      nodes_.push_back(node.value_or(0));
    } else if (name == "tag") {
      texts_.emplace_back(attributes["k"], attributes["v"]);
    }
  }

  void end(std::string_view name) {
    is_open_ = is_open_ && name != "node" && name != "way" && name != "relation";
    if (is_deleted_ || is_damaged_ || !is_osm_) {
      return;
    }
    OsmTags const tags(texts_.begin(), texts_.end());
    if (name == "node" && visitor_.node) {
      visitor_.node(id_, place_, tags);
    } else if (name == "way" && visitor_.way) {
      visitor_.way(id_, nodes_, tags);
    } else if (name == "relation" && visitor_.relation) {
      visitor_.relation(id_, tags);
    }
  }

  [[nodiscard]] bool is_damaged() const { return is_damaged_; }
  [[nodiscard]] bool is_osm() const { return is_osm_; }

 private:
  void read_place(XmlAttributes const& attributes) {
    std::optional<double> const lon = number_of<double>(attributes["lon"]);
    std::optional<double> const lat = number_of<double>(attributes["lat"]);
    if (!lon || !lat || !(std::abs(*lon) <= 180.0) || !(std::abs(*lat) <= 90.0)) {
      is_damaged_ = true;
      return;
    }
    place_ = {static_cast<std::int32_t>(std::floor(*lon * kUnitsPerDegree + 0.5)),
              static_cast<std::int32_t>(std::floor(*lat * kUnitsPerDegree + 0.5))};
  }

  OsmVisitor const& visitor_;
  bool is_root_read_ = false;
  bool is_osm_ = false;
  bool is_open_ = false;  // within a node, way or relation
  bool is_deleted_ = false;
  bool is_damaged_ = false;
  std::int64_t id_ = 0;
  GeoPoint place_;
  std::vector<std::int64_t> nodes_;
  std::vector<std::pair<std::string, std::string>> texts_;
};

}  // namespace

std::string_view value_of_tag(OsmTags const& tags, std::string_view key) {
  for (auto const& [name, value] : tags) {
    if (name == key) {
      return value;
    }
  }
  return {};
}

std::optional<OsmProblem> read_osm_xml(std::filesystem::path const& path,
                                       OsmVisitor const& visitor) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return OsmProblem{OsmProblem::Kind::unreadable, ""};
  }
  XmlElements elements(visitor);
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, XmlAttributes const& attributes) {
    elements.start(name, attributes);
  };
  handlers.end = [&](std::string_view name) { elements.end(name); };
  XmlReader reader(std::move(handlers));
  std::string piece(kPieceBytes, '\0');
  bool is_well_formed = true;
  while (file && is_well_formed && !elements.is_damaged()) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    is_well_formed = reader.feed({piece.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (!is_well_formed || !reader.finish() || elements.is_damaged()) {
    return OsmProblem{OsmProblem::Kind::damaged, ""};
  }
  return elements.is_osm() ? std::nullopt
                           : std::optional(OsmProblem{OsmProblem::Kind::unreadable, ""});
}

}  // namespace tongcun
