// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/ground_rules.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr Purpose kTerrain = Purpose::synthetic_terrain;
constexpr double kFoldStretch = 2.2;  // folds are longer than wide

double smooth_step(double low, double high, double value) {
  double const t = std::clamp((value - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

}  // namespace

GroundRules::GroundRules(std::uint64_t seed)
    : belts_(seed, kTerrain, 1, {.wavelength_metres = 22000.0, .octaves = 4, .gain = 0.55}),
      rock_(seed, kTerrain, 2, {.wavelength_metres = 6000.0, .octaves = 4, .gain = 0.6}),
      basins_(seed, kTerrain, 3, {.wavelength_metres = 9000.0, .octaves = 3, .gain = 0.45}),
      start_(seed, kTerrain, 4, {.wavelength_metres = 9000.0, .octaves = 6, .gain = 0.55}),
      rough_(seed, kTerrain, 5, {.wavelength_metres = 700.0, .octaves = 3, .gain = 0.5}),
      bend_x_(seed, kTerrain, 1000),
      bend_y_(seed, kTerrain, 1001) {
  RandomStream random(seed, kTerrain, 1002);
  double square = 0.0;
  do {
    strike_x_ = 2.0 * random.next_unit() - 1.0;
    strike_y_ = 2.0 * random.next_unit() - 1.0;
    square = strike_x_ * strike_x_ + strike_y_ * strike_y_;
  } while (square < 0.25 || square > 1.0);
  double const length = std::sqrt(square);
  strike_x_ /= length;
  strike_y_ /= length;
}

double GroundRules::uplift(double x, double y) const {
  double const along = (x * strike_x_ + y * strike_y_) / kFoldStretch;
  double const across = y * strike_x_ - x * strike_y_;
  double const belt = belts_.ridge_at(along, across);
  return (0.2 + 2.6 * belt * belt) * (1.0 - 0.7 * openness(x, y));
}

double GroundRules::stream_slope(double x, double y) const {
  double const rock = std::clamp(rock_.at(x, y) * 1.4, -1.0, 1.0);
  return 0.072 * (1.0 + 0.5 * rock);
}

double GroundRules::holding_slope(double x, double y) const {
  return 0.50 + 0.14 * std::clamp(rock_.at(y + 31000.0, x) * 1.4, -1.0, 1.0);
}

double GroundRules::openness(double x, double y) const {
  return smooth_step(0.02, 0.38, basins_.at(x, y));
}

double GroundRules::first_height(double x, double y) const {
  return 260.0 * start_.at(x, y);
}

double GroundRules::roughness(double x, double y) const {
  return rough_.at(x, y);
}

GroundRules::Shift GroundRules::bend(double x, double y, double scale) const {
  double const fx = x / scale;
  double const fy = y / scale;
  return {bend_x_.at(fx, fy) + 0.5 * bend_x_.at(2.0 * fx + 0.37, 2.0 * fy + 0.61),
          bend_y_.at(fx, fy) + 0.5 * bend_y_.at(2.0 * fx + 0.83, 2.0 * fy + 0.19)};
}

}  // namespace tongcun
