// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tongcun {

// The ten indicators of the global multidimensional poverty index (domain reference 2.10.4, after
// the tables of OPHI and UNDP in Nature Scientific Data, 2024).
enum class MpiIndicator : std::uint8_t {
  nutrition,
  child_mortality,
  years_of_schooling,  // nobody of twelve or more has completed six years
  attendance,          // a child from six to fourteen is not at school
  cooking_fuel,        // solid
  sanitation,
  drinking_water,  // unsafe, or a round trip of at least 30 minutes
  electricity,
  housing,  // floor, roof or walls inadequate
  assets,
};
constexpr std::size_t kMpiIndicators = 10;
inline constexpr std::array<std::string_view, kMpiIndicators> kMpiIndicatorNames{
    "nutrition",  "child_mortality", "years_of_schooling", "attendance", "cooking_fuel",
    "sanitation", "drinking_water",  "electricity",        "housing",    "assets"};

// Weights in eighteenths: four indicators of one sixth, six of one eighteenth. A household with a
// third of the weight or more is poor. Integers, so that nobody falls through a rounding.
inline constexpr std::array<std::int64_t, kMpiIndicators> kMpiWeights{3, 3, 3, 3, 1, 1, 1, 1, 1, 1};
constexpr std::int64_t kMpiWhole = 18;
constexpr std::int64_t kMpiPoorFrom = 6;

// A set of indicators, one bit each.
class IndicatorSet {
 public:
  constexpr IndicatorSet() = default;
  static constexpr IndicatorSet all() {
    IndicatorSet set;
    set.bits_ = (1U << kMpiIndicators) - 1U;
    return set;
  }
  constexpr void insert(MpiIndicator indicator) {
    bits_ = static_cast<std::uint16_t>(bits_ | (1U << static_cast<unsigned>(indicator)));
  }
  [[nodiscard]] constexpr bool contains(MpiIndicator indicator) const {
    return ((bits_ >> static_cast<unsigned>(indicator)) & 1U) != 0;
  }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  friend constexpr bool operator==(IndicatorSet, IndicatorSet) = default;

 private:
  std::uint16_t bits_ = 0;
};

// What is known of a household's ten indicators. `deprived` lies within `known`.
struct Deprivations {
  IndicatorSet known;
  IndicatorSet deprived;
  friend constexpr bool operator==(Deprivations, Deprivations) = default;
};

}  // namespace tongcun
