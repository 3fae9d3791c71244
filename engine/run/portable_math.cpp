// SPDX-License-Identifier: Apache-2.0
#include "engine/run/portable_math.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>

namespace tongcun {
namespace {

constexpr double kHalfPi = 1.57079632679489661923;

// Taylor series on |x| <= pi/4, where the first omitted terms are below 1e-17.
double sin_series(double x) {
  double const y = x * x;
  double s = -1.0 / 121645100408832000.0;  // 1/19!
  s = s * y + 1.0 / 355687428096000.0;     // 1/17!
  s = s * y - 1.0 / 1307674368000.0;       // 1/15!
  s = s * y + 1.0 / 6227020800.0;          // 1/13!
  s = s * y - 1.0 / 39916800.0;            // 1/11!
  s = s * y + 1.0 / 362880.0;              // 1/9!
  s = s * y - 1.0 / 5040.0;                // 1/7!
  s = s * y + 1.0 / 120.0;                 // 1/5!
  s = s * y - 1.0 / 6.0;                   // 1/3!
  return x + x * (y * s);
}

double cos_series(double x) {
  double const y = x * x;
  double s = 1.0 / 2432902008176640000.0;  // 1/20!
  s = s * y - 1.0 / 6402373705728000.0;    // 1/18!
  s = s * y + 1.0 / 20922789888000.0;      // 1/16!
  s = s * y - 1.0 / 87178291200.0;         // 1/14!
  s = s * y + 1.0 / 479001600.0;           // 1/12!
  s = s * y - 1.0 / 3628800.0;             // 1/10!
  s = s * y + 1.0 / 40320.0;               // 1/8!
  s = s * y - 1.0 / 720.0;                 // 1/6!
  s = s * y + 1.0 / 24.0;                  // 1/4!
  return (1.0 - 0.5 * y) + y * y * s;
}

struct Reduced {
  double rest;   // |rest| <= pi/4
  int quadrant;  // x = quadrant * pi/2 + rest
};

Reduced reduce_by_half_pi(double x) {
  // pi/2 in two parts, so that the difference is exact to well below 1e-16 for small quadrants.
  constexpr double kHigh = 1.57079632673412561417;
  constexpr double kLow = 6.07710050650619224932e-11;
  double const quadrant = std::floor(x / kHalfPi + 0.5);
  return {(x - quadrant * kHigh) - quadrant * kLow, static_cast<int>(quadrant)};
}

}  // namespace

double portable_exp(double x) {
  assert(std::abs(x) <= 700.0);
  // x = k ln 2 + r, |r| <= ln 2 / 2; ln 2 in two parts keeps r exact.
  constexpr double kInverseLn2 = 1.44269504088896340736;
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  double const k = std::floor(x * kInverseLn2 + 0.5);
  double const r = (x - k * kLn2High) - k * kLn2Low;
  double s = 1.0 / 87178291200.0;  // 1/14!
  s = s * r + 1.0 / 6227020800.0;
  s = s * r + 1.0 / 479001600.0;
  s = s * r + 1.0 / 39916800.0;
  s = s * r + 1.0 / 3628800.0;
  s = s * r + 1.0 / 362880.0;
  s = s * r + 1.0 / 40320.0;
  s = s * r + 1.0 / 5040.0;
  s = s * r + 1.0 / 720.0;
  s = s * r + 1.0 / 120.0;
  s = s * r + 1.0 / 24.0;
  s = s * r + 1.0 / 6.0;
  s = s * r + 0.5;
  double const fraction = 1.0 + (r + r * r * s);
  auto const bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52U;
  return fraction * std::bit_cast<double>(bits);
}

double portable_sin(double x) {
  Reduced const reduced = reduce_by_half_pi(x);
  switch (reduced.quadrant & 3) {
    case 0:
      return sin_series(reduced.rest);
    case 1:
      return cos_series(reduced.rest);
    case 2:
      return -sin_series(reduced.rest);
    default:
      return -cos_series(reduced.rest);
  }
}

double portable_cos(double x) {
  Reduced const reduced = reduce_by_half_pi(x);
  switch (reduced.quadrant & 3) {
    case 0:
      return cos_series(reduced.rest);
    case 1:
      return -sin_series(reduced.rest);
    case 2:
      return -cos_series(reduced.rest);
    default:
      return sin_series(reduced.rest);
  }
}

}  // namespace tongcun
