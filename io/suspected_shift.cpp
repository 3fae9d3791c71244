// SPDX-License-Identifier: Apache-2.0
#include "io/suspected_shift.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/segment_index.h"
#include "io/gcj02.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kLeastPoints = 20;
constexpr std::size_t kMostPoints = 2000;
constexpr double kLeastOffset = 100e3;  // millimetres
constexpr double kFarthest = 3e6;       // points farther from every road count as so far
constexpr double kTimesBetter = 3.0;

using Points = std::vector<GeoPoint>;

GeoPoint moved(GeoPoint point, Degrees (*move)(Degrees)) {
  Degrees const to = move({static_cast<double>(point.lon) / kUnitsPerDegree,
                           static_cast<double>(point.lat) / kUnitsPerDegree});
  return {static_cast<std::int32_t>(std::floor(to.lon * kUnitsPerDegree + 0.5)),
          static_cast<std::int32_t>(std::floor(to.lat * kUnitsPerDegree + 0.5))};
}

Points points_of(LayerTable const& table) {
  Points points;
  for (VillageRow const& row : table.villages) {
    if (row.committee || row.layer_point) {
      points.push_back(row.committee ? *row.committee : *row.layer_point);
    }
  }
  for (CommitteeRow const& row : table.committees) {
    points.push_back(row.point);
  }
  for (FacilityRow const& row : table.facilities) {
    points.push_back(row.point);
  }
  for (SiteRow const& row : table.sites) {
    points.push_back(row.point);
  }
  std::ranges::sort(points);  // whatever the order of rows
  if (points.size() <= kMostPoints) {
    return points;
  }
  Points some;
  for (std::size_t i = 0; i < kMostPoints; ++i) {
    some.push_back(points[i * points.size() / kMostPoints]);
  }
  return some;
}

double median(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

double offset_from_roads(Points const& points, SegmentIndex const& roads) {
  std::vector<double> distances;
  distances.reserve(points.size());
  for (GeoPoint const point : points) {
    std::optional<SegmentHit> const hit = roads.nearest(point, kFarthest);
    distances.push_back(hit ? hit->distance_mm : kFarthest);
  }
  return median(std::move(distances));
}

Points all_moved(Points points, Degrees (*move)(Degrees)) {
  for (GeoPoint& point : points) {
    point = moved(point, move);
  }
  return points;
}

std::string metres_of(double millimetres) {
  return std::to_string(static_cast<std::int64_t>(std::floor(millimetres / 1000.0 + 0.5)));
}

double size_of_shift(Points const& from, Points const& to) {
  std::vector<double> sizes;
  sizes.reserve(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    sizes.push_back(static_cast<double>(distance(from[i], to[i]).count()));
  }
  return median(std::move(sizes));
}

void suspect(LayerTable& table, LayerTable const& against, std::size_t count, double before,
             double after, double shift) {
  Finding finding;
  finding.rule = "V802";
  finding.severity = Severity::warning;
  finding.treatment = Treatment::noted;
  finding.file = table.layer.file;
  finding.layer = table.layer.layer;
  finding.values = {{"shift", metres_of(shift)},
                    {"against", against.layer.key},
                    {"count", std::to_string(count)},
                    {"before", metres_of(before)},
                    {"after", metres_of(after)}};
  table.findings.push_back(std::move(finding));
}

}  // namespace

void note_suspected_shifts(std::vector<LayerTable>& tables) {
  std::vector<Segment> segments;
  LayerTable* roads = nullptr;
  for (LayerTable& table : tables) {
    for (RoadRow const& road : table.roads) {
      roads = roads == nullptr ? &table : roads;
      for (std::size_t i = 1; i < road.line.size(); ++i) {
        segments.push_back({road.line[i - 1], road.line[i]});
      }
    }
  }
  if (roads == nullptr) {
    return;
  }
  SegmentIndex const index(segments);
  for (LayerTable& table : tables) {
    Points const points = points_of(table);
    if (points.size() < kLeastPoints) {
      continue;
    }
    double const before = offset_from_roads(points, index);
    if (before < kLeastOffset) {
      continue;
    }
    for (bool const points_are_shifted : {true, false}) {
      Points const other =
          all_moved(points, points_are_shifted ? &wgs84_of_gcj02 : &gcj02_of_wgs84);
      double const after = offset_from_roads(other, index);
      if (after * kTimesBetter <= before) {
        LayerTable& shifted = points_are_shifted ? table : *roads;
        suspect(shifted, points_are_shifted ? *roads : table, points.size(), before, after,
                size_of_shift(points, other));
      }
    }
  }
}

}  // namespace tongcun
