// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/segment_index.h"

#include "engine/geometry/metric.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint32_t kIsGrid = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
// A cell with more entries than this becomes a grid.
constexpr std::size_t kFullCell = 16;
constexpr double kEntriesPerCell = 2.0;
constexpr int kDeepest = 5;
// A cell is left out only when it is farther than the best by more than rounding.
constexpr double kRounding = 1.0 - 1e-9;

struct PlanePoint {
  double x;
  double y;
};

struct Projection {
  double fraction;
  double squared_distance;  // mm²
};

// Nearest point of the segment to the origin of the local plane.
Projection project_origin(PlanePoint a, PlanePoint b) {
  double const dx = b.x - a.x;
  double const dy = b.y - a.y;
  double const squared_length = dx * dx + dy * dy;
  double fraction = 0.0;
  if (squared_length > 0.0) {
    fraction = std::clamp(-(a.x * dx + a.y * dy) / squared_length, 0.0, 1.0);
  }
  double const x = a.x + fraction * dx;
  double const y = a.y + fraction * dy;
  return {fraction, x * x + y * y};
}

Projection project(GeoPoint point, LocalScale scale, Segment const& line) {
  auto const to_plane = [&](GeoPoint p) {
    return PlanePoint{(static_cast<double>(p.lon) - static_cast<double>(point.lon)) * scale.east,
                      (static_cast<double>(p.lat) - static_cast<double>(point.lat)) * scale.north};
  };
  return project_origin(to_plane(line.a), to_plane(line.b));
}

struct Extent {  // canonical units, wide enough for one past the last
  std::int64_t west, south, east, north;
};

Extent extent_of(std::span<Segment const> segments) {
  Extent extent{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max(),
                std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
  for (Segment const& line : segments) {
    for (GeoPoint const p : {line.a, line.b}) {
      extent = {
          std::min<std::int64_t>(extent.west, p.lon), std::min<std::int64_t>(extent.south, p.lat),
          std::max<std::int64_t>(extent.east, p.lon), std::max<std::int64_t>(extent.north, p.lat)};
    }
  }
  return extent;
}

}  // namespace

// Visits every cell of the grid that the segment touches: row by row, the columns between the
// crossings of the row's borders, one unit wider on each side against rounding.
template <class Visit>
void SegmentIndex::for_each_cell(Grid const& grid, Segment const& line, Visit const& visit) {
  GeoPoint low = line.a;
  GeoPoint high = line.b;
  if (low.lat > high.lat) {
    std::swap(low, high);
  }
  auto const visit_columns = [&](std::int64_t row, std::int64_t west, std::int64_t east) {
    std::int64_t const last =
        std::min<std::int64_t>((east - grid.west) >> grid.lon_bits, grid.columns - 1);
    for (std::int64_t column = std::max<std::int64_t>((west - grid.west) >> grid.lon_bits, 0);
         column <= last; ++column) {
      visit(static_cast<std::size_t>(row * grid.columns + column));
    }
  };
  std::int64_t const bottom = (std::int64_t{low.lat} - grid.south) >> grid.lat_bits;
  std::int64_t const top = (std::int64_t{high.lat} - grid.south) >> grid.lat_bits;
  std::int64_t const first_row = std::max<std::int64_t>(bottom, 0);
  std::int64_t const last_row = std::min<std::int64_t>(top, grid.rows - 1);
  if (bottom == top) {
    if (first_row == last_row) {
      auto const [west, east] = std::minmax(low.lon, high.lon);
      visit_columns(bottom, west, east);
    }
    return;
  }
  double const slope = (static_cast<double>(high.lon) - static_cast<double>(low.lon)) /
                       (static_cast<double>(high.lat) - static_cast<double>(low.lat));
  auto const lon_at = [&](std::int64_t lat) {
    double const clamped = static_cast<double>(std::clamp<std::int64_t>(lat, low.lat, high.lat));
    return static_cast<std::int64_t>(static_cast<double>(low.lon) +
                                     (clamped - static_cast<double>(low.lat)) * slope);
  };
  std::int64_t lon = lon_at(grid.south + (first_row << grid.lat_bits));
  for (std::int64_t row = first_row; row <= last_row; ++row) {
    std::int64_t const next = lon_at(grid.south + ((row + 1) << grid.lat_bits));
    visit_columns(row, std::min(lon, next) - 1, std::max(lon, next) + 1);
    lon = next;
  }
}

class SegmentIndex::Build {
 public:
  Build(SegmentIndex& index, std::span<Segment const> segments)
      : index_(index), segments_(segments) {}

  // Adds the grid over `extent` for the segments `ids` and all that it holds. False, and nothing
  // added, if no grid of reasonable size takes them apart; then they stay together in one cell.
  bool add_grid(Extent const& extent, std::span<std::uint32_t const> ids, int depth) {
    Grid grid = layout(extent, ids.size());
    std::vector<std::uint32_t> first;
    std::size_t entries = 0;
    // Long segments cross many cells: then coarser cells, with at most twice the entries.
    for (int attempt = 0;; ++attempt) {
      first.assign(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows) + 1,
                   0);
      entries = 0;
      for (std::uint32_t const id : ids) {
        for_each_cell(grid, segments_[id], [&](std::size_t cell) {
          ++first[cell + 1];
          ++entries;
        });
      }
      if (entries <= 2 * ids.size()) {
        break;
      }
      if (attempt == 3 && depth > 0) {
        return false;
      }
      grid = coarser(grid, extent);
    }
    if (depth > 0 && first.size() <= 2) {
      return false;
    }
    for (std::size_t cell = 1; cell < first.size(); ++cell) {
      first[cell] += first[cell - 1];
    }
    std::vector<std::uint32_t> sorted(entries);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t const id : ids) {
      for_each_cell(grid, segments_[id], [&](std::size_t cell) { sorted[next[cell]++] = id; });
    }
    grid.first_cell = static_cast<std::uint32_t>(index_.cells_.size());
    index_.grids_.push_back(grid);
    index_.cells_.resize(index_.cells_.size() + first.size() - 1);
    for (std::size_t cell = 0; cell + 1 < first.size(); ++cell) {
      std::span<std::uint32_t const> const inside =
          std::span(sorted).subspan(first[cell], first[cell + 1] - first[cell]);
      Cell made{static_cast<std::uint32_t>(index_.grids_.size()), kIsGrid};
      if (inside.size() <= kFullCell || depth == kDeepest ||
          !add_grid(cell_extent(grid, cell), inside, depth + 1)) {
        made = {static_cast<std::uint32_t>(index_.entries_.size()),
                static_cast<std::uint32_t>(inside.size())};
        for (std::uint32_t const id : inside) {
          index_.entries_.push_back({segments_[id], id});
        }
      }
      index_.cells_[grid.first_cell + cell] = made;
    }
    measure_emptiness(grid);
    return true;
  }

 private:
  // About square cells on the ground.
  static Grid layout(Extent const& extent, std::size_t count) {
    LocalScale const scale = scale_at(static_cast<std::int32_t>((extent.south + extent.north) / 2));
    double const width = static_cast<double>(extent.east - extent.west + 1) * scale.east;
    double const height = static_cast<double>(extent.north - extent.south + 1) * scale.north;
    double const cells = std::max(1.0, static_cast<double>(count) / kEntriesPerCell);
    double const side =
        std::max(std::sqrt(width * height / cells), std::max(width, height) / cells);
    auto const bits = [&](double unit) {
      int exponent = 0;
      std::frexp(side / unit * 0.70710678118654752, &exponent);  // the nearest power of two
      return std::clamp(exponent, 0, 31);
    };
    Grid grid;
    grid.west = static_cast<std::int32_t>(extent.west);
    grid.south = static_cast<std::int32_t>(extent.south);
    grid.lon_bits = bits(scale.east);
    grid.lat_bits = bits(scale.north);
    return counted(grid, extent);
  }
  static Grid counted(Grid grid, Extent const& extent) {
    grid.columns = static_cast<std::int32_t>(((extent.east - extent.west) >> grid.lon_bits) + 1);
    grid.rows = static_cast<std::int32_t>(((extent.north - extent.south) >> grid.lat_bits) + 1);
    return grid;
  }
  static Grid coarser(Grid grid, Extent const& extent) {
    grid.lon_bits = std::min(grid.lon_bits + 1, 32);
    grid.lat_bits = std::min(grid.lat_bits + 1, 32);
    return counted(grid, extent);
  }
  // Chessboard distance of every empty cell to the next one that is not, in two sweeps.
  void measure_emptiness(Grid const& grid) {
    std::int64_t const columns = grid.columns;
    std::int64_t const rows = grid.rows;
    std::span<Cell> const cells =
        std::span(index_.cells_).subspan(grid.first_cell, static_cast<std::size_t>(rows * columns));
    auto const distance = [&](std::int64_t row, std::int64_t column) -> std::uint32_t {
      if (row < 0 || row >= rows || column < 0 || column >= columns) {
        return kNone - 1;
      }
      Cell const& cell = cells[static_cast<std::size_t>(row * columns + column)];
      return cell.count == 0 ? cell.first : 0;
    };
    for (Cell& cell : cells) {
      if (cell.count == 0) {
        cell.first = kNone - 1;
      }
    }
    auto const settle = [&](std::int64_t row, std::int64_t column, std::int64_t back) {
      Cell& cell = cells[static_cast<std::size_t>(row * columns + column)];
      if (cell.count == 0) {
        cell.first = std::min(
            {cell.first, distance(row, column + back) + 1, distance(row + back, column - 1) + 1,
             distance(row + back, column) + 1, distance(row + back, column + 1) + 1});
      }
    };
    for (std::int64_t cell = 0; cell < rows * columns; ++cell) {
      settle(cell / columns, cell % columns, -1);
    }
    for (std::int64_t cell = rows * columns; cell-- > 0;) {
      settle(cell / columns, cell % columns, 1);
    }
  }
  static Extent cell_extent(Grid const& grid, std::size_t cell) {
    auto const column = static_cast<std::int64_t>(cell) % grid.columns;
    auto const row = static_cast<std::int64_t>(cell) / grid.columns;
    std::int64_t const west = grid.west + (column << grid.lon_bits);
    std::int64_t const south = grid.south + (row << grid.lat_bits);
    return {west, south, west + (std::int64_t{1} << grid.lon_bits) - 1,
            south + (std::int64_t{1} << grid.lat_bits) - 1};
  }

  SegmentIndex& index_;
  std::span<Segment const> segments_;
};

SegmentIndex::SegmentIndex(std::span<Segment const> segments) {
  if (segments.empty()) {
    return;
  }
  std::vector<std::uint32_t> ids(segments.size());
  std::iota(ids.begin(), ids.end(), 0U);
  entries_.reserve(segments.size() + segments.size() / 4);
  Build(*this, segments).add_grid(extent_of(segments), ids, 0);
  grids_.shrink_to_fit();
  cells_.shrink_to_fit();
  entries_.shrink_to_fit();
}

struct SegmentIndex::Search {
  GeoPoint point;
  LocalScale scale;
  double best = 0.0;  // mm²
  std::uint32_t segment = kNone;
  double fraction = 0.0;
};

// Looks into one cell; returns how many cells further the next one worth a look is.
std::int64_t SegmentIndex::visit(Grid const& grid, std::int64_t row, std::int64_t column,
                                 Search& state) const {
  auto const [first, count] =
      cells_[grid.first_cell + static_cast<std::size_t>(row * grid.columns + column)];
  if (count == 0) {
    return first;
  }
  // How far a stretch of cells from `start` is from the origin.
  auto const away = [](std::int64_t start, std::int32_t bits, double unit) {
    std::int64_t const end = start + (std::int64_t{1} << bits);
    return static_cast<double>(std::max({std::int64_t{0}, start, -end})) * unit;
  };
  double const north =
      away(grid.south + (row << grid.lat_bits) - state.point.lat, grid.lat_bits, state.scale.north);
  double const east = away(grid.west + (column << grid.lon_bits) - state.point.lon, grid.lon_bits,
                           state.scale.east);
  if ((north * north + east * east) * kRounding > state.best) {
    return 1;
  }
  if (count == kIsGrid) {
    search(grids_[first], state);
    return 1;
  }
  for (Entry const& entry : std::span(entries_).subspan(first, count)) {
    Projection const hit = project(state.point, state.scale, entry.line);
    if (hit.squared_distance < state.best ||
        (hit.squared_distance == state.best && entry.segment < state.segment)) {
      state.best = hit.squared_distance;
      state.segment = entry.segment;
      state.fraction = hit.fraction;
    }
  }
  return 1;
}

// Ring after ring of cells around the point, which may lie outside the grid.
void SegmentIndex::search(Grid const& grid, Search& state) const {
  std::int64_t const from_west = std::int64_t{state.point.lon} - grid.west;
  std::int64_t const from_south = std::int64_t{state.point.lat} - grid.south;
  std::int64_t const column = from_west >> grid.lon_bits;
  std::int64_t const row = from_south >> grid.lat_bits;
  std::int64_t const last_column = grid.columns - 1;
  std::int64_t const last_row = grid.rows - 1;
  std::int64_t ring =
      std::max({std::int64_t{0}, -column, column - last_column, -row, row - last_row});
  if (ring == 0) {
    ring = visit(grid, row, column, state);
  }
  std::int64_t const last_ring = std::max({column, last_column - column, row, last_row - row});
  for (; ring <= last_ring; ++ring) {
    // Everything from this ring on lies beyond the border of the rings before.
    std::int64_t const across = std::min(((column + ring) << grid.lon_bits) - from_west,
                                         from_west - ((column - ring + 1) << grid.lon_bits));
    std::int64_t const along = std::min(((row + ring) << grid.lat_bits) - from_south,
                                        from_south - ((row - ring + 1) << grid.lat_bits));
    double const reach = std::min(static_cast<double>(across) * state.scale.east,
                                  static_cast<double>(along) * state.scale.north);
    if (reach * reach * kRounding > state.best) {
      return;
    }
    std::int64_t const west = std::max<std::int64_t>(column - ring, 0);
    std::int64_t const east = std::min(column + ring, last_column);
    for (std::int64_t const r : {row - ring, row + ring}) {
      if (r >= 0 && r <= last_row) {
        for (std::int64_t c = west; c <= east;) {
          c += visit(grid, r, c, state);
        }
      }
    }
    std::int64_t const south = std::max<std::int64_t>(row - ring + 1, 0);
    std::int64_t const north = std::min(row + ring - 1, last_row);
    for (std::int64_t const c : {column - ring, column + ring}) {
      if (c >= 0 && c <= last_column) {
        for (std::int64_t r = south; r <= north;) {
          r += visit(grid, r, c, state);
        }
      }
    }
  }
}

std::optional<SegmentHit> SegmentIndex::nearest(GeoPoint point, double limit_mm) const {
  if (grids_.empty()) {
    return std::nullopt;
  }
  Search state{.point = point, .scale = scale_at(point.lat), .best = limit_mm * limit_mm};
  search(grids_.front(), state);
  if (state.segment == kNone) {
    return std::nullopt;
  }
  return SegmentHit{state.segment, state.fraction, std::sqrt(state.best)};
}

void SegmentIndex::collect(Grid const& grid, GeoBox const& around, GeoPoint point, double radius_mm,
                           std::vector<SegmentHit>& hits) const {
  auto const cells = [](std::int64_t low, std::int64_t high, std::int32_t bits,
                        std::int32_t count) {
    return std::pair{std::max<std::int64_t>(low >> bits, 0),
                     std::min<std::int64_t>(high >> bits, count - 1)};
  };
  auto const [first_column, last_column] =
      cells(std::int64_t{around.west} - grid.west, std::int64_t{around.east} - grid.west,
            grid.lon_bits, grid.columns);
  auto const [first_row, last_row] =
      cells(std::int64_t{around.south} - grid.south, std::int64_t{around.north} - grid.south,
            grid.lat_bits, grid.rows);
  LocalScale const scale = scale_at(point.lat);
  for (std::int64_t row = first_row; row <= last_row; ++row) {
    for (std::int64_t column = first_column; column <= last_column; ++column) {
      auto const [first, count] =
          cells_[grid.first_cell + static_cast<std::size_t>(row * grid.columns + column)];
      if (count == kIsGrid) {
        collect(grids_[first], around, point, radius_mm, hits);
        continue;
      }
      for (Entry const& entry : std::span(entries_).subspan(first, count)) {
        Projection const hit = project(point, scale, entry.line);
        if (hit.squared_distance <= radius_mm * radius_mm) {
          hits.push_back({entry.segment, hit.fraction, std::sqrt(hit.squared_distance)});
        }
      }
    }
  }
}

void SegmentIndex::within(GeoPoint point, double radius_mm, std::vector<SegmentHit>& hits) const {
  hits.clear();
  if (grids_.empty()) {
    return;
  }
  LocalScale const scale = scale_at(point.lat);
  auto const shifted = [](std::int32_t from, double by) {
    return static_cast<std::int32_t>(
        std::clamp(static_cast<double>(from) + by,
                   static_cast<double>(std::numeric_limits<std::int32_t>::min()),
                   static_cast<double>(std::numeric_limits<std::int32_t>::max())));
  };
  double const reach_lon = radius_mm / scale.east + 1.0;
  double const reach_lat = radius_mm / scale.north + 1.0;
  GeoBox const around{shifted(point.lon, -reach_lon), shifted(point.lat, -reach_lat),
                      shifted(point.lon, reach_lon), shifted(point.lat, reach_lat)};
  collect(grids_.front(), around, point, radius_mm, hits);
  std::ranges::sort(hits, {}, &SegmentHit::segment);
  auto const repeated = std::ranges::unique(hits, {}, &SegmentHit::segment);
  hits.erase(repeated.begin(), repeated.end());
}

std::size_t SegmentIndex::memory_bytes() const {
  return grids_.size() * sizeof(Grid) + cells_.size() * sizeof(Cell) +
         entries_.size() * sizeof(Entry);
}

}  // namespace tongcun
