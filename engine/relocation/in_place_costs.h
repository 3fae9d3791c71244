// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/types/text.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What a measure is counted by. A kilometre is one of way from the village to the hardened network.
enum class MeasureUnit : std::uint8_t { person, household, village, kilometre };

// What somebody who stays is served with, and what that costs. Money in minor units.
struct InPlaceMeasure {
  Text name;
  // It is needed where this guarantee does not hold; none(): everywhere, whatever holds.
  GuaranteeId guarantee;
  MeasureUnit unit = MeasureUnit::person;
  std::int64_t investment = 0;  // a piece, once
  std::int64_t upkeep = 0;      // a piece and year
};

// Staying and moving in the same units (domain reference 2.14.4). Without measures there is no
// figure of staying and nothing is compared.
struct InPlaceCosts {
  std::vector<InPlaceMeasure> measures;
  std::vector<std::int32_t> horizons{5, 20};  // years, ascending; default of the reference
  // Of those who move: what serving a person at a site costs a year, and what the land of an old
  // house is worth once it is reclaimed; absent = not set, and said to be.
  std::optional<std::int64_t> running_a_person;
  std::optional<std::int64_t> reclaimed_a_household;
};

}  // namespace tongcun
