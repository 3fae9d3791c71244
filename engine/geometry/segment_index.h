// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// A straight stretch between two points; both equal = a single point.
struct Segment {
  GeoPoint a;
  GeoPoint b;
};

// Where a segment comes nearest to a query point.
struct SegmentHit {
  std::uint32_t segment = 0;  // position in the input of the index
  double fraction = 0.0;      // 0 at a, 1 at b
  double distance_mm = 0.0;   // in the plane that touches the ellipsoid at the query point
};

// Nearest-segment search on a uniform grid with about one segment a cell, coordinates stored in
// cell order. Immutable; queries are const, without scratch memory and safe from many threads.
// Distances are planar at the query point: relative error below 1e-3 within 20 km (latitudes
// under 60°). Answers do not depend on threads; ties go to the lower segment.
// Build O(segments + cells crossed); a query costs O(1) where the data is evenly dense and
// O(empty cells) far from it. Not for data across the antimeridian.
class SegmentIndex {
 public:
  SegmentIndex() = default;
  explicit SegmentIndex(std::span<Segment const> segments);

  // The nearest segment not farther than `limit_mm`; none if there is no such segment.
  [[nodiscard]] std::optional<SegmentHit> nearest(GeoPoint point, double limit_mm) const;

  // All segments within `radius_mm` (inclusive), ascending by segment, each once. Overwrites
  // `hits`.
  void within(GeoPoint point, double radius_mm, std::vector<SegmentHit>& hits) const;

  [[nodiscard]] std::size_t memory_bytes() const;

 private:
  struct Entry {
    Segment line;
    std::uint32_t segment = 0;
  };
  struct CellSpan {
    std::int64_t first_column, last_column, first_row, last_row;
  };

  [[nodiscard]] std::int64_t column_of(std::int64_t lon) const;
  [[nodiscard]] std::int64_t row_of(std::int64_t lat) const;
  template <class Visit>
  void for_each_cell(Segment const& line, Visit const& visit) const;

  GeoBox box_;
  std::int64_t cell_lon_ = 1;  // cell size, canonical units
  std::int64_t cell_lat_ = 1;
  std::int64_t columns_ = 0;
  std::int64_t rows_ = 0;
  std::vector<std::uint32_t> first_entry_;  // columns * rows + 1, row major
  std::vector<Entry> entries_;
};

}  // namespace tongcun
