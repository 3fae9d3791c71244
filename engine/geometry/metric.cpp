// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/metric.h"

#include "engine/run/portable_math.h"

#include <cmath>

namespace tongcun {
namespace {

constexpr double kSemiMajorMillimetres = 6378137000.0;  // WGS 84
constexpr double kEccentricitySquared = 6.69437999014131699614e-3;
constexpr double kRadiansPerUnit = 3.14159265358979323846 / 180.0 / kUnitsPerDegree;

LocalScale scale_at_units(double lat) {
  double const radians = lat * kRadiansPerUnit;
  double const sine = portable_sin(radians);
  double const w2 = 1.0 - kEccentricitySquared * sine * sine;
  double const normal_radius = kSemiMajorMillimetres / std::sqrt(w2);
  double const meridian_radius = normal_radius * (1.0 - kEccentricitySquared) / w2;
  return {normal_radius * portable_cos(radians) * kRadiansPerUnit,
          meridian_radius * kRadiansPerUnit};
}

}  // namespace

LocalScale scale_at(std::int32_t lat) {
  return scale_at_units(static_cast<double>(lat));
}

Length rounded_length(double millimetres) {
  return Length(static_cast<std::int64_t>(std::floor(millimetres + 0.5)));
}

double distance_mm(GeoPoint a, GeoPoint b) {
  double const middle = (static_cast<double>(a.lat) + static_cast<double>(b.lat)) * 0.5;
  LocalScale const scale = scale_at_units(middle);
  double const dx = (static_cast<double>(b.lon) - static_cast<double>(a.lon)) * scale.east;
  double const dy = (static_cast<double>(b.lat) - static_cast<double>(a.lat)) * scale.north;
  return std::sqrt(dx * dx + dy * dy);
}

Length distance(GeoPoint a, GeoPoint b) {
  return rounded_length(distance_mm(a, b));
}

GeoPoint point_between(GeoPoint a, GeoPoint b, double fraction) {
  auto const blend = [fraction](std::int32_t from, std::int32_t to) {
    double const value = static_cast<double>(from) +
                         fraction * (static_cast<double>(to) - static_cast<double>(from));
    return static_cast<std::int32_t>(std::floor(value + 0.5));
  };
  return {blend(a.lon, b.lon), blend(a.lat, b.lat)};
}

}  // namespace tongcun
