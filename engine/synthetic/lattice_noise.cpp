// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/lattice_noise.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace tongcun {
namespace {

// 6t⁵ - 15t⁴ + 10t³: flat to second order at both ends.
double fade(double t) {
  return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

// Octaves are shifted against each other, so that their zeros do not coincide.
constexpr double kOctaveShift = 137.31;

// The largest gradient noise is about 0.7 of a unit slope.
constexpr double kNormalise = 1.45;

}  // namespace

LatticeNoise::LatticeNoise(std::uint64_t seed, Purpose purpose, std::uint64_t index) {
  RandomStream random(seed, purpose, index);
  std::iota(order_.begin(), order_.end(), std::uint16_t{0});
  for (std::uint32_t i = kPeriod - 1; i > 0; --i) {
    std::swap(order_[i], order_[random.next_below(i + 1)]);
  }
  for (std::uint32_t i = 0; i < kPeriod; ++i) {
    double x = 0.0;
    double y = 0.0;
    double square = 0.0;
    do {  // a direction without trigonometry: a point of the ring, scaled to length one
      x = 2.0 * random.next_unit() - 1.0;
      y = 2.0 * random.next_unit() - 1.0;
      square = x * x + y * y;
    } while (square < 0.25 || square > 1.0);
    double const length = std::sqrt(square);
    slope_x_[i] = x / length;
    slope_y_[i] = y / length;
  }
}

double LatticeNoise::corner(std::int64_t column, std::int64_t row, double dx, double dy) const {
  constexpr std::uint64_t kMask = kPeriod - 1;
  auto const inner = static_cast<std::size_t>(static_cast<std::uint64_t>(row) & kMask);
  auto const outer = static_cast<std::size_t>(
      (static_cast<std::uint64_t>(column) + std::uint64_t{order_[inner]} * 31U) & kMask);
  std::size_t const slope = order_[outer];
  return slope_x_[slope] * dx + slope_y_[slope] * dy;
}

double LatticeNoise::at(double x, double y) const {
  double const column = std::floor(x);
  double const row = std::floor(y);
  auto const c = static_cast<std::int64_t>(column);
  auto const r = static_cast<std::int64_t>(row);
  double const dx = x - column;
  double const dy = y - row;
  double const u = fade(dx);
  double const v = fade(dy);
  double const n00 = corner(c, r, dx, dy);
  double const n10 = corner(c + 1, r, dx - 1.0, dy);
  double const n01 = corner(c, r + 1, dx, dy - 1.0);
  double const n11 = corner(c + 1, r + 1, dx - 1.0, dy - 1.0);
  double const north = n00 + u * (n10 - n00);
  double const south = n01 + u * (n11 - n01);
  return kNormalise * (north + v * (south - north));
}

FractalNoise::FractalNoise(std::uint64_t seed, Purpose purpose, std::uint64_t index, Shape shape)
    : shape_(shape) {
  double sum = 0.0;
  double height = 1.0;
  for (int octave = 0; octave < shape.octaves; ++octave) {
    octaves_.emplace_back(seed, purpose, index * 64 + static_cast<std::uint64_t>(octave));
    sum += height;
    height *= shape.gain;
  }
  inverse_sum_ = 1.0 / sum;
}

double FractalNoise::at(double x, double y) const {
  double frequency = 1.0 / shape_.wavelength_metres;
  double height = 1.0;
  double sum = 0.0;
  double shift = 0.0;
  for (LatticeNoise const& octave : octaves_) {
    sum += height * octave.at(x * frequency + shift, y * frequency - shift);
    height *= shape_.gain;
    frequency *= 2.0;
    shift += kOctaveShift;
  }
  return sum * inverse_sum_;
}

double FractalNoise::ridge_at(double x, double y) const {
  double frequency = 1.0 / shape_.wavelength_metres;
  double height = 1.0;
  double sum = 0.0;
  double shift = 0.0;
  for (LatticeNoise const& octave : octaves_) {
    double const value = std::abs(octave.at(x * frequency + shift, y * frequency - shift));
    double const crest = value < 1.0 ? 1.0 - value : 0.0;
    sum += height * crest * crest;
    height *= shape_.gain;
    frequency *= 2.0;
    shift += kOctaveShift;
  }
  return sum * inverse_sum_;
}

}  // namespace tongcun
