// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "engine/types/geo_point.h"
#include "io/datum_shift.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {

class ExaminedFiles;
class ToCanonical;

// A geometry in canonical coordinates. Exactly one of the members is filled, by kind.
struct Shape {
  enum class Kind : std::uint8_t { none, points, lines, area, other, bad_coordinates };
  Kind kind = Kind::none;
  std::vector<GeoPoint> points;
  std::vector<std::vector<GeoPoint>> lines;
  MultiPolygon area;
};

// The point that two cells hold as decimal numbers: none if both say "unknown", other if they are
// no numbers. A comma is no part of a coordinate: "500,123" may be a decimal or half a million.
[[nodiscard]] Shape point_of_cells(std::string const& x, std::string const& y,
                                   ToCanonical const& to_canonical);

// A row of a layer as text: one cell per selected column, "" where the file has nothing.
struct RawFeature {
  std::int64_t row = 0;  // as the user sees it: line of a CSV file, feature id elsewhere
  std::vector<std::string> cells;
  Shape shape;
};

// Whether a column name may be cut: formats with short names keep their beginning only.
enum class ColumnCut : std::uint8_t {
  whole,
  full,  // as long as a name can be: it may go on
  cut,   // it ends within a character: it does go on
};

// A layer being read, row by row, every format alike: text first, our schema after.
class FeatureSource {
 public:
  FeatureSource() = default;
  virtual ~FeatureSource() = default;
  FeatureSource(FeatureSource const&) = delete;
  FeatureSource& operator=(FeatureSource const&) = delete;

  // Column names as in the file, in file order.
  [[nodiscard]] virtual std::vector<std::string> const& columns() const = 0;
  // For each column whether its name may be cut; empty where names are never cut.
  [[nodiscard]] virtual std::vector<ColumnCut> column_cuts() const { return {}; }
  // Columns whose cells are wanted, by position; none by default.
  virtual void select(std::vector<std::size_t> columns) = 0;
  // Columns of the coordinates, for formats whose geometry lies in columns.
  [[nodiscard]] virtual bool geometry_in_columns() const = 0;
  virtual void select_coordinates(std::size_t x, std::size_t y) = 0;
  // What the coordinates are read as, for the record ("EPSG:4326").
  [[nodiscard]] virtual std::string const& crs() const = 0;
  // The changes of datum made until now.
  [[nodiscard]] virtual DatumShift::Use datum_use() const { return {}; }
  // The next row; false at the end. Rows that cannot be made sense of become findings.
  virtual bool next(RawFeature& feature) = 0;
  // What was found while opening and reading, the check of counts at the end included.
  [[nodiscard]] virtual std::vector<Finding> take_findings() = 0;
};

// A finding about a layer; the caller adds row, field and values.
[[nodiscard]] Finding layer_finding(LayerSource const& source, std::string rule, Severity severity,
                                    Treatment treatment);
[[nodiscard]] Finding layer_rejection(LayerSource const& source, std::string rule);

// Words of a file as messages may show them: of registers nothing, for they may be somebody's.
[[nodiscard]] std::string shown_of(LayerSource const& source, std::string words);

// The layers of a file, with commas: by name, of registers by number from 1, for offices name
// sheets after people.
[[nodiscard]] std::string shown_layers(LayerSource const& source,
                                       std::vector<std::string> const& names);

struct OpenedSource {
  std::unique_ptr<FeatureSource> source;  // null: see findings
  std::vector<Finding> findings;
};

// Opens a vector layer by the format that its file name's extension says; others are refused, and
// so is a file whose content is of another format. `path` is a checked file inside the input
// folder. `examined`: files known to be whole, joined by this one if it is; null = none is.
[[nodiscard]] OpenedSource open_features(LayerSource const& source,
                                         std::filesystem::path const& path,
                                         ExaminedFiles* examined = nullptr);

}  // namespace tongcun
