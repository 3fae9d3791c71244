// SPDX-License-Identifier: Apache-2.0
#include "io/report_geometry.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kFineCorners = 400'000;
constexpr std::int64_t kMediumCorners = 1'500'000;

// Of what is drawn: villages with areas have points too, which say where their people are.
template <typename Visit>
void visit_corners(OutputTable const& table, Visit visit) {
  if (table.geometry == GeometryType::point) {
    std::ranges::for_each(table.points, visit);
  }
  for (std::vector<GeoPoint> const& line : table.lines) {
    std::ranges::for_each(line, visit);
  }
  for (MultiPolygon const& area : table.areas) {
    for (Polygon const& polygon : area.polygons) {
      for (Ring const& ring : polygon.rings) {
        std::ranges::for_each(ring, visit);
      }
    }
  }
}

std::int32_t step_for(std::int64_t corners) {
  if (corners <= kFineCorners) {
    return 100;
  }
  return corners <= kMediumCorners ? 500 : 2000;
}

// Steps of the grid from its origin, to the nearest.
GeoPoint on_grid(GeoPoint point, ReportGrid const& grid) {
  auto const steps = [&](std::int32_t at, std::int32_t origin) {
    std::int64_t const distance = std::int64_t{at} - origin;
    return static_cast<std::int32_t>((distance + grid.step / 2) / grid.step);
  };
  return {steps(point.lon, grid.origin.lon), steps(point.lat, grid.origin.lat)};
}

std::vector<GeoPoint> on_grid(std::vector<GeoPoint> const& points, ReportGrid const& grid) {
  std::vector<GeoPoint> result;
  for (GeoPoint const point : points) {
    GeoPoint const snapped = on_grid(point, grid);
    if (result.empty() || result.back() != snapped) {
      result.push_back(snapped);
    }
  }
  return result;
}

void append_differences(std::vector<GeoPoint> const& points, std::string& json) {
  GeoPoint before{0, 0};
  json += '[';
  for (std::size_t i = 0; i < points.size(); ++i) {
    json += i == 0 ? "" : ",";
    json += std::to_string(points[i].lon - before.lon);
    json += ',';
    json += std::to_string(points[i].lat - before.lat);
    before = points[i];
  }
  json += ']';
}

std::int64_t append_line(std::vector<GeoPoint> const& line, ReportGrid const& grid,
                         std::string& json) {
  std::vector<GeoPoint> kept;
  for (std::size_t const corner : kept_corners(line, grid.step)) {
    kept.push_back(line[corner]);
  }
  std::vector<GeoPoint> const points = on_grid(kept, grid);
  if (points.size() < 2) {
    json += "null";
    return 0;
  }
  append_differences(points, json);
  return static_cast<std::int64_t>(points.size());
}

std::int64_t append_area(MultiPolygon const& area, ReportGrid const& grid, std::string& json) {
  std::int64_t drawn = 0;
  std::string polygons;
  for (Polygon const& polygon : area.polygons) {
    std::string rings;
    for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
      std::vector<GeoPoint> points = on_grid(polygon.rings[r], grid);
      if (points.size() > 1 && points.front() == points.back()) {
        points.pop_back();
      }
      if (points.size() < 3) {
        if (r == 0) {
          break;  // a shell that is smaller than a step, with its holes
        }
        continue;
      }
      rings += rings.empty() ? "" : ",";
      append_differences(points, rings);
      drawn += static_cast<std::int64_t>(points.size());
    }
    if (!rings.empty()) {
      polygons += polygons.empty() ? "[" : ",[";
      polygons += rings + "]";
    }
  }
  json += polygons.empty() ? "null" : "[" + polygons + "]";
  return drawn;
}

}  // namespace

std::int64_t ReportGrid::metres() const {
  return (std::int64_t{step} * 112 + 9999) / 10000;  // a unit is at most 11.2 mm
}

ReportGrid report_grid_of(std::vector<OutputTable const*> const& tables) {
  std::int64_t corners = 0;
  std::optional<GeoPoint> least;
  for (OutputTable const* table : tables) {
    visit_corners(*table, [&](GeoPoint point) {
      ++corners;
      least = least ? GeoPoint{std::min(least->lon, point.lon), std::min(least->lat, point.lat)}
                    : point;
    });
  }
  return {least.value_or(GeoPoint{}), step_for(corners)};
}

std::vector<std::size_t> kept_corners(std::vector<GeoPoint> const& corners,
                                      std::int32_t tolerance) {
  if (corners.size() < 3) {
    return corners.empty()       ? std::vector<std::size_t>{}
           : corners.size() == 1 ? std::vector<std::size_t>{0}
                                 : std::vector<std::size_t>{0, 1};
  }
  std::vector<char> is_kept(corners.size(), 0);
  is_kept.front() = is_kept.back() = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, corners.size() - 1}};
  double const limit = static_cast<double>(tolerance) * tolerance;
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    double const along_x = static_cast<double>(corners[last].lon) - corners[first].lon;
    double const along_y = static_cast<double>(corners[last].lat) - corners[first].lat;
    double const length = along_x * along_x + along_y * along_y;
    double farthest = limit;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      double const x = static_cast<double>(corners[i].lon) - corners[first].lon;
      double const y = static_cast<double>(corners[i].lat) - corners[first].lat;
      double const cross = x * along_y - y * along_x;
      double const distance = length > 0.0 ? cross * cross / length : x * x + y * y;
      if (distance > farthest) {
        farthest = distance;
        at = i;
      }
    }
    if (at != first) {
      is_kept[at] = 1;
      open.emplace_back(first, at);
      open.emplace_back(at, last);
    }
  }
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    if (is_kept[i] != 0) {
      kept.push_back(i);
    }
  }
  return kept;
}

DrawnCorners append_shapes(OutputTable const& table, ReportGrid const& grid, std::string& json) {
  DrawnCorners corners;
  visit_corners(table, [&](GeoPoint) { ++corners.read; });
  json += '[';
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    json += row == 0 ? "" : ",";
    switch (table.geometry) {
      case GeometryType::point:
        append_differences({on_grid(table.points[row], grid)}, json);
        ++corners.drawn;
        break;
      case GeometryType::line:
        corners.drawn += append_line(table.lines[row], grid, json);
        break;
      case GeometryType::area:
        corners.drawn += append_area(table.areas[row], grid, json);
        break;
      case GeometryType::none:
        json += "null";
        break;
    }
  }
  json += ']';
  return corners;
}

}  // namespace tongcun
