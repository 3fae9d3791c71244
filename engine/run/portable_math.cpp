// SPDX-License-Identifier: Apache-2.0
#include "engine/run/portable_math.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

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

double portable_log(double x) {
  assert(x >= std::numeric_limits<double>::min() && std::isfinite(x));
  // x = 2^k m, sqrt(1/2) <= m < sqrt(2); log m = 2 artanh s, s = (m - 1) / (m + 1).
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  constexpr double kRootTwo = 1.41421356237309504880;
  constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52U) - 1;
  auto const bits = std::bit_cast<std::uint64_t>(x);
  auto exponent = static_cast<std::int64_t>(bits >> 52U) - 1023;
  double m = std::bit_cast<double>((bits & kMantissa) | (std::uint64_t{1023} << 52U));
  if (m >= kRootTwo) {
    m *= 0.5;
    ++exponent;
  }
  double const s = (m - 1.0) / (m + 1.0);
  double const y = s * s;
  // |s| < 0.1716: the first omitted term is below 1e-18.
  double sum = 1.0 / 23.0;
  for (int n = 21; n >= 3; n -= 2) {
    sum = sum * y + 1.0 / n;
  }
  auto const k = static_cast<double>(exponent);
  return k * kLn2High + (2.0 * s + (2.0 * s * (y * sum) + k * kLn2Low));
}

double normal_distribution(double x) {
  constexpr double kRootTwoPi = 2.50662827463100050242;
  constexpr double kMiddle = 3.0;
  constexpr double kBeyond = 37.5;  // below it nothing of a normal number is left
  double const a = std::abs(x);
  if (a > kBeyond) {
    return x < 0.0 ? 0.0 : 1.0;
  }
  double const density = portable_exp(-0.5 * x * x) / kRootTwoPi;
  if (a < kMiddle) {
    // All terms have one sign: nothing cancels.
    constexpr int kTerms = 60;
    double term = x;
    double sum = x;
    for (int n = 1; n <= kTerms; ++n) {
      term = term * (x * x) / (2 * n + 1);
      sum += term;
    }
    return 0.5 + density * sum;
  }
  // The tail over the density: 1 / (a + 1 / (a + 2 / (a + 3 / …))).
  constexpr int kDepth = 100;
  double ratio = a;
  for (int n = kDepth; n >= 1; --n) {
    ratio = a + n / ratio;
  }
  double const tail = density / ratio;
  return x < 0.0 ? tail : 1.0 - tail;
}

double normal_quantile(double p) {
  assert(p > 0.0 && p < 1.0);
  bool const is_lower = p <= 0.5;
  double const tail = is_lower ? p : 1.0 - p;
  // Abramowitz and Stegun 26.2.23 within 4.5e-4, then Halley's method on the lower tail.
  double const t = std::sqrt(-2.0 * portable_log(tail));
  double x = ((0.010328 * t + 0.802853) * t + 2.515517) /
                 (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1.0) -
             t;
  constexpr double kRootTwoPi = 2.50662827463100050242;
  for (int round = 0; round < 3; ++round) {
    double const density = portable_exp(-0.5 * x * x) / kRootTwoPi;
    double const step = (normal_distribution(x) - tail) / density;
    x -= step / (1.0 + 0.5 * x * step);
  }
  return is_lower ? x : -x;
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
