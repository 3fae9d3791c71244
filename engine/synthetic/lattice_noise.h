// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tongcun {

// Smooth random relief of one wavelength (gradient noise, Perlin 2002): zero at the lattice
// points, about -1 … 1 between them, twice differentiable. A pure function of (seed, purpose,
// index) and the position, with the same bits on every processor. Repeats after 1024 wavelengths.
class LatticeNoise {
 public:
  LatticeNoise(std::uint64_t seed, Purpose purpose, std::uint64_t index);

  // Position in wavelengths, |x|, |y| < 1e9. O(1).
  [[nodiscard]] double at(double x, double y) const;

 private:
  static constexpr std::uint32_t kPeriod = 1024;

  [[nodiscard]] double corner(std::int64_t column, std::int64_t row, double dx, double dy) const;

  std::array<std::uint16_t, kPeriod> order_{};
  std::array<double, kPeriod> slope_x_{};
  std::array<double, kPeriod> slope_y_{};
};

// A sum of octaves: each has half the wavelength of the one before and `gain` times its height.
class FractalNoise {
 public:
  struct Shape {
    double wavelength_metres = 1.0;
    int octaves = 1;
    double gain = 0.5;
  };
  FractalNoise(std::uint64_t seed, Purpose purpose, std::uint64_t index, Shape shape);

  // Position in metres; about -1 … 1.
  [[nodiscard]] double at(double x, double y) const;
  // Sharp crests at 1, broad floors towards 0.
  [[nodiscard]] double ridge_at(double x, double y) const;

 private:
  std::vector<LatticeNoise> octaves_;
  Shape shape_;
  double inverse_sum_ = 1.0;
};

}  // namespace tongcun
