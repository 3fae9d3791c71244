// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/mercator_grid.h"

#include "engine/run/portable_math.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kRadiansPerUnit = 3.14159265358979323846 / 180.0 / kUnitsPerDegree;
constexpr std::int32_t kFarthestLat = 850'000'000;  // where the map's projection ends

// Height in the projection in canonical units of longitude, of the sphere as the map takes it:
// ln tan(45° + lat/2) (Snyder, Map Projections, USGS PP 1395, eq. 7-2).
double height_of(std::int32_t lat) {
  double const sine = portable_sin(static_cast<double>(lat) * kRadiansPerUnit);
  return 0.5 * portable_log((1.0 + sine) / (1.0 - sine)) / kRadiansPerUnit;
}

// The least latitude that is as high: by halves, so that no inverse function is needed.
std::int32_t lat_of(double height) {
  std::int32_t low = -kFarthestLat;
  std::int32_t high = kFarthestLat;
  while (low < high) {
    std::int32_t const middle = low + (high - low) / 2;
    if (height_of(middle) < height) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

MercatorGrid mercator_grid(GeoBox const& box, std::int32_t cells) {
  assert(cells >= 1 && box.west <= box.east && box.south <= box.north);
  std::int32_t const north = std::clamp(box.north, -kFarthestLat, kFarthestLat);
  std::int32_t const south = std::clamp(box.south, -kFarthestLat, kFarthestLat);
  double const width = std::max(1.0, static_cast<double>(box.east) - box.west);
  double const top = height_of(north);
  double const height = std::max(1.0, top - height_of(south));
  MercatorGrid grid;
  grid.cell = std::max(width, height) / cells;
  auto const count = [&](double side) {
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(side / grid.cell - 1e-9)));
  };
  std::int64_t const columns = count(width);
  std::int64_t const rows = count(height);
  auto const at = [&](double steps) {
    return static_cast<std::int32_t>(std::floor(box.west + steps * grid.cell + 0.5));
  };
  grid.lon.reserve(static_cast<std::size_t>(columns));
  for (std::int64_t column = 0; column < columns; ++column) {
    grid.lon.push_back(at(static_cast<double>(column) + 0.5));
  }
  grid.lat.reserve(static_cast<std::size_t>(rows));
  for (std::int64_t row = 0; row < rows; ++row) {
    grid.lat.push_back(lat_of(top - (static_cast<double>(row) + 0.5) * grid.cell));
  }
  grid.box = {box.west, lat_of(top - static_cast<double>(rows) * grid.cell),
              at(static_cast<double>(columns)), north};
  return grid;
}

}  // namespace tongcun
