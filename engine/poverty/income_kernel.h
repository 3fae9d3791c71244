// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/unit_incomes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// The only arithmetic of a simulated year, for any lanes. Included by one source file for each
// instruction set, which is compiled for that set: nothing here may be shared between them, since
// the linker would keep one copy, of whichever set.
template <class Lanes>
class IncomeKernel {
 public:
  using Float = typename Lanes::Float;
  using Word = typename Lanes::Word;
  using Mask = typename Lanes::Mask;
  static constexpr std::size_t kWidth = Lanes::kWidth;
  static constexpr std::size_t kYearsADraw = 4;  // a block of Philox has four numbers

  // Four numbers a lane.
  struct Block {
    Word at[4];
  };

  // Philox4x32-10 (Salmon et al., SC 2011).
  static Block philox(Block counter, std::uint32_t key_0, std::uint32_t key_1) {
    constexpr std::uint32_t kFactor0 = 0xD2511F53U;
    constexpr std::uint32_t kFactor1 = 0xCD9E8D57U;
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9U;
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85U;
    constexpr int kRounds = 10;
    for (int round = 0; round < kRounds; ++round) {
      Word high_0;
      Word low_0;
      Word high_1;
      Word low_1;
      Lanes::multiply_wide(counter.at[0], kFactor0, high_0, low_0);
      Lanes::multiply_wide(counter.at[2], kFactor1, high_1, low_1);
      counter.at[0] =
          Lanes::exclusive_or(Lanes::exclusive_or(high_1, counter.at[1]), Lanes::all(key_0));
      counter.at[2] =
          Lanes::exclusive_or(Lanes::exclusive_or(high_0, counter.at[3]), Lanes::all(key_1));
      counter.at[1] = low_1;
      counter.at[3] = low_0;
      key_0 += kWeyl0;
      key_1 += kWeyl1;
    }
    return counter;
  }

  static Block draw(Word key_low, Word key_high, std::uint64_t seed, std::uint32_t replicate,
                    std::uint32_t purpose, std::uint32_t year_block) {
    constexpr unsigned kYearBits = 16;
    Block counter;
    counter.at[0] = key_low;
    counter.at[1] = key_high;
    counter.at[2] = Lanes::all(replicate);
    counter.at[3] = Lanes::all((purpose << kYearBits) | year_block);
    return philox(counter, static_cast<std::uint32_t>(seed),
                  static_cast<std::uint32_t>(seed >> 32U));
  }

  // Uniform on the middles of 2^23 equal parts of (0, 1): exact.
  static Float unit(Word bits) {
    return Lanes::multiply(
        Lanes::add(Lanes::to_float(Lanes::template shift_right<9>(bits)), Lanes::all(0.5F)),
        Lanes::all(0x1.0p-23F));
  }

  // Natural logarithm of a normal number above zero, relative error about 1e-7 (the polynomial of
  // Cephes, S. Moshier).
  static Float logarithm(Float x) {
    Word const bits = Lanes::as_word(x);
    Word exponent =
        Lanes::subtract(Lanes::template shift_right<23>(bits), Lanes::all(std::uint32_t{126}));
    Float m = Lanes::as_float(Lanes::bit_or(Lanes::bit_and(bits, Lanes::all(0x007FFFFFU)),
                                            Lanes::all(0x3F000000U)));  // 0.5 … 1
    Mask const is_small = Lanes::is_less(m, Lanes::all(0.707106781F));
    Float e = Lanes::subtract(Lanes::to_float(exponent), Lanes::where(is_small, Lanes::all(1.0F)));
    m = Lanes::subtract(Lanes::add(m, Lanes::where(is_small, m)), Lanes::all(1.0F));
    constexpr std::array<float, 9> kTerms{7.0376836292e-2F,  -1.1514610310e-1F, 1.1676998740e-1F,
                                          -1.2420140846e-1F, 1.4249322787e-1F,  -1.6668057665e-1F,
                                          2.0000714765e-1F,  -2.4999993993e-1F, 3.3333331174e-1F};
    Float const square = Lanes::multiply(m, m);
    Float y = polynomial(kTerms, m);
    y = Lanes::multiply(y, Lanes::multiply(m, square));
    y = Lanes::add(y, Lanes::multiply(e, Lanes::all(-2.12194440e-4F)));
    y = Lanes::subtract(y, Lanes::multiply(square, Lanes::all(0.5F)));
    return Lanes::add(Lanes::add(m, y), Lanes::multiply(e, Lanes::all(0.693359375F)));
  }

  // e^x for -80 <= x <= 80 (clamped), relative error about 1e-7; e^0 = 1 exactly.
  static Float exponential(Float x) {
    x = Lanes::most(Lanes::least(x, Lanes::all(80.0F)), Lanes::all(-80.0F));
    // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the low bits.
    Float const magic = Lanes::all(12582912.0F);
    Float const shifted = Lanes::add(Lanes::multiply(x, Lanes::all(1.44269504F)), magic);
    Float const k = Lanes::subtract(shifted, magic);
    Float r = Lanes::subtract(x, Lanes::multiply(k, Lanes::all(0.693359375F)));
    r = Lanes::add(r, Lanes::multiply(k, Lanes::all(2.12194440e-4F)));
    constexpr std::array<float, 6> kTerms{1.9875691500e-4F, 1.3981999507e-3F, 8.3334519073e-3F,
                                          4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F};
    Float y = Lanes::multiply(polynomial(kTerms, r), Lanes::multiply(r, r));
    y = Lanes::add(Lanes::add(y, r), Lanes::all(1.0F));
    Word const power = Lanes::template shift_left<23>(
        Lanes::subtract(Lanes::as_word(shifted), Lanes::all(0x4B400000U)));
    return Lanes::as_float(Lanes::add(Lanes::as_word(y), power));
  }

  // Two standard normal numbers of two words (Box and Muller 1958).
  static void normals(Word radius_bits, Word angle_bits, Float& first, Float& second) {
    Float const radius =
        Lanes::root(Lanes::multiply(logarithm(unit(radius_bits)), Lanes::all(-2.0F)));
    // Two bits name a quarter of the circle, the others an angle of -pi/4 … pi/4 in it.
    Word const quarter = Lanes::template shift_right<30>(angle_bits);
    Float const angle = Lanes::multiply(
        Lanes::subtract(unit(Lanes::template shift_left<2>(angle_bits)), Lanes::all(0.5F)),
        Lanes::all(1.57079632679F));
    Float const square = Lanes::multiply(angle, angle);
    constexpr std::array<float, 3> kSine{-1.9515295891e-4F, 8.3321608736e-3F, -1.6666654611e-1F};
    constexpr std::array<float, 3> kCosine{2.443315711809948e-5F, -1.388731625493765e-3F,
                                           4.166664568298827e-2F};
    Float const sine = Lanes::add(
        Lanes::multiply(Lanes::multiply(polynomial(kSine, square), square), angle), angle);
    Float const cosine = Lanes::add(
        Lanes::subtract(
            Lanes::multiply(polynomial(kCosine, square), Lanes::multiply(square, square)),
            Lanes::multiply(square, Lanes::all(0.5F))),
        Lanes::all(1.0F));
    // Turned by the quarter: (c, s), (-s, c), (-c, -s), (s, -c).
    Word const one = Lanes::all(std::uint32_t{1});
    Mask const is_odd = Lanes::is_below(Lanes::all(std::uint32_t{0}), Lanes::bit_and(quarter, one));
    Float const x = Lanes::choose(is_odd, sine, cosine);
    Float const y = Lanes::choose(is_odd, cosine, sine);
    Word const turned = Lanes::add(quarter, one);
    Word const minus_x = Lanes::template shift_left<30>(turned);   // sign of quarters 1 and 2
    Word const minus_y = Lanes::template shift_left<30>(quarter);  // sign of quarters 2 and 3
    Word const sign = Lanes::all(0x80000000U);
    first = Lanes::multiply(radius, Lanes::as_float(Lanes::exclusive_or(
                                        Lanes::as_word(x), Lanes::bit_and(minus_x, sign))));
    second = Lanes::multiply(radius, Lanes::as_float(Lanes::exclusive_or(
                                         Lanes::as_word(y), Lanes::bit_and(minus_y, sign))));
  }

  static void simulate(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                       std::uint32_t count, UnitCounts& counts, HouseholdCounts& households) {
    std::size_t const years = unit.years;
    std::size_t const cells = count * years;
    // Lane by lane, so that a year adds a register to a register.
    std::vector<std::uint32_t> sums(3 * cells * kWidth, 0);
    std::uint32_t* const poor = sums.data();
    std::uint32_t* const gap = poor + cells * kWidth;
    std::uint32_t* const severity = gap + cells * kWidth;
    for (std::size_t tile = 0; tile < unit.padded(); tile += kWidth) {
      for (std::uint32_t replicate = 0; replicate < count; ++replicate) {
        std::size_t const cell = replicate * years * kWidth;
        simulate_tile(unit, tile, seed, first + replicate, poor + cell, gap + cell, severity + cell,
                      households);
      }
    }
    counts.poor.assign(cells, 0);
    counts.gap.assign(cells, 0);
    counts.severity.assign(cells, 0);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      for (std::size_t lane = 0; lane < kWidth; ++lane) {
        counts.poor[cell] += poor[cell * kWidth + lane];
        counts.gap[cell] += gap[cell * kWidth + lane];
        counts.severity[cell] += severity[cell * kWidth + lane];
      }
    }
  }

 private:
  template <std::size_t kCount>
  static Float polynomial(std::array<float, kCount> const& terms, Float x) {
    Float y = Lanes::all(terms[0]);
    for (std::size_t i = 1; i < kCount; ++i) {
      y = Lanes::add(Lanes::multiply(y, x), Lanes::all(terms[i]));
    }
    return y;
  }

  static void add_to(std::uint32_t* sum, Word x) {
    Lanes::store(sum, Lanes::add(Lanes::load(sum), x));
  }

  // A number of 0 … 1 in 2^-14, to the nearest, in the low bits of a float near 1.5 * 2^23.
  static Word in_gap_bits(Float x) {
    Float const shifted =
        Lanes::add(Lanes::multiply(x, Lanes::all(16384.0F)), Lanes::all(12582912.0F));
    return Lanes::subtract(Lanes::as_word(shifted), Lanes::all(0x4B400000U));
  }

  static void simulate_tile(UnitIncomes const& unit, std::size_t tile, std::uint64_t seed,
                            std::uint32_t replicate, std::uint32_t* poor, std::uint32_t* gap,
                            std::uint32_t* severity, HouseholdCounts& households) {
    std::size_t const padded = unit.padded();
    Word const key_low = Lanes::load(unit.key_low.data() + tile);
    Word const key_high = Lanes::load(unit.key_high.data() + tile);
    Word const persons =
        Lanes::load(reinterpret_cast<std::uint32_t const*>(unit.persons.data()) + tile);
    Float const start = Lanes::load(unit.start.data() + tile);
    Float const persistence = Lanes::load(unit.persistence.data() + tile);
    Float const deviation = Lanes::load(unit.deviation.data() + tile);
    Float const one = Lanes::all(1.0F);
    Word const once = Lanes::all(std::uint32_t{1});
    Float x = Lanes::all(0.0F);
    Mask ever = Lanes::none();
    for (std::size_t block = 0; block < unit.years; block += kYearsADraw) {
      auto const year_block = static_cast<std::uint32_t>(block / kYearsADraw);
      Block const bits = draw(key_low, key_high, seed, replicate, 0, year_block);
      Float normal[kYearsADraw];
      normals(bits.at[0], bits.at[1], normal[0], normal[1]);
      normals(bits.at[2], bits.at[3], normal[2], normal[3]);
      std::size_t const left = unit.years - block;
      std::size_t const here = left < kYearsADraw ? left : kYearsADraw;
      Float loss[kYearsADraw];
      for (std::size_t i = 0; i < kYearsADraw; ++i) {
        loss[i] = Lanes::all(0.0F);
      }
      for (ShockSlot const& slot : unit.shocks) {
        Block const fate =
            draw(Lanes::load(slot.key_low.data() + tile), Lanes::load(slot.key_high.data() + tile),
                 seed, replicate, slot.purpose, year_block);
        Float const size = Lanes::load(slot.loss.data() + tile);
        for (std::size_t i = 0; i < here; ++i) {
          Word const chance = Lanes::load(slot.chance.data() + (block + i) * padded + tile);
          loss[i] = Lanes::add(loss[i], Lanes::where(Lanes::is_below(fate.at[i], chance), size));
        }
      }
      for (std::size_t i = 0; i < here; ++i) {
        std::size_t const year = block + i;
        Float const mean = Lanes::load(unit.mean.data() + year * padded + tile);
        Float const added = Lanes::load(unit.added.data() + year * padded + tile);
        x = Lanes::add(mean, Lanes::multiply(persistence, Lanes::subtract(x, mean)));
        x = Lanes::subtract(Lanes::add(x, Lanes::multiply(deviation, normal[i])), loss[i]);
        Float const earned =
            Lanes::multiply(Lanes::multiply(start, exponential(x)), Lanes::all(unit.price[year]));
        Float const income = Lanes::add(earned, added);
        Mask const is_poor = Lanes::is_less(income, one);
        // A loss counts as an income of zero.
        Float const short_by =
            Lanes::where(is_poor, Lanes::subtract(one, Lanes::most(income, Lanes::all(0.0F))));
        add_to(poor + year * kWidth, Lanes::where(is_poor, persons));
        add_to(gap + year * kWidth, Lanes::multiply(persons, in_gap_bits(short_by)));
        add_to(severity + year * kWidth,
               Lanes::multiply(persons, in_gap_bits(Lanes::multiply(short_by, short_by))));
        add_to(households.poor.data() + year * padded + tile, Lanes::where(is_poor, once));
        ever = Lanes::either(ever, is_poor);
      }
    }
    add_to(households.ever.data() + tile, Lanes::where(ever, once));
  }
};

}  // namespace tongcun
