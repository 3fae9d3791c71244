// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

namespace tongcun {

// PortableLanes in registers of 512 bits.
struct Avx512Lanes {
  static constexpr int kWidth = 16;
  static constexpr std::size_t kAtOnce = 4;  // replicates: what the registers hold
  struct Float {
    __m512 at;
  };
  struct Word {
    __m512i at;
  };
  using Mask = __mmask16;

  static Float all(float x) { return {_mm512_set1_ps(x)}; }
  static Word all(std::uint32_t x) { return {_mm512_set1_epi32(static_cast<int>(x))}; }
  static Float load(float const* x) { return {_mm512_loadu_ps(x)}; }
  static Word load(std::uint32_t const* x) { return {_mm512_loadu_si512(x)}; }
  static void store(std::uint32_t* to, Word x) { _mm512_storeu_si512(to, x.at); }

  static Float add(Float a, Float b) { return {_mm512_add_ps(a.at, b.at)}; }
  static Float subtract(Float a, Float b) { return {_mm512_sub_ps(a.at, b.at)}; }
  static Float multiply(Float a, Float b) { return {_mm512_mul_ps(a.at, b.at)}; }
  static Float divide(Float a, Float b) { return {_mm512_div_ps(a.at, b.at)}; }
  static Float root(Float a) { return {_mm512_sqrt_ps(a.at)}; }
  static Float least(Float a, Float b) { return {_mm512_min_ps(a.at, b.at)}; }
  static Float most(Float a, Float b) { return {_mm512_max_ps(a.at, b.at)}; }
  static Mask is_less(Float a, Float b) { return _mm512_cmp_ps_mask(a.at, b.at, _CMP_LT_OQ); }

  static Word add(Word a, Word b) { return {_mm512_add_epi32(a.at, b.at)}; }
  static Word subtract(Word a, Word b) { return {_mm512_sub_epi32(a.at, b.at)}; }
  static Word exclusive_or(Word a, Word b) { return {_mm512_xor_si512(a.at, b.at)}; }
  static Word bit_and(Word a, Word b) { return {_mm512_and_si512(a.at, b.at)}; }
  static Word bit_or(Word a, Word b) { return {_mm512_or_si512(a.at, b.at)}; }
  template <int kBits>
  static Word shift_left(Word a) {
    return {_mm512_slli_epi32(a.at, kBits)};
  }
  template <int kBits>
  static Word shift_right(Word a) {
    return {_mm512_srli_epi32(a.at, kBits)};
  }
  static void multiply_wide(Word a, std::uint32_t b, Word& high, Word& low) {
    constexpr __mmask16 kOdd = 0xAAAA;
    constexpr unsigned kHalf = 32;
    __m512i const factor = _mm512_set1_epi32(static_cast<int>(b));
    __m512i const even = _mm512_mul_epu32(a.at, factor);
    __m512i const odd = _mm512_mul_epu32(_mm512_srli_epi64(a.at, kHalf), factor);
    high.at = _mm512_mask_blend_epi32(kOdd, _mm512_srli_epi64(even, kHalf), odd);
    low.at = _mm512_mask_blend_epi32(kOdd, even, _mm512_slli_epi64(odd, kHalf));
  }
  static Mask is_below(Word a, Word b) { return _mm512_cmplt_epu32_mask(a.at, b.at); }

  static Float as_float(Word a) { return {_mm512_castsi512_ps(a.at)}; }
  static Word as_word(Float a) { return {_mm512_castps_si512(a.at)}; }
  static Float to_float(Word a) { return {_mm512_cvtepi32_ps(a.at)}; }

  static Mask none() { return 0; }
  static Mask either(Mask a, Mask b) { return static_cast<Mask>(a | b); }
  static Mask both(Mask a, Mask b) { return static_cast<Mask>(a & b); }
  static Word where(Mask mask, Word a) { return {_mm512_maskz_mov_epi32(mask, a.at)}; }
  static Float where(Mask mask, Float a) { return {_mm512_maskz_mov_ps(mask, a.at)}; }
  static Float choose(Mask mask, Float a, Float b) {
    return {_mm512_mask_blend_ps(mask, b.at, a.at)};
  }
};

}  // namespace tongcun
