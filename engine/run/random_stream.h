// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace tongcun {

// What a random number is drawn for. Streams of different purposes are independent; a value never
// depends on how many numbers were drawn for another purpose. Append only: the number is part of
// every published result.
enum class Purpose : std::uint32_t {
  synthetic_terrain = 1,
  synthetic_settlement = 2,
  synthetic_road = 3,
  synthetic_facility = 4,
  synthetic_name = 5,
  synthetic_service = 6,
  synthetic_household_size = 7,
  synthetic_family = 8,
  synthetic_hardship = 9,
  synthetic_deprivation_score = 10,
  synthetic_indicators = 11,
  synthetic_living_conditions = 12,
  synthetic_household_place = 13,
  synthetic_income = 14,
  synthetic_hazard = 20,
  synthetic_village_class = 21,
  synthetic_water_yield = 22,
  synthetic_site = 23,
  synthetic_site_record = 24,
  synthetic_site_size = 25,
  synthetic_site_place = 26,
  synthetic_hamlet_house = 31,
  synthetic_standing = 32,
  synthetic_income_account = 33,
  synthetic_relocation_wish = 34,
  synthetic_tied_group = 35,
  synthetic_earlier_year = 36,
  placement_search = 40,
  placement_tie = 41,
  test = 1000,
};

// Random numbers addressed by a counter (Philox4x32-10, Salmon et al., SC 2011; the Random123
// library). The n-th number of (seed, purpose, index) is a pure function of those four values, so
// results do not depend on threads, order of evaluation or how many others were drawn.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, Purpose purpose, std::uint64_t index);

  // Uniform on 0 … 2^32-1.
  [[nodiscard]] std::uint32_t next_u32();
  // Uniform on [0, 1) with 53 bits.
  [[nodiscard]] double next_unit();
  // Uniform on 0 … bound-1; bound > 0. Bias below bound / 2^64.
  [[nodiscard]] std::uint32_t next_below(std::uint32_t bound);

 private:
  std::uint64_t seed_;
  std::uint32_t purpose_;
  std::uint64_t index_;
  std::uint32_t block_ = 0;                 // blocks of four numbers made so far
  std::array<std::uint32_t, 4> numbers_{};  // of the current block
  int left_ = 0;                            // unused numbers of the current block
};

// About normal with mean 0 and variance 1, within -6 … 6: the sum of twelve uniform numbers, so
// that no logarithm of another library's is in it.
[[nodiscard]] double nearly_normal(RandomStream& random);

// Philox4x32-10 itself, for the known-answer test.
[[nodiscard]] std::array<std::uint32_t, 4> philox_block(std::array<std::uint32_t, 4> counter,
                                                        std::array<std::uint32_t, 2> key);

}  // namespace tongcun
