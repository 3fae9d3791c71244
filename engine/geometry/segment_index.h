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

// Nearest-segment search on nested grids of about two segments a cell: a full cell holds a finer
// grid of its own, an empty cell knows how far the next one is that is not, so that towns and
// empty mountains cost little more than even ground. Coordinates are stored in cell order.
// Immutable; queries are const, without scratch memory and safe from many threads. Distances are
// planar at the query point: relative error below 1e-3 within 20 km (latitudes under 60°). Answers
// do not depend on threads; ties go to the lower segment. Build O(segments), as a grid that would
// more than double its entries is made coarser or left out; a query costs about O(1) near the data,
// at worst O(cells). Not for data across the antimeridian.
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
  // Cells are powers of two in canonical units, so that a place finds its cell by a shift.
  struct Grid {
    std::int32_t west = 0;
    std::int32_t south = 0;
    std::int32_t columns = 0;
    std::int32_t rows = 0;
    std::int32_t lon_bits = 0;
    std::int32_t lat_bits = 0;
    std::uint32_t first_cell = 0;  // columns * rows of them, row major
  };
  struct Cell {
    std::uint32_t first = 0;  // entry, the number of the grid inside, or the way to the next cell
    std::uint32_t count = 0;  // entries, or kIsGrid
  };
  struct Entry {
    Segment line;
    std::uint32_t segment = 0;
  };
  struct Search;
  class Build;

  template <class Visit>
  static void for_each_cell(Grid const& grid, Segment const& line, Visit const& visit);
  void search(Grid const& grid, Search& state) const;
  std::int64_t visit(Grid const& grid, std::int64_t row, std::int64_t column, Search& state) const;
  void collect(Grid const& grid, GeoBox const& around, GeoPoint point, double radius_mm,
               std::vector<SegmentHit>& hits) const;

  std::vector<Grid> grids_;  // the first one covers everything
  std::vector<Cell> cells_;
  std::vector<Entry> entries_;
};

}  // namespace tongcun
