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
    std::array<Word, kYearsADraw> at;
  };

  // Philox4x32-10 (Salmon et al., SC 2011) of several counters, a round of each in turn: one alone
  // would wait for its own products.
  template <std::size_t kCount>
  static void philox(std::array<Block, kCount>& counters, std::uint64_t seed) {
    constexpr std::uint32_t kFactor0 = 0xD2511F53U;
    constexpr std::uint32_t kFactor1 = 0xCD9E8D57U;
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9U;
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85U;
    constexpr int kRounds = 10;
    auto key_0 = static_cast<std::uint32_t>(seed);
    auto key_1 = static_cast<std::uint32_t>(seed >> 32U);
    for (int round = 0; round < kRounds; ++round) {
      Word const word_0 = Lanes::all(key_0);
      Word const word_1 = Lanes::all(key_1);
      for (Block& counter : counters) {
        Word high_0;
        Word low_0;
        Word high_1;
        Word low_1;
        Lanes::multiply_wide(counter.at[0], kFactor0, high_0, low_0);
        Lanes::multiply_wide(counter.at[2], kFactor1, high_1, low_1);
        counter.at[0] = Lanes::exclusive_or(Lanes::exclusive_or(high_1, counter.at[1]), word_0);
        counter.at[2] = Lanes::exclusive_or(Lanes::exclusive_or(high_0, counter.at[3]), word_1);
        counter.at[1] = low_1;
        counter.at[3] = low_0;
      }
      key_0 += kWeyl0;
      key_1 += kWeyl1;
    }
  }

  // The draws of replicates first, first + 1, …
  template <std::size_t kCount>
  static std::array<Block, kCount> draw(Word key_low, Word key_high, std::uint64_t seed,
                                        std::uint32_t first, std::uint32_t purpose,
                                        std::uint32_t year_block) {
    constexpr unsigned kYearBits = 16;
    std::array<Block, kCount> blocks;
    for (std::uint32_t n = 0; n < kCount; ++n) {
      blocks[n].at[0] = key_low;
      blocks[n].at[1] = key_high;
      blocks[n].at[2] = Lanes::all(first + n);
      blocks[n].at[3] = Lanes::all((purpose << kYearBits) | year_block);
    }
    philox(blocks, seed);
    return blocks;
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
    Float const magic = Lanes::all(kMagic);
    Float const shifted = Lanes::add(Lanes::multiply(x, Lanes::all(1.44269504F)), magic);
    Float const k = Lanes::subtract(shifted, magic);
    Float r = Lanes::subtract(x, Lanes::multiply(k, Lanes::all(0.693359375F)));
    r = Lanes::add(r, Lanes::multiply(k, Lanes::all(2.12194440e-4F)));
    constexpr std::array<float, 6> kTerms{1.9875691500e-4F, 1.3981999507e-3F, 8.3334519073e-3F,
                                          4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F};
    Float y = Lanes::multiply(polynomial(kTerms, r), Lanes::multiply(r, r));
    y = Lanes::add(Lanes::add(y, r), Lanes::all(1.0F));
    Word const power = Lanes::template shift_left<23>(
        Lanes::subtract(Lanes::as_word(shifted), Lanes::all(kMagicBits)));
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
                       std::uint32_t count, UnitCounts& counts, PoorTimes& households,
                       UnitFates const* fates) {
    if (fates == nullptr) {
      simulate_all<false>(unit, seed, first, count, counts, households, nullptr);
    } else {
      simulate_all<true>(unit, seed, first, count, counts, households, fates->cells.data());
    }
  }

 private:
  // kLives: members are born and die, as `cells` says (UnitFates).
  template <bool kLives>
  static void simulate_all(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                           std::uint32_t count, UnitCounts& counts, PoorTimes& households,
                           std::uint32_t const* cells) {
    std::size_t const years = unit.years;
    counts.poor.assign(count * years, 0);
    counts.gap.assign(count * years, 0);
    counts.severity.assign(count * years, 0);
    std::vector<std::uint32_t> sums(Lanes::kAtOnce * years * kSums * kWidth);
    for (std::size_t begin = 0; begin < unit.padded(); begin += kChunk) {
      std::size_t const end = begin + kChunk < unit.padded() ? begin + kChunk : unit.padded();
      std::uint32_t replicate = 0;
      for (; replicate + Lanes::kAtOnce <= count; replicate += Lanes::kAtOnce) {
        simulate_chunk<Lanes::kAtOnce, kLives>(unit, begin, end, seed, first, replicate, sums,
                                               counts, households, cells);
      }
      for (; replicate < count; ++replicate) {
        simulate_chunk<1, kLives>(unit, begin, end, seed, first, replicate, sums, counts,
                                  households, cells);
      }
    }
  }

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

  // Sums of one year of one replicate, lane by lane: poor, gap, severity.
  static constexpr std::size_t kSums = 3;
  static constexpr std::size_t kChunk = 256;  // households whose columns stay in the nearest cache
  // 1.5 * 2^23: adding it rounds a number below 2^22 to a whole one, which then stands in the low
  // bits of the float.
  static constexpr float kMagic = 12582912.0F;
  static constexpr std::uint32_t kMagicBits = 0x4B400000U;

  // Replicates first + replicate … of the households begin … end - 1.
  template <std::size_t kCount, bool kLives>
  static void simulate_chunk(UnitIncomes const& unit, std::size_t begin, std::size_t end,
                             std::uint64_t seed, std::uint32_t first, std::uint32_t replicate,
                             std::vector<std::uint32_t>& sums, UnitCounts& counts,
                             PoorTimes& households, std::uint32_t const* cells) {
    std::size_t const years = unit.years;
    for (std::size_t i = 0; i < kCount * years * kSums * kWidth; ++i) {
      sums[i] = 0;
    }
    std::uint32_t const* const lives =
        kLives ? cells + std::size_t{replicate} * years * unit.padded() : nullptr;
    for (std::size_t tile = begin; tile < end; tile += kWidth) {
      simulate_tile<kCount, kLives>(unit, tile, seed, first + replicate, sums.data(), households,
                                    lives);
    }
    // Every tile added the bits of kMagic to the sums of gaps, modulo 2^32.
    auto const added = static_cast<std::uint32_t>((end - begin) / kWidth) * kMagicBits;
    for (std::size_t n = 0; n < kCount; ++n) {
      for (std::size_t year = 0; year < years; ++year) {
        std::uint32_t const* const lanes = sums.data() + (n * years + year) * kSums * kWidth;
        std::size_t const cell = (replicate + n) * years + year;
        for (std::size_t i = 0; i < kWidth; ++i) {
          counts.poor[cell] += lanes[i];
          counts.gap[cell] += lanes[kWidth + i] - added;
          counts.severity[cell] += lanes[2 * kWidth + i] - added;
        }
      }
    }
  }

  // Who lives in a year, against today.
  struct Living {
    Word persons;
    Float weight;   // of gaps
    Float shared;   // persons of today over those of the year
    Float labour;   // who can work over the labourers of today, less one
    Mask has_able;  // somebody can work
  };
  static Living living(UnitIncomes const& unit, std::size_t tile, Word cell) {
    Word const none = Lanes::all(std::uint32_t{0});
    Word const mask = Lanes::all(UnitFates::kMask);
    Float const one = Lanes::all(1.0F);
    Word const persons = Lanes::bit_and(cell, mask);
    Word const able = Lanes::bit_and(Lanes::template shift_right<UnitFates::kBits>(cell), mask);
    Word const today =
        Lanes::load(reinterpret_cast<std::uint32_t const*>(unit.persons.data()) + tile);
    Float const labourers = Lanes::load(unit.labourers.data() + tile);
    Living made;
    made.persons = persons;
    made.weight =
        Lanes::multiply(Lanes::to_float(persons), Lanes::all(static_cast<float>(1 << kGapBits)));
    made.shared = Lanes::divide(Lanes::to_float(today), Lanes::most(Lanes::to_float(persons), one));
    made.labour = Lanes::where(
        Lanes::is_less(Lanes::all(0.0F), labourers),
        Lanes::subtract(Lanes::divide(Lanes::to_float(able), Lanes::most(labourers, one)), one));
    made.has_able = Lanes::is_below(none, able);
    return made;
  }

  // `kCount` replicates from `first` on; `lives`: their cells.
  template <std::size_t kCount, bool kLives>
  static void simulate_tile(UnitIncomes const& unit, std::size_t tile, std::uint64_t seed,
                            std::uint32_t first, std::uint32_t* sums, PoorTimes& households,
                            std::uint32_t const* lives) {
    std::size_t const padded = unit.padded();
    Word const key_low = Lanes::load(unit.key_low.data() + tile);
    Word const key_high = Lanes::load(unit.key_high.data() + tile);
    Word const persons =
        Lanes::load(reinterpret_cast<std::uint32_t const*>(unit.persons.data()) + tile);
    Float const start = Lanes::load(unit.start.data() + tile);
    Float const persistence = Lanes::load(unit.persistence.data() + tile);
    Float const deviation = Lanes::load(unit.deviation.data() + tile);
    Float const weight =
        Lanes::multiply(Lanes::to_float(persons), Lanes::all(static_cast<float>(1 << kGapBits)));
    Float const magic = Lanes::all(kMagic);
    Float const one = Lanes::all(1.0F);
    Word const once = Lanes::all(std::uint32_t{1});
    std::array<Float, kCount> x;
    std::array<Mask, kCount> ever;
    for (std::size_t n = 0; n < kCount; ++n) {
      x[n] = Lanes::all(0.0F);
      ever[n] = Lanes::none();
    }
    for (std::size_t block = 0; block < unit.years; block += kYearsADraw) {
      auto const year_block = static_cast<std::uint32_t>(block / kYearsADraw);
      auto const bits = draw<kCount>(key_low, key_high, seed, first, 0, year_block);
      // What a year adds to the logarithm by chance.
      std::array<std::array<Float, kYearsADraw>, kCount> chance;
      for (std::size_t n = 0; n < kCount; ++n) {
        normals(bits[n].at[0], bits[n].at[1], chance[n][0], chance[n][1]);
        normals(bits[n].at[2], bits[n].at[3], chance[n][2], chance[n][3]);
        for (Float& value : chance[n]) {
          value = Lanes::multiply(deviation, value);
        }
      }
      std::size_t const left = unit.years - block;
      std::size_t const here = left < kYearsADraw ? left : kYearsADraw;
      for (ShockSlot const& slot : unit.shocks) {
        auto const fate = draw<kCount>(Lanes::load(slot.key_low.data() + tile),
                                       Lanes::load(slot.key_high.data() + tile), seed, first,
                                       slot.purpose, year_block);
        Float const loss = Lanes::load(slot.loss.data() + tile);
        for (std::size_t i = 0; i < here; ++i) {
          Word const limit = Lanes::load(slot.chance.data() + (block + i) * padded + tile);
          for (std::size_t n = 0; n < kCount; ++n) {
            Mask is_hit = Lanes::is_below(fate[n].at[i], limit);
            if constexpr (kLives) {
              if (slot.needs_labour) {
                Word const cell = Lanes::load(lives + (n * unit.years + block + i) * padded + tile);
                is_hit = Lanes::both(is_hit, living(unit, tile, cell).has_able);
              }
            }
            chance[n][i] = Lanes::subtract(chance[n][i], Lanes::where(is_hit, loss));
          }
        }
      }
      // What a year adds to the income by a draw of all years.
      std::array<std::array<Float, kYearsADraw>, kCount> gained;
      for (std::size_t n = 0; n < kCount; ++n) {
        gained[n].fill(Lanes::all(0.0F));
      }
      for (GainSlot const& slot : unit.gains) {
        auto const fate = draw<kCount>(key_low, key_high, seed, first, slot.purpose, 0);
        Word const limit = Lanes::load(slot.chance.data() + tile);
        for (std::size_t i = 0; i < here; ++i) {
          Float const amount = Lanes::load(slot.amount.data() + (block + i) * padded + tile);
          for (std::size_t n = 0; n < kCount; ++n) {
            Mask const is_hit = Lanes::is_below(fate[n].at[0], limit);
            gained[n][i] = Lanes::add(gained[n][i], Lanes::where(is_hit, amount));
          }
        }
      }
      for (std::size_t i = 0; i < here; ++i) {
        std::size_t const year = block + i;
        Float const mean = Lanes::load(unit.mean.data() + year * padded + tile);
        Float const added = Lanes::load(unit.added.data() + year * padded + tile);
        Float const kept = Lanes::load(unit.kept.data() + year * padded + tile);
        Float const price = Lanes::all(unit.price[year]);
        Word times = Lanes::all(std::uint32_t{0});
        Word poor_persons = Lanes::all(std::uint32_t{0});
        for (std::size_t n = 0; n < kCount; ++n) {
          x[n] = Lanes::add(
              Lanes::add(mean, Lanes::multiply(persistence, Lanes::subtract(x[n], mean))),
              chance[n][i]);
          Float own = kept;
          Float other = added;
          Float gain = gained[n][i];
          Word living_persons = persons;
          Float living_weight = weight;
          if constexpr (kLives) {
            Living const now =
                living(unit, tile, Lanes::load(lives + (n * unit.years + year) * padded + tile));
            Float const wage = Lanes::load(unit.wage.data() + year * padded + tile);
            Float const person_added = Lanes::load(unit.person_added.data() + year * padded + tile);
            own = Lanes::multiply(
                Lanes::most(Lanes::add(kept, Lanes::multiply(wage, now.labour)), Lanes::all(0.0F)),
                now.shared);
            other = Lanes::add(Lanes::multiply(added, now.shared),
                               Lanes::multiply(person_added, Lanes::subtract(one, now.shared)));
            gain = Lanes::where(now.has_able, Lanes::multiply(gain, now.shared));
            living_persons = now.persons;
            living_weight = now.weight;
          }
          Float const income = Lanes::add(
              Lanes::add(Lanes::multiply(Lanes::multiply(Lanes::multiply(start, own), price),
                                         exponential(x[n])),
                         other),
              gain);
          Mask is_poor = Lanes::is_less(income, one);
          if constexpr (kLives) {
            is_poor =
                Lanes::both(is_poor, Lanes::is_below(Lanes::all(std::uint32_t{0}), living_persons));
          }
          // A loss counts as an income of zero.
          Float const short_by =
              Lanes::where(is_poor, Lanes::subtract(one, Lanes::most(income, Lanes::all(0.0F))));
          std::uint32_t* const sum = sums + (n * unit.years + year) * kSums * kWidth;
          Float const weighted = Lanes::multiply(short_by, living_weight);
          add_to(sum, Lanes::where(is_poor, living_persons));
          add_to(sum + kWidth, Lanes::as_word(Lanes::add(weighted, magic)));
          add_to(sum + 2 * kWidth,
                 Lanes::as_word(Lanes::add(Lanes::multiply(weighted, short_by), magic)));
          times = Lanes::add(times, Lanes::where(is_poor, once));
          if constexpr (kLives) {
            poor_persons = Lanes::add(poor_persons, Lanes::where(is_poor, living_persons));
          }
          ever[n] = Lanes::either(ever[n], is_poor);
        }
        add_to(households.poor.data() + year * padded + tile, times);
        if constexpr (kLives) {
          add_to(households.poor_persons.data() + year * padded + tile, poor_persons);
        }
      }
    }
    for (std::size_t n = 0; n < kCount; ++n) {
      add_to(households.ever.data() + tile, Lanes::where(ever[n], once));
    }
  }
};

}  // namespace tongcun
