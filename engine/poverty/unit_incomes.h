// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// A blow that befalls households in a year with a probability: illness, a flood, a fall of prices.
// Households with equal keys are hit by the same draws: those of one hazard zone together.
struct ShockSlot {
  std::uint32_t purpose = 1;           // tells draws apart; 1 … 2^16-1, 0 are the income's own
  std::vector<std::uint32_t> key_low;  // by household, padded
  std::vector<std::uint32_t> key_high;
  std::vector<std::uint32_t> chance;  // by year, then household: probability in 2^-32, rounded down
  std::vector<float> loss;            // by household: what it takes off the logarithm of income
  // It befalls no household in a year in which nobody of it can work (UnitFates).
  bool needs_labour = false;
};

// Something that a household has with a probability, in all years or in none: a post after a move.
// What it then adds to its income may differ from year to year; nothing in a year in which nobody
// of it can work (UnitFates).
struct GainSlot {
  std::uint32_t purpose = 1;          // as of shocks; shared with none of them
  std::vector<std::uint32_t> chance;  // by household, padded: probability in 2^-32, rounded down
  std::vector<float> amount;          // by year, then household: in parts of the line
};

// The households of one unit (a village) and the law of their incomes, frozen: what they earn
// today, where that tends to, how fast, with which chances. All is in parts of the poverty line, so
// that one is the line. Columns are padded to `padded()` entries: a padding household has no
// persons. Years are 1 … years; columns by year lay year after year.
//
//   x_t = mean_t + persistence (x_(t-1) - mean_t) + deviation e_t - losses of the shocks of year t
//   income_t = start * kept_t * exp(x_t) * price_t + added_t + gains_t,  x_0 = 0,  e_t standard
//   normal
//
// (log AR(1), domain reference 2.11.4, written from today's income on: x is the logarithm of income
// over today's.) Losses pass like everything else, at the pace of persistence.
//
// Where members are born and die (UnitFates), today's persons share what those of the year share
// then, and wages follow who can work:
//
//   shared_t = persons of today / persons_t,  labour_t = who can work in t / labourers of today
//   income_t = start * max(kept_t + wage_t (labour_t - 1), 0) * shared_t * exp(x_t) * price_t
//              + added_t * shared_t + person_added_t (1 - shared_t) + gains_t * shared_t
//
// so that nothing changes where both are one. A household without persons is in no sum.
struct UnitIncomes {
  static constexpr std::size_t kPadding = 16;  // the widest registers hold 16 numbers

  std::size_t households = 0;
  std::size_t years = 0;

  std::vector<std::uint32_t> key_low;  // of the household's own draws: the same in every scenario
  std::vector<std::uint32_t> key_high;
  std::vector<std::int32_t> persons;
  std::vector<float> start;        // income over the line, > 0
  std::vector<float> persistence;  // rho, 0 … 1
  std::vector<float> deviation;    // of e: sigma sqrt(1 - rho^2), 0 or more
  std::vector<float> mean;         // by year
  std::vector<float> kept;         // by year: part of its own income that is left, 0 or more
  std::vector<float> added;        // by year: transfers, rents; may be below zero (costs)
  std::vector<float> price;        // years: line of the first year over that of year t
  std::vector<ShockSlot> shocks;
  std::vector<GainSlot> gains;

  // Of members who are born and die; else empty.
  std::vector<float> labourers;     // today; 0: wages do not follow them
  std::vector<float> wage;          // by year: the part of `kept` that is of wages
  std::vector<float> person_added;  // by year: the part that each person has, however many they are

  [[nodiscard]] static std::size_t padded(std::size_t rows) {
    return (rows + kPadding - 1) / kPadding * kPadding;
  }
  [[nodiscard]] std::size_t padded() const { return padded(households); }
  // Sets the sizes; all columns are zero, what is kept and prices one, without shocks and gains.
  void resize(std::size_t households_in, std::size_t years_in);
  // Sets the sizes of what only members who are born and die need; all zero.
  void resize_for_fates();
};

// Who lives in the households of a unit: one cell by replicate of a block, then year, then padded
// household.
struct UnitFates {
  std::vector<std::uint32_t> cells;  // persons, and how many of them can work (cell)

  // Up to 255 of each.
  [[nodiscard]] static constexpr std::uint32_t cell(std::uint32_t persons, std::uint32_t able) {
    return persons | able << kBits;
  }
  static constexpr unsigned kBits = 8;
  static constexpr std::uint32_t kMask = (1U << kBits) - 1;
};

// Sums over the households of a unit, by replicate of a block, then year.
struct UnitCounts {
  std::vector<std::uint32_t> poor;  // persons with an income below the line
  std::vector<std::uint64_t> gap;  // sum of persons * gap in 2^-14 of the line, each to the nearest
  std::vector<std::uint64_t> severity;  // sum of persons * gap^2, likewise
};
inline constexpr int kGapBits = 14;

// How often a household was poor, over the replicates so far.
struct PoorTimes {
  std::vector<std::uint32_t> poor;  // by year, then padded household
  std::vector<std::uint32_t> ever;  // by padded household: in any year
  // As `poor`, each time with the persons who then live in it; used where members are born and die.
  std::vector<std::uint32_t> poor_persons;

  // The sizes for a unit, what is new zero; `has_fates`: its members are born and die.
  void resize(UnitIncomes const& unit, bool has_fates);
};

// Instruction sets that a kernel was built for; each gives the same bits.
enum class LaneKind : std::uint8_t { portable, avx2, avx512 };
[[nodiscard]] bool has_lanes(LaneKind kind);  // of this processor
[[nodiscard]] LaneKind widest_lanes();

// Replicates first … first + count - 1 of a unit, whose draws are functions of seed, key, year,
// replicate and purpose alone (Philox4x32-10; Box and Muller 1958). `counts` is overwritten,
// `households` is added to. Up to 200,000 households a unit and 100 persons a household; the same
// bits for any kind, block and order. `fates`: of the same replicates; null: persons stay.
// O(replicates * households * years * (1 + shocks + gains)).
void simulate_unit(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                   std::uint32_t count, LaneKind kind, UnitCounts& counts, PoorTimes& households,
                   UnitFates const* fates = nullptr);

}  // namespace tongcun
