// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tongcun {

// Elementary functions with the same bits on every x86-64 processor. The C library picks other
// code when AVX2 or FMA is present and then differs in the last bit; these use only IEEE
// additions and multiplications in a fixed order (compiled without contraction).

// e^x for |x| <= 700; relative error below 1e-15.
[[nodiscard]] double portable_exp(double x);

// Natural logarithm of x > 0 (normal numbers); relative error below 1e-15, absolute near 1.
[[nodiscard]] double portable_log(double x);

// Distribution function of the standard normal law: absolute error below 1e-15, relative error
// below 1e-12 in the lower tail down to x = -37. Source: Marsaglia, Evaluating the normal
// distribution (2004), in the middle; the continued fraction of Mills' ratio (Laplace) in the
// tails.
[[nodiscard]] double normal_distribution(double x);

// Its inverse for 0 < p < 1: normal_distribution of the result is p within 1e-15.
[[nodiscard]] double normal_quantile(double p);

// Sine and cosine for |x| <= 2 pi (radians); absolute error below 1e-15.
[[nodiscard]] double portable_sin(double x);
[[nodiscard]] double portable_cos(double x);

}  // namespace tongcun
