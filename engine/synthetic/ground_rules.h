// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/lattice_noise.h"

#include <cstdint>

namespace tongcun {

// How the ground behaves at a place, before any water runs: a pure function of seed and position
// (metres), the same on every raster. Ranges are modelling defaults [A], chosen so that slopes and
// valleys look like the folded limestone mountains of south-west China.
class GroundRules {
 public:
  explicit GroundRules(std::uint64_t seed);

  // Rate at which the ground rises, 0.2 … 1.8; high in belts along the strike of the folds.
  [[nodiscard]] double uplift(double x, double y) const;
  // Slope of a stream that drains one square kilometre, 0.04 … 0.15: hard rock is steep.
  [[nodiscard]] double stream_slope(double x, double y) const;
  // Steepest slope that holds, 0.45 … 0.75.
  [[nodiscard]] double holding_slope(double x, double y) const;
  // 1 in the middle of a wide-floored valley or basin (坝子), 0 in gorges.
  [[nodiscard]] double openness(double x, double y) const;
  // Height of the ground before erosion, metres around 0.
  [[nodiscard]] double first_height(double x, double y) const;
  // Small relief of slopes, about -1 … 1.
  [[nodiscard]] double roughness(double x, double y) const;
  // Sideways shift (metres over `scale`) that bends what a coarser raster drew straight.
  struct Shift {
    double x;
    double y;
  };
  [[nodiscard]] Shift bend(double x, double y, double scale) const;

 private:
  double strike_x_ = 1.0;  // unit vector along the folds
  double strike_y_ = 0.0;
  FractalNoise belts_;
  FractalNoise rock_;
  FractalNoise basins_;
  FractalNoise start_;
  FractalNoise rough_;
  LatticeNoise bend_x_;
  LatticeNoise bend_y_;
};

}  // namespace tongcun
