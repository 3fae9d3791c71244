// SPDX-License-Identifier: Apache-2.0
#include "io/suspected_shift.h"

#include "engine/geometry/gcj02.h"
#include "engine/geometry/metric.h"
#include "engine/geometry/segment_index.h"
#include "engine/run/portable_math.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kLeastPoints = 20;
constexpr std::size_t kMostPoints = 2000;
constexpr double kFarthest = 3e6;  // millimetres: points farther from every road count as so far
constexpr double kFarFromNear = 500e3;  // where nearness ends
constexpr double kDeviations = 2.5;
// Cosine and sine of the directions that the shift is compared with: every sixth of a turn.
constexpr double kHalfRootOfThree = 0.86602540378443865;
constexpr std::array<std::pair<double, double>, 5> kTurns{{{0.5, kHalfRootOfThree},
                                                           {-0.5, kHalfRootOfThree},
                                                           {-1.0, 0.0},
                                                           {-0.5, -kHalfRootOfThree},
                                                           {0.5, -kHalfRootOfThree}}};

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
  for (HouseholdRow const& row : table.households) {
    if (row.point) {
      points.push_back(*row.point);
    }
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

double median_distance(Points const& points, SegmentIndex const& roads) {
  std::vector<double> distances;
  distances.reserve(points.size());
  for (GeoPoint const point : points) {
    std::optional<SegmentHit> const hit = roads.nearest(point, kFarthest);
    distances.push_back(hit ? hit->distance_mm : kFarthest);
  }
  return median(std::move(distances));
}

// What the distance from the nearest road leaves of kFarFromNear, in millimetres.
std::vector<double> nearness(Points const& points, SegmentIndex const& roads) {
  std::vector<double> near;
  near.reserve(points.size());
  for (GeoPoint const point : points) {
    std::optional<SegmentHit> const hit = roads.nearest(point, kFarFromNear);
    near.push_back(hit ? kFarFromNear - hit->distance_mm : 0.0);
  }
  return near;
}

// Whether points are clearly nearer than the same points elsewhere: the mean of the differences is
// kDeviations of its standard errors above zero.
bool is_nearer(std::vector<double> const& near, std::vector<double> const& elsewhere) {
  auto const count = static_cast<double>(near.size());
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t i = 0; i < near.size(); ++i) {
    double const more = near[i] - elsewhere[i];
    sum += more;
    squares += more * more;
  }
  double const variance = (squares - sum * sum / count) / (count - 1.0);
  return sum > 0.0 && sum * sum >= kDeviations * kDeviations * count * variance;
}

Points all_moved(Points points, Degrees (*move)(Degrees)) {
  for (GeoPoint& point : points) {
    point = moved(point, move);
  }
  return points;
}

// As far from each point as `to` is, in another direction.
Points turned(Points const& from, Points const& to, std::pair<double, double> turn) {
  Points result = from;
  for (std::size_t i = 0; i < from.size(); ++i) {
    double const narrowing = portable_cos(from[i].lat / kUnitsPerDegree * std::numbers::pi / 180.0);
    double const east = (to[i].lon - from[i].lon) * narrowing;
    double const north = to[i].lat - from[i].lat;
    auto const [cosine, sine] = turn;
    result[i].lon +=
        static_cast<std::int32_t>(std::floor((cosine * east - sine * north) / narrowing + 0.5));
    result[i].lat += static_cast<std::int32_t>(std::floor(sine * east + cosine * north + 0.5));
  }
  return result;
}

std::string metres_of(double millimetres) {
  return std::to_string(static_cast<std::int64_t>(std::floor(millimetres / 1000.0 + 0.5)));
}

// Whether the points are nearer to roads where they would be moved to than as they stand, and than
// moved in any other direction.
bool fits_better(Points const& points, Points const& other, std::vector<double> const& before,
                 SegmentIndex const& roads) {
  std::vector<double> const after = nearness(other, roads);
  return is_nearer(after, before) && std::ranges::all_of(kTurns, [&](auto const& turn) {
           return is_nearer(after, nearness(turned(points, other, turn), roads));
         });
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
    std::vector<double> const before = nearness(points, index);
    for (bool const points_are_shifted : {true, false}) {
      Points const other =
          all_moved(points, points_are_shifted ? &wgs84_of_gcj02 : &gcj02_of_wgs84);
      if (other == points || !fits_better(points, other, before, index)) {
        continue;
      }
      LayerTable& shifted = points_are_shifted ? table : *roads;
      suspect(shifted, points_are_shifted ? *roads : table, points.size(),
              median_distance(points, index), median_distance(other, index),
              size_of_shift(points, other));
    }
  }
}

}  // namespace tongcun
