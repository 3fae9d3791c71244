// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/gcj02.h"

#include "engine/run/portable_math.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace tongcun {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kHalfAxis = 6378245.0;                          // Krasovsky, metres
constexpr double kEccentricitySquared = 0.00669342162296594323;  // Krasovsky
constexpr double kExact = 1e-10;                                 // degrees
constexpr int kMostSteps = 50;  // each one gains two digits or more
constexpr double kBaiduTurn = kPi * 3000.0 / 180.0;

bool is_moved(Degrees place) {
  return place.lon >= 72.004 && place.lon <= 137.8347 && place.lat >= 0.8293 &&
         place.lat <= 55.8271;
}

// Of any angle: whole turns are taken off without rounding.
double sine(double angle) {
  return portable_sin(std::fmod(angle, 2.0 * kPi));
}

// Metres to the east and north at x, y degrees from 105 E, 35 N.
Degrees offset_metres(double x, double y) {
  double const common = (20.0 * sine(6.0 * x * kPi) + 20.0 * sine(2.0 * x * kPi)) * 2.0 / 3.0;
  double const root = std::sqrt(std::abs(x));
  double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common;
  east += (20.0 * sine(x * kPi) + 40.0 * sine(x / 3.0 * kPi)) * 2.0 / 3.0;
  east += (150.0 * sine(x / 12.0 * kPi) + 300.0 * sine(x / 30.0 * kPi)) * 2.0 / 3.0;
  double north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common;
  north += (20.0 * sine(y * kPi) + 40.0 * sine(y / 3.0 * kPi)) * 2.0 / 3.0;
  north += (160.0 * sine(y / 12.0 * kPi) + 320.0 * sine(y * kPi / 30.0)) * 2.0 / 3.0;
  return {east, north};
}

// Where `forward` leads to `place`.
template <class Forward>
Degrees inverse(Degrees place, Forward const& forward) {
  Degrees guess = place;
  for (int step = 0; step < kMostSteps; ++step) {
    Degrees const reached = forward(guess);
    Degrees const miss{place.lon - reached.lon, place.lat - reached.lat};
    guess = {guess.lon + miss.lon, guess.lat + miss.lat};
    if (std::max(std::abs(miss.lon), std::abs(miss.lat)) < kExact) {
      break;
    }
  }
  return guess;
}

}  // namespace

Degrees gcj02_of_wgs84(Degrees place) {
  if (!is_moved(place)) {
    return place;
  }
  Degrees const metres = offset_metres(place.lon - 105.0, place.lat - 35.0);
  double const latitude = place.lat / 180.0 * kPi;
  double const height = portable_sin(latitude);
  double const squared = 1.0 - kEccentricitySquared * height * height;
  double const root = std::sqrt(squared);
  double const metres_north = kHalfAxis * (1.0 - kEccentricitySquared) / (squared * root) * kPi;
  double const metres_east = kHalfAxis / root * portable_cos(latitude) * kPi;
  return {place.lon + metres.lon * 180.0 / metres_east,
          place.lat + metres.lat * 180.0 / metres_north};
}

GeoPoint gcj02_of(GeoPoint place) {
  Degrees const moved = gcj02_of_wgs84({place.lon / kUnitsPerDegree, place.lat / kUnitsPerDegree});
  auto const units = [](double degrees) {
    return static_cast<std::int32_t>(std::floor(degrees * kUnitsPerDegree + 0.5));
  };
  return {units(moved.lon), units(moved.lat)};
}

Degrees wgs84_of_gcj02(Degrees place) {
  return inverse(place, gcj02_of_wgs84);
}

Degrees bd09_of_gcj02(Degrees place) {
  double const radius = std::sqrt(place.lon * place.lon + place.lat * place.lat) +
                        0.00002 * std::sin(place.lat * kBaiduTurn);
  double const angle =
      std::atan2(place.lat, place.lon) + 0.000003 * std::cos(place.lon * kBaiduTurn);
  return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

Degrees gcj02_of_bd09(Degrees place) {
  return inverse(place, bd09_of_gcj02);
}

}  // namespace tongcun
