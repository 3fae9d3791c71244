// SPDX-License-Identifier: Apache-2.0
#include "io/osm_source.h"

#include "io/coordinates.h"
#include "io/enum_names.h"
#include "io/osm_elements.h"
#include "io/shown_text.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kShownWords = 12;

constexpr std::array<std::string_view, 18> kRoadTags{
    "name",   "ref",    "highway", "surface",  "tracktype", "smoothness",
    "oneway", "bridge", "tunnel",  "layer",    "ford",      "motor_access",
    "access", "width",  "lanes",   "maxspeed", "service",   "junction"};
constexpr std::array<std::string_view, 5> kPlaceTags{"name", "kind", "status", "operator", "ref"};
// Where a kind of facility may stand, in the order in which it is looked for.
constexpr std::array<std::string_view, 6> kKindTags{"healthcare",      "amenity", "man_made",
                                                    "social_facility", "highway", "office"};

// What a tag implies where the tag itself is absent (wiki.openstreetmap.org: Key:oneway,
// Key:tunnel, Key:tracktype, Key:access).
std::string road_cell(OsmTags const& tags, std::string_view key) {
  std::string_view const value = value_of_tag(tags, key);
  if (!value.empty()) {
    return std::string(value);
  }
  if (key == "oneway") {
    std::string_view const junction = value_of_tag(tags, "junction");
    bool const is_ring = junction == "roundabout" || junction == "circular";
    return is_ring || value_of_tag(tags, "highway") == "motorway" ? "yes" : "";
  }
  if (key == "layer") {
    std::string_view const tunnel = value_of_tag(tags, "tunnel");
    return tunnel.empty() || tunnel == "no" ? "" : "-1";
  }
  if (key == "surface") {
    // grade1 is paved or hard-packed: it says no surface.
    std::string_view const grade = value_of_tag(tags, "tracktype");
    return grade == "grade1" ? "" : std::string(grade);
  }
  if (key == "motor_access") {
    // The tag for the narrower group of vehicles counts.
    for (std::string_view const access : {"motorcar", "motor_vehicle", "vehicle", "access"}) {
      std::string_view const stated = value_of_tag(tags, access);
      if (!stated.empty()) {
        return stated == "no" ? "no" : "";
      }
    }
  }
  return "";
}

struct OsmRow {
  std::int64_t id = 0;
  std::string code;
  std::vector<std::string> cells;  // one entry per column after the code
  std::vector<std::int64_t> nodes;
  std::optional<GeoPoint> place;  // of a node
};

// Coordinates of the nodes that ways need.
class NodePlaces {
 public:
  void want(std::vector<std::int64_t> const& nodes) {
    ids_.insert(ids_.end(), nodes.begin(), nodes.end());
  }
  void prepare() {
    std::ranges::sort(ids_);
    auto const [first, last] = std::ranges::unique(ids_);
    ids_.erase(first, last);
    ids_.shrink_to_fit();
    places_.resize(ids_.size());
    is_known_.resize(ids_.size(), 0);
  }
  void set(std::int64_t id, GeoPoint place) {
    if (std::optional<std::size_t> const at = position(id)) {
      places_[*at] = place;
      is_known_[*at] = 1;
    }
  }
  [[nodiscard]] std::optional<GeoPoint> of(std::int64_t id) const {
    std::optional<std::size_t> const at = position(id);
    return at && is_known_[*at] != 0 ? std::optional(places_[*at]) : std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> position(std::int64_t id) const {
    auto const found = std::ranges::lower_bound(ids_, id);
    return found != ids_.end() && *found == id
               ? std::optional(static_cast<std::size_t>(found - ids_.begin()))
               : std::nullopt;
  }

  std::vector<std::int64_t> ids_;
  std::vector<GeoPoint> places_;
  std::vector<std::uint8_t> is_known_;
};

struct OsmTable {
  std::vector<std::string> columns;
  std::vector<OsmRow> rows;
  NodePlaces places;
  std::map<std::string, std::int64_t> passed_over;  // word -> elements
  std::int64_t relations_passed_over = 0;
};

// Reads the elements that make the rows of a role.
class OsmReader {
 public:
  OsmReader(LayerSource const& source, std::filesystem::path const& path)
      : source_(source), path_(path), is_roads_(source.role == LayerRole::roads) {
    table_.columns = {"id"};
    if (is_roads_) {
      table_.columns.insert(table_.columns.end(), kRoadTags.begin(), kRoadTags.end());
    } else {
      table_.columns.insert(table_.columns.end(), kPlaceTags.begin(), kPlaceTags.end());
    }
    // Other tags that the scenario names as columns.
    for (auto const& [field, column] : source.fields) {
      if (std::ranges::find(table_.columns, column) == table_.columns.end()) {
        table_.columns.push_back(column);
      }
    }
  }

  std::optional<OsmProblem> read() {
    OsmVisitor visitor;
    visitor.way = [this](std::int64_t id, std::vector<std::int64_t> const& nodes,
                         OsmTags const& tags) { add_way(id, nodes, tags); };
    if (!is_roads_) {
      visitor.node = [this](std::int64_t id, GeoPoint place, OsmTags const& tags) {
        add_node(id, place, tags);
      };
      visitor.relation = [this](std::int64_t, OsmTags const& tags) {
        table_.relations_passed_over += kind_of(tags).empty() ? 0 : 1;
      };
    }
    if (std::optional<OsmProblem> problem = run(visitor)) {
      return problem;
    }
    table_.places.prepare();
    OsmVisitor second;
    second.node = [this](std::int64_t id, GeoPoint place, OsmTags const&) {
      table_.places.set(id, place);
    };
    return run(second);
  }
  [[nodiscard]] OsmTable take() { return std::move(table_); }

 private:
  [[nodiscard]] std::optional<OsmProblem> run(OsmVisitor const& visitor) const {
    return path_.extension() == ".osm" || path_.extension() == ".OSM"
               ? read_osm_xml(path_, visitor)
               : read_osm_pbf(path_, visitor);
  }

  // What a word stands for, by the scenario or the vocabulary.
  [[nodiscard]] std::optional<std::string> meaning(std::string const& field,
                                                   std::string_view word) const {
    std::string const key = normalised_word(word);
    if (auto const own = source_.values.find(field); own != source_.values.end()) {
      if (auto const found = own->second.find(key); found != own->second.end()) {
        return found->second;
      }
    }
    return vocabulary().value_of(field, key);
  }

  // The word of the first tag that names a kind of facility; "" if none does. Words of the usual
  // tags that stand for nothing here are counted.
  std::string kind_of(OsmTags const& tags) {
    std::string_view unknown;
    for (std::string_view const key : kKindTags) {
      std::string_view const word = value_of_tag(tags, key);
      if (word.empty()) {
        continue;
      }
      std::optional<std::string> const kind = meaning("kind", word);
      bool const is_wanted =
          kind && (!source_.kind || *kind == name_of(*source_.kind, kFacilityKindNames));
      if (is_wanted) {
        return std::string(word);
      }
      bool const is_usual = key == "healthcare" || key == "amenity";
      unknown = !kind && is_usual && unknown.empty() ? word : unknown;
    }
    if (!unknown.empty()) {
      ++table_.passed_over[std::string(unknown)];
    }
    return "";
  }

  std::vector<std::string> place_cells(OsmTags const& tags, std::string const& kind) const {
    std::vector<std::string> cells;
    for (std::size_t i = 1; i < table_.columns.size(); ++i) {
      std::string const& column = table_.columns[i];
      cells.emplace_back(column == "kind" ? kind : std::string(value_of_tag(tags, column)));
    }
    return cells;
  }

  void add_node(std::int64_t id, GeoPoint place, OsmTags const& tags) {
    std::string const kind = tags.empty() ? "" : kind_of(tags);
    if (!kind.empty()) {
      table_.rows.push_back({id, "n" + std::to_string(id), place_cells(tags, kind), {}, place});
    }
  }

  void add_way(std::int64_t id, std::vector<std::int64_t> const& nodes, OsmTags const& tags) {
    std::vector<std::string> cells;
    if (is_roads_) {
      std::string_view const highway = value_of_tag(tags, "highway");
      if (highway.empty()) {
        return;
      }
      if (!meaning("class", highway)) {
        ++table_.passed_over[std::string(highway)];
        return;
      }
      for (std::size_t i = 1; i < table_.columns.size(); ++i) {
        cells.push_back(road_cell(tags, table_.columns[i]));
      }
    } else {
      std::string const kind = kind_of(tags);
      if (kind.empty()) {
        return;
      }
      cells = place_cells(tags, kind);
    }
    table_.places.want(nodes);
    table_.rows.push_back({id, "w" + std::to_string(id), std::move(cells), nodes, std::nullopt});
  }

  LayerSource const& source_;
  std::filesystem::path const& path_;
  bool is_roads_;
  OsmTable table_;
};

class OsmSource : public FeatureSource {
 public:
  OsmSource(LayerSource const& source, OsmTable table) : source_(source), table_(std::move(table)) {
    tell();
  }

  [[nodiscard]] std::vector<std::string> const& columns() const override { return table_.columns; }
  void select(std::vector<std::size_t> columns) override { selected_ = std::move(columns); }
  [[nodiscard]] bool geometry_in_columns() const override { return false; }
  void select_coordinates(std::size_t, std::size_t) override {}
  [[nodiscard]] std::string const& crs() const override { return crs_; }

  bool next(RawFeature& feature) override {
    if (at_ == table_.rows.size()) {
      finish();
      return false;
    }
    OsmRow const& row = table_.rows[at_++];
    feature.row = row.id;
    feature.cells.clear();
    for (std::size_t const column : selected_) {
      feature.cells.push_back(column == 0 ? row.code : row.cells[column - 1]);
      if (!is_clean_utf8(feature.cells.back())) {
        Finding finding = layer_rejection(source_, "V001");
        finding.row = feature.row;
        finding.field = table_.columns[column];
        finding.values = {{"encoding", "UTF-8"}};
        findings_.push_back(std::move(finding));
        feature.cells.back().clear();
      }
    }
    feature.shape = source_.role == LayerRole::roads ? line_of(row) : point_of(row);
    return true;
  }

  [[nodiscard]] std::vector<Finding> take_findings() override {
    return std::exchange(findings_, {});
  }

 private:
  // The most frequent words that were passed over.
  void tell() {
    if (!table_.passed_over.empty()) {
      std::vector<std::pair<std::int64_t, std::string>> words;
      std::int64_t count = 0;
      for (auto const& [word, times] : table_.passed_over) {
        words.emplace_back(-times, word);
        count += times;
      }
      std::ranges::sort(words);
      std::string list;
      for (std::size_t i = 0; i < std::min(words.size(), kShownWords); ++i) {
        list += (list.empty() ? "" : ", ") + masked(words[i].second) + " (" +
                std::to_string(-words[i].first) + ")";
      }
      note("V060", Severity::information).values = {
          {"count", std::to_string(count)},
          {"passed_over", list + (words.size() > kShownWords ? " …" : "")}};
      findings_.back().field = source_.role == LayerRole::roads ? "class" : "kind";
    }
    if (table_.relations_passed_over > 0) {
      note("V062", Severity::warning).values = {
          {"count", std::to_string(table_.relations_passed_over)}};
    }
  }

  Finding& note(std::string rule, Severity severity) {
    findings_.push_back(layer_finding(source_, std::move(rule), severity, Treatment::noted));
    return findings_.back();
  }

  Shape line_of(OsmRow const& row) {
    Shape shape;
    std::vector<GeoPoint> line;
    std::int64_t missing = 0;
    auto const close_line = [&] {
      if (line.size() > 1) {
        shape.lines.push_back(std::move(line));
      }
      line.clear();
    };
    for (std::int64_t const node : row.nodes) {
      if (std::optional<GeoPoint> const place = table_.places.of(node)) {
        line.push_back(*place);
      } else {
        ++missing;
        close_line();
      }
    }
    close_line();
    count_missing(missing);
    shape.kind = shape.lines.empty() ? Shape::Kind::none : Shape::Kind::lines;
    return shape;
  }

  // A node's place; of a way the middle of the box around its nodes.
  Shape point_of(OsmRow const& row) {
    Shape shape;
    std::optional<GeoPoint> place = row.place;
    std::int64_t missing = 0;
    std::optional<GeoBox> box;
    for (std::int64_t const node : row.nodes) {
      std::optional<GeoPoint> const corner = table_.places.of(node);
      if (!corner) {
        ++missing;
        continue;
      }
      box = box ? GeoBox{std::min(box->west, corner->lon), std::min(box->south, corner->lat),
                         std::max(box->east, corner->lon), std::max(box->north, corner->lat)}
                : GeoBox{corner->lon, corner->lat, corner->lon, corner->lat};
    }
    if (box) {
      place = GeoPoint{static_cast<std::int32_t>((std::int64_t{box->west} + box->east) / 2),
                       static_cast<std::int32_t>((std::int64_t{box->south} + box->north) / 2)};
    }
    count_missing(missing);
    if (place) {
      shape.kind = Shape::Kind::points;
      shape.points = {*place};
    }
    return shape;
  }

  void count_missing(std::int64_t nodes) {
    cut_ways_ += nodes > 0 ? 1 : 0;
    missing_nodes_ += nodes;
  }

  void finish() {
    if (std::exchange(finished_, true) || cut_ways_ == 0) {
      return;
    }
    note("V061", Severity::warning).values = {{"count", std::to_string(cut_ways_)},
                                              {"nodes", std::to_string(missing_nodes_)}};
  }

  LayerSource const& source_;
  OsmTable table_;
  std::string crs_ = "EPSG:4326";
  std::vector<Finding> findings_;
  std::vector<std::size_t> selected_;
  std::size_t at_ = 0;
  std::int64_t cut_ways_ = 0;
  std::int64_t missing_nodes_ = 0;
  bool finished_ = false;
};

}  // namespace

OpenedSource open_osm(LayerSource const& source, std::filesystem::path const& path) {
  OpenedSource opened;
  if (source.role != LayerRole::roads && source.role != LayerRole::facilities) {
    opened.findings.push_back(layer_rejection(source, "V063"));
    return opened;
  }
  OsmReader reader(source, path);
  if (std::optional<OsmProblem> const problem = reader.read()) {
    if (problem->kind == OsmProblem::Kind::unsupported) {
      opened.findings.push_back(layer_rejection(source, "V065"));
      opened.findings.back().values = {{"text", problem->text}};
    } else {
      bool const is_damaged = problem->kind == OsmProblem::Kind::damaged;
      opened.findings.push_back(layer_rejection(source, is_damaged ? "V064" : "V006"));
    }
    return opened;
  }
  opened.source = std::make_unique<OsmSource>(source, reader.take());
  return opened;
}

}  // namespace tongcun
