// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/types/geo_point.h"
#include "io/row_cells.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Where the rows of a layer lie: within the profile's extent, or kept apart.
class RowPlaces {
 public:
  RowPlaces(RowCells& cells, GeoBox const& extent) : cells_(cells), extent_(extent) {}

  // The one point of the row; none, and the row is kept apart, if it has none (V840) or lies
  // outside the extent (V841). Coordinates that are nowhere (metres read as degrees) lie outside.
  [[nodiscard]] std::optional<GeoPoint> point();
  // The same of a row that may lie nowhere: it is kept, and a place that cannot be used is noted
  // (V840, V841).
  [[nodiscard]] std::optional<GeoPoint> optional_point();
  // Whether the row has lines that lie within the extent; else it is kept apart as above.
  [[nodiscard]] bool has_lines();

  // Likewise areas.
  [[nodiscard]] bool has_area();

  [[nodiscard]] bool contains(GeoPoint point) const { return extent_.contains(point); }
  [[nodiscard]] bool contains(std::vector<GeoPoint> const& points) const;
  [[nodiscard]] bool contains(MultiPolygon const& area) const;

  // After the last row: if more than one in a hundred of `rows` lie outside, the reference system
  // is wrong, not the rows, and the layer is refused (V843).
  void finish(std::int64_t rows);

 private:
  [[nodiscard]] bool has_shape(Shape::Kind kind);
  void set_apart_outside();

  RowCells& cells_;
  GeoBox extent_;
  std::int64_t outside_ = 0;
};

}  // namespace tongcun
