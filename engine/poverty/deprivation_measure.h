// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// An index after Alkire and Foster: indicators with integer weights; whoever is deprived in at
// least `poor_from` of their sum is poor.
struct DeprivationIndex {
  std::vector<std::int64_t> weights;  // one per indicator, each > 0; at most 32
  std::int64_t poor_from = 1;

  [[nodiscard]] std::int64_t whole() const;  // the sum of the weights
};

// The global index of ten indicators in eighteenths.
[[nodiscard]] DeprivationIndex global_index();

// A household as the index sees it; bit j stands for indicator j.
struct DeprivedHousehold {
  std::int64_t persons = 0;
  std::uint32_t known = 0;
  std::uint32_t deprived = 0;  // within `known`
};

// Counts whose quotients are the published measures; base: persons of households all of whose
// indicators are known.
//   headcount ratio  H  = poor / persons
//   intensity        A  = poor_weight / (whole * poor)
//   index            M0 = poor_weight / (whole * persons) = H * A
struct DeprivationMeasure {
  std::int64_t whole = 0;
  std::int64_t persons = 0;
  std::int64_t dropped = 0;            // persons of households with an unknown indicator
  std::int64_t poor = 0;               // persons in poor households
  std::int64_t poor_weight = 0;        // over them: persons times weight of deprivations
  std::vector<std::int64_t> raw;       // per indicator: persons deprived
  std::vector<std::int64_t> censored;  // per indicator: poor persons deprived

  // Shares of one; 0 where the base is empty.
  [[nodiscard]] double headcount() const;
  [[nodiscard]] double intensity() const;
  [[nodiscard]] double index() const;
  // Of one indicator to the index, as a share of it; those of all add up to one. 0 where nobody is
  // poor.
  [[nodiscard]] double contribution(DeprivationIndex const& of, std::size_t indicator) const;

  // Of disjoint groups by the same index: counts add up, so that M0 is the mean of the groups' by
  // persons.
  DeprivationMeasure& operator+=(DeprivationMeasure const& other);
  friend bool operator==(DeprivationMeasure const&, DeprivationMeasure const&) = default;
};

// What an unknown indicator counts as: the household is dropped from the base and counted as
// dropped; or it is not deprived, or deprived, which are the bounds of what is not known.
enum class UnknownIndicator : std::uint8_t { drops, not_deprived, deprived };

// Exact counts over the households (domain reference 2.10.4). O(households * indicators).
[[nodiscard]] DeprivationMeasure measure_deprivation(
    DeprivationIndex const& index, std::span<DeprivedHousehold const> households,
    UnknownIndicator unknown = UnknownIndicator::drops);

// The global index of a register.
[[nodiscard]] DeprivationMeasure measure_deprivation(HouseholdTable const& households);

}  // namespace tongcun
