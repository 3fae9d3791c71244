// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"
#include "engine/types/quantity.h"

namespace tongcun {

// Millimetres per canonical unit (1e-7 degree) at one latitude of the WGS 84 ellipsoid.
struct LocalScale {
  double east = 0.0;   // along the parallel: N cos(lat)
  double north = 0.0;  // along the meridian: M
};

// Scale at a latitude, canonical units. Same bits on every processor. Source: radii of curvature
// of the ellipsoid (Snyder, Map Projections, USGS PP 1395, eq. 4-18 to 4-20).
[[nodiscard]] LocalScale scale_at(std::int32_t lat);

// To the nearest millimetre, halves up.
[[nodiscard]] Length rounded_length(double millimetres);

// Distance on the ellipsoid by the middle-latitude formula, unrounded millimetres. Relative error
// against the geodesic below 1e-6 up to 20 km and below 2e-4 up to 300 km (latitudes under 60°);
// not for points across the antimeridian.
[[nodiscard]] double distance_mm(GeoPoint a, GeoPoint b);

// The same, rounded to the millimetre. Symmetric.
[[nodiscard]] Length distance(GeoPoint a, GeoPoint b);

// The point at `fraction` (0 … 1) of the straight line from a to b, rounded to canonical units.
[[nodiscard]] GeoPoint point_between(GeoPoint a, GeoPoint b, double fraction);

}  // namespace tongcun
