// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace tongcun {

// Numbers side by side, as registers hold them, without any register: the definition of what the
// wider lanes do. Every operation is one IEEE operation or one of integers modulo 2^32, so that all
// lanes give the same bits.
struct PortableLanes {
  static constexpr int kWidth = 8;
  static constexpr std::size_t kAtOnce = 1;  // replicates: what the registers hold
  struct Float {
    std::array<float, kWidth> at;
  };
  struct Word {
    std::array<std::uint32_t, kWidth> at;
  };
  using Mask = Word;  // all bits or none

  template <class Result, class Operation>
  static Result each(Operation operation) {
    Result result;
    for (std::size_t i = 0; i < kWidth; ++i) {
      result.at[i] = operation(i);
    }
    return result;
  }

  static Float all(float x) {
    return each<Float>([&](std::size_t) { return x; });
  }
  static Word all(std::uint32_t x) {
    return each<Word>([&](std::size_t) { return x; });
  }
  static Float load(float const* x) {
    return each<Float>([&](std::size_t i) { return x[i]; });
  }
  static Word load(std::uint32_t const* x) {
    return each<Word>([&](std::size_t i) { return x[i]; });
  }
  static void store(std::uint32_t* to, Word x) {
    for (std::size_t i = 0; i < kWidth; ++i) {
      to[i] = x.at[i];
    }
  }

  static Float add(Float a, Float b) {
    return each<Float>([&](std::size_t i) { return a.at[i] + b.at[i]; });
  }
  static Float subtract(Float a, Float b) {
    return each<Float>([&](std::size_t i) { return a.at[i] - b.at[i]; });
  }
  static Float multiply(Float a, Float b) {
    return each<Float>([&](std::size_t i) { return a.at[i] * b.at[i]; });
  }
  static Float divide(Float a, Float b) {
    return each<Float>([&](std::size_t i) { return a.at[i] / b.at[i]; });
  }
  static Float root(Float a) {
    return each<Float>([&](std::size_t i) { return std::sqrt(a.at[i]); });
  }
  // The second where they are equal, as the processors' instructions.
  static Float least(Float a, Float b) {
    return each<Float>([&](std::size_t i) { return a.at[i] < b.at[i] ? a.at[i] : b.at[i]; });
  }
  static Float most(Float a, Float b) {
    return each<Float>([&](std::size_t i) { return a.at[i] > b.at[i] ? a.at[i] : b.at[i]; });
  }
  static Mask is_less(Float a, Float b) {
    return each<Word>([&](std::size_t i) { return a.at[i] < b.at[i] ? ~0U : 0U; });
  }

  static Word add(Word a, Word b) {
    return each<Word>([&](std::size_t i) { return a.at[i] + b.at[i]; });
  }
  static Word subtract(Word a, Word b) {
    return each<Word>([&](std::size_t i) { return a.at[i] - b.at[i]; });
  }
  static Word exclusive_or(Word a, Word b) {
    return each<Word>([&](std::size_t i) { return a.at[i] ^ b.at[i]; });
  }
  static Word bit_and(Word a, Word b) {
    return each<Word>([&](std::size_t i) { return a.at[i] & b.at[i]; });
  }
  static Word bit_or(Word a, Word b) {
    return each<Word>([&](std::size_t i) { return a.at[i] | b.at[i]; });
  }
  template <int kBits>
  static Word shift_left(Word a) {
    return each<Word>([&](std::size_t i) { return a.at[i] << static_cast<unsigned>(kBits); });
  }
  template <int kBits>
  static Word shift_right(Word a) {
    return each<Word>([&](std::size_t i) { return a.at[i] >> static_cast<unsigned>(kBits); });
  }
  // Both halves of the 64 bits of a product.
  static void multiply_wide(Word a, std::uint32_t b, Word& high, Word& low) {
    for (std::size_t i = 0; i < kWidth; ++i) {
      std::uint64_t const product = std::uint64_t{a.at[i]} * b;
      high.at[i] = static_cast<std::uint32_t>(product >> 32U);
      low.at[i] = static_cast<std::uint32_t>(product);
    }
  }
  static Mask is_below(Word a, Word b) {  // unsigned
    return each<Word>([&](std::size_t i) { return a.at[i] < b.at[i] ? ~0U : 0U; });
  }

  static Float as_float(Word a) {
    return each<Float>([&](std::size_t i) { return std::bit_cast<float>(a.at[i]); });
  }
  static Word as_word(Float a) {
    return each<Word>([&](std::size_t i) { return std::bit_cast<std::uint32_t>(a.at[i]); });
  }
  // Of integers below 2^24 and above -2^24: exact.
  static Float to_float(Word a) {
    return each<Float>(
        [&](std::size_t i) { return static_cast<float>(static_cast<std::int32_t>(a.at[i])); });
  }

  static Mask none() { return all(0U); }
  static Mask either(Mask a, Mask b) { return bit_or(a, b); }
  static Mask both(Mask a, Mask b) { return bit_and(a, b); }
  static Word where(Mask mask, Word a) { return bit_and(mask, a); }  // else 0
  static Float where(Mask mask, Float a) { return as_float(bit_and(mask, as_word(a))); }
  static Float choose(Mask mask, Float a, Float b) {
    return each<Float>([&](std::size_t i) { return mask.at[i] != 0 ? a.at[i] : b.at[i]; });
  }
};

}  // namespace tongcun
