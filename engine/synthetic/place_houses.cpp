// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/place_houses.h"

#include "engine/geometry/metric.h"

#include <cmath>
#include <cstdint>

namespace tongcun {
namespace {

constexpr int kMostDraws = 100;
constexpr double kMillimetres = 1000.0;

// -1 … 1
double signed_unit(RandomStream& random) {
  return 2.0 * random.next_unit() - 1.0;
}

std::int32_t moved(std::int32_t from, double millimetres, double scale) {
  return from + static_cast<std::int32_t>(std::floor(millimetres / scale + 0.5));
}

}  // namespace

GeoPoint place_house(GeoPoint hamlet, MultiPolygon const& village, RandomStream& random) {
  LocalScale const scale = scale_at(hamlet.lat);
  constexpr double kRadius = kHamletRadiusMetres * kMillimetres;
  for (int draw = 0; draw < kMostDraws; ++draw) {
    double const east = signed_unit(random);
    double const north = signed_unit(random);
    if (east * east + north * north >= 1.0) {
      continue;
    }
    GeoPoint const point{moved(hamlet.lon, kRadius * east, scale.east),
                         moved(hamlet.lat, kRadius * north, scale.north)};
    if (covers(village, point)) {
      return point;
    }
  }
  return hamlet;
}

}  // namespace tongcun
