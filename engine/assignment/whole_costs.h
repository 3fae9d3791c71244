// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace tongcun {

__extension__ using Wide = __int128;

// A cost in the unit of prices, 2^-20 of its own.
[[nodiscard]] inline Wide in_price_units(std::int64_t cost) {
  return static_cast<Wide>(cost) << kPriceBits;
}

// The whole price nearest to one in the unit of cost.
[[nodiscard]] inline std::int64_t whole_price(double price) {
  constexpr double kScale = 1 << kPriceBits;
  return static_cast<std::int64_t>(std::llround(std::clamp(price * kScale, -0x1p61, 0x1p61)));
}

// What every whole cost is at least that is not below a bound in the unit of prices.
[[nodiscard]] inline std::int64_t whole_cost(Wide bound) {
  Wide const scale = Wide{1} << kPriceBits;
  Wide const whole = bound / scale;  // towards zero
  Wide const rounded = bound > 0 && bound % scale != 0 ? whole + 1 : whole;
  return static_cast<std::int64_t>(
      std::max<Wide>(rounded, std::numeric_limits<std::int64_t>::min()));
}

}  // namespace tongcun
