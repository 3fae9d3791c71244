// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace tongcun {

// A place on the ellipsoid in canonical coordinates: 1e-7 degree, WGS 84 and CGCS2000 alike
// (they differ by centimetres). One unit is at most 11.2 mm.
// Ranges: lon -1,800,000,000 … 1,800,000,000; lat -900,000,000 … 900,000,000.
struct GeoPoint {
  std::int32_t lon = 0;
  std::int32_t lat = 0;

  friend constexpr auto operator<=>(GeoPoint const&, GeoPoint const&) = default;
};

constexpr double kUnitsPerDegree = 1e7;

// West/south/east/north, inclusive, canonical units.
struct GeoBox {
  std::int32_t west = 0;
  std::int32_t south = 0;
  std::int32_t east = 0;
  std::int32_t north = 0;

  [[nodiscard]] constexpr bool contains(GeoPoint p) const {
    return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north;
  }
  friend constexpr bool operator==(GeoBox const&, GeoBox const&) = default;
};

}  // namespace tongcun
