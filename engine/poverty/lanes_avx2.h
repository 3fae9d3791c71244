// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

namespace tongcun {

// PortableLanes in registers of 256 bits.
struct Avx2Lanes {
  static constexpr int kWidth = 8;
  static constexpr std::size_t kAtOnce = 2;  // replicates: what the registers hold
  struct Float {
    __m256 at;
  };
  struct Word {
    __m256i at;
  };
  using Mask = Word;

  static Float all(float x) { return {_mm256_set1_ps(x)}; }
  static Word all(std::uint32_t x) { return {_mm256_set1_epi32(static_cast<int>(x))}; }
  static Float load(float const* x) { return {_mm256_loadu_ps(x)}; }
  static Word load(std::uint32_t const* x) {
    return {_mm256_loadu_si256(reinterpret_cast<__m256i const*>(x))};
  }
  static void store(std::uint32_t* to, Word x) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), x.at);
  }

  static Float add(Float a, Float b) { return {_mm256_add_ps(a.at, b.at)}; }
  static Float subtract(Float a, Float b) { return {_mm256_sub_ps(a.at, b.at)}; }
  static Float multiply(Float a, Float b) { return {_mm256_mul_ps(a.at, b.at)}; }
  static Float divide(Float a, Float b) { return {_mm256_div_ps(a.at, b.at)}; }
  static Float root(Float a) { return {_mm256_sqrt_ps(a.at)}; }
  static Float least(Float a, Float b) { return {_mm256_min_ps(a.at, b.at)}; }
  static Float most(Float a, Float b) { return {_mm256_max_ps(a.at, b.at)}; }
  static Mask is_less(Float a, Float b) {
    return {_mm256_castps_si256(_mm256_cmp_ps(a.at, b.at, _CMP_LT_OQ))};
  }

  static Word add(Word a, Word b) { return {_mm256_add_epi32(a.at, b.at)}; }
  static Word subtract(Word a, Word b) { return {_mm256_sub_epi32(a.at, b.at)}; }
  static Word exclusive_or(Word a, Word b) { return {_mm256_xor_si256(a.at, b.at)}; }
  static Word bit_and(Word a, Word b) { return {_mm256_and_si256(a.at, b.at)}; }
  static Word bit_or(Word a, Word b) { return {_mm256_or_si256(a.at, b.at)}; }
  template <int kBits>
  static Word shift_left(Word a) {
    return {_mm256_slli_epi32(a.at, kBits)};
  }
  template <int kBits>
  static Word shift_right(Word a) {
    return {_mm256_srli_epi32(a.at, kBits)};
  }
  static void multiply_wide(Word a, std::uint32_t b, Word& high, Word& low) {
    constexpr int kOdd = 0xAA;
    constexpr int kHalf = 32;
    __m256i const factor = _mm256_set1_epi32(static_cast<int>(b));
    __m256i const even = _mm256_mul_epu32(a.at, factor);
    __m256i const odd = _mm256_mul_epu32(_mm256_srli_epi64(a.at, kHalf), factor);
    high.at = _mm256_blend_epi32(_mm256_srli_epi64(even, kHalf), odd, kOdd);
    low.at = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, kHalf), kOdd);
  }
  static Mask is_below(Word a, Word b) {
    // Signed comparison of numbers moved by 2^31.
    __m256i const half = _mm256_set1_epi32(static_cast<int>(0x80000000U));
    return {_mm256_cmpgt_epi32(_mm256_xor_si256(b.at, half), _mm256_xor_si256(a.at, half))};
  }

  static Float as_float(Word a) { return {_mm256_castsi256_ps(a.at)}; }
  static Word as_word(Float a) { return {_mm256_castps_si256(a.at)}; }
  static Float to_float(Word a) { return {_mm256_cvtepi32_ps(a.at)}; }

  static Mask none() { return {_mm256_setzero_si256()}; }
  static Mask either(Mask a, Mask b) { return bit_or(a, b); }
  static Mask both(Mask a, Mask b) { return bit_and(a, b); }
  static Word where(Mask mask, Word a) { return bit_and(mask, a); }
  static Float where(Mask mask, Float a) { return {_mm256_and_ps(as_float(mask).at, a.at)}; }
  static Float choose(Mask mask, Float a, Float b) {
    return {_mm256_blendv_ps(b.at, a.at, as_float(mask).at)};
  }
};

}  // namespace tongcun
