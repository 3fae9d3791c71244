// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tongcun {

// Elementary functions with the same bits on every x86-64 processor. The C library picks other
// code when AVX2 or FMA is present and then differs in the last bit; these use only IEEE
// additions and multiplications in a fixed order (compiled without contraction).

// e^x for |x| <= 700; relative error below 1e-15.
[[nodiscard]] double portable_exp(double x);

// Sine and cosine for |x| <= 2 pi (radians); absolute error below 1e-15.
[[nodiscard]] double portable_sin(double x);
[[nodiscard]] double portable_cos(double x);

}  // namespace tongcun
