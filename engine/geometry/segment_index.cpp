// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/segment_index.h"

#include "engine/geometry/metric.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tongcun {
namespace {

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

}  // namespace

std::int64_t SegmentIndex::column_of(std::int64_t lon) const {
  return std::clamp<std::int64_t>((lon - box_.west) / cell_lon_, 0, columns_ - 1);
}

std::int64_t SegmentIndex::row_of(std::int64_t lat) const {
  return std::clamp<std::int64_t>((lat - box_.south) / cell_lat_, 0, rows_ - 1);
}

// Visits every cell that the segment touches: row by row, the columns between the crossings of
// the row's borders, one cell wider on each side against rounding.
template <class Visit>
void SegmentIndex::for_each_cell(Segment const& line, Visit const& visit) const {
  GeoPoint low = line.a;
  GeoPoint high = line.b;
  if (low.lat > high.lat) {
    std::swap(low, high);
  }
  std::int64_t const first_row = row_of(low.lat);
  std::int64_t const last_row = row_of(high.lat);
  if (first_row == last_row) {
    auto const [west, east] = std::minmax(low.lon, high.lon);
    for (std::int64_t column = column_of(west); column <= column_of(east); ++column) {
      visit(first_row * columns_ + column);
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
  for (std::int64_t row = first_row; row <= last_row; ++row) {
    std::int64_t const lon0 = lon_at(box_.south + row * cell_lat_);
    std::int64_t const lon1 = lon_at(box_.south + (row + 1) * cell_lat_);
    auto const [west, east] = std::minmax(lon0, lon1);
    for (std::int64_t column = column_of(west - 1); column <= column_of(east + 1); ++column) {
      visit(row * columns_ + column);
    }
  }
}

SegmentIndex::SegmentIndex(std::span<Segment const> segments) {
  if (segments.empty()) {
    return;
  }
  box_ = {std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max(),
          std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
  for (Segment const& line : segments) {
    for (GeoPoint const p : {line.a, line.b}) {
      box_.west = std::min(box_.west, p.lon);
      box_.east = std::max(box_.east, p.lon);
      box_.south = std::min(box_.south, p.lat);
      box_.north = std::max(box_.north, p.lat);
    }
  }
  // Square cells on the ground, about one per segment, never smaller than 5 m.
  LocalScale const scale =
      scale_at(static_cast<std::int32_t>((std::int64_t{box_.south} + box_.north) / 2));
  double const width = (static_cast<double>(box_.east) - box_.west + 1.0) * scale.east;
  double const height = (static_cast<double>(box_.north) - box_.south + 1.0) * scale.north;
  double const side = std::max({std::sqrt(width * height / static_cast<double>(segments.size())),
                                std::max(width, height) / 16384.0, 5000.0});
  cell_lon_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(side / scale.east));
  cell_lat_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(side / scale.north));
  columns_ = (std::int64_t{box_.east} - box_.west) / cell_lon_ + 1;
  rows_ = (std::int64_t{box_.north} - box_.south) / cell_lat_ + 1;

  first_entry_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  for (Segment const& line : segments) {
    for_each_cell(line,
                  [&](std::int64_t cell) { ++first_entry_[static_cast<std::size_t>(cell) + 1]; });
  }
  for (std::size_t cell = 1; cell < first_entry_.size(); ++cell) {
    first_entry_[cell] += first_entry_[cell - 1];
  }
  entries_.resize(first_entry_.back());
  std::vector<std::uint32_t> next(first_entry_.begin(), first_entry_.end() - 1);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for_each_cell(segments[i], [&](std::int64_t cell) {
      entries_[next[static_cast<std::size_t>(cell)]++] = {segments[i],
                                                          static_cast<std::uint32_t>(i)};
    });
  }
}

std::optional<SegmentHit> SegmentIndex::nearest(GeoPoint point, double limit_mm) const {
  if (entries_.empty()) {
    return std::nullopt;
  }
  LocalScale const scale = scale_at(point.lat);
  double const cell_side = std::min(static_cast<double>(cell_lon_) * scale.east,
                                    static_cast<double>(cell_lat_) * scale.north);
  // The query's own cell may lie outside the grid; rings are then counted from there.
  auto const floor_div = [](std::int64_t value, std::int64_t by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
  };
  std::int64_t const column = floor_div(std::int64_t{point.lon} - box_.west, cell_lon_);
  std::int64_t const row = floor_div(std::int64_t{point.lat} - box_.south, cell_lat_);
  std::int64_t const first_ring =
      std::max({std::int64_t{0}, -column, column - (columns_ - 1), -row, row - (rows_ - 1)});
  std::int64_t const last_ring = std::max({column, columns_ - 1 - column, row, rows_ - 1 - row});

  double best = limit_mm * limit_mm;
  std::uint32_t best_segment = std::numeric_limits<std::uint32_t>::max();
  double best_fraction = 0.0;
  auto const scan = [&](std::int64_t first_column, std::int64_t last_column, std::int64_t at_row) {
    if (at_row < 0 || at_row >= rows_) {
      return;
    }
    first_column = std::max<std::int64_t>(first_column, 0);
    last_column = std::min(last_column, columns_ - 1);
    if (first_column > last_column) {
      return;
    }
    auto const begin = first_entry_[static_cast<std::size_t>(at_row * columns_ + first_column)];
    auto const end = first_entry_[static_cast<std::size_t>(at_row * columns_ + last_column) + 1];
    for (std::uint32_t i = begin; i < end; ++i) {
      Projection const hit = project(point, scale, entries_[i].line);
      if (hit.squared_distance < best ||
          (hit.squared_distance == best && entries_[i].segment < best_segment)) {
        best = hit.squared_distance;
        best_segment = entries_[i].segment;
        best_fraction = hit.fraction;
      }
    }
  };
  for (std::int64_t ring = first_ring; ring <= last_ring; ++ring) {
    // Everything in this ring is at least ring-1 whole cells away.
    double const reach = static_cast<double>(ring - 1) * cell_side;
    if (reach > 0.0 && reach * reach > best) {
      break;
    }
    scan(column - ring, column + ring, row - ring);
    if (ring > 0) {
      std::int64_t const end_row = std::min(row + ring, rows_);
      for (std::int64_t r = std::max<std::int64_t>(row - ring + 1, 0); r < end_row; ++r) {
        scan(column - ring, column - ring, r);
        scan(column + ring, column + ring, r);
      }
      scan(column - ring, column + ring, row + ring);
    }
  }
  if (best_segment == std::numeric_limits<std::uint32_t>::max()) {
    return std::nullopt;
  }
  return SegmentHit{best_segment, best_fraction, std::sqrt(best)};
}

void SegmentIndex::within(GeoPoint point, double radius_mm, std::vector<SegmentHit>& hits) const {
  hits.clear();
  if (entries_.empty()) {
    return;
  }
  LocalScale const scale = scale_at(point.lat);
  auto const reach_lon = static_cast<std::int64_t>(radius_mm / scale.east) + 1;
  auto const reach_lat = static_cast<std::int64_t>(radius_mm / scale.north) + 1;
  if (point.lon + reach_lon < box_.west || point.lon - reach_lon > box_.east ||
      point.lat + reach_lat < box_.south || point.lat - reach_lat > box_.north) {
    return;
  }
  for (std::int64_t row = row_of(point.lat - reach_lat); row <= row_of(point.lat + reach_lat);
       ++row) {
    std::int64_t const first = row * columns_ + column_of(point.lon - reach_lon);
    std::int64_t const last = row * columns_ + column_of(point.lon + reach_lon);
    for (std::uint32_t i = first_entry_[static_cast<std::size_t>(first)];
         i < first_entry_[static_cast<std::size_t>(last) + 1]; ++i) {
      Projection const hit = project(point, scale, entries_[i].line);
      if (hit.squared_distance <= radius_mm * radius_mm) {
        hits.push_back({entries_[i].segment, hit.fraction, std::sqrt(hit.squared_distance)});
      }
    }
  }
  std::ranges::sort(hits, {}, &SegmentHit::segment);
  auto const repeated = std::ranges::unique(hits, {}, &SegmentHit::segment);
  hits.erase(repeated.begin(), repeated.end());
}

std::size_t SegmentIndex::memory_bytes() const {
  return first_entry_.size() * sizeof(std::uint32_t) + entries_.size() * sizeof(Entry);
}

}  // namespace tongcun
