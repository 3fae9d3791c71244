// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_poverty.h"
#include "engine/region/household_register.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <cstdint>
#include <span>

namespace tongcun {

// What a blow to an area would do (规模性返贫风险, domain reference 4.3): households that it would
// push under the line, beside those of whom too little is known.
struct PushedHouseholds {
  std::int64_t households = 0;
  std::int64_t pushed = 0;   // not poor before, poor after
  std::int64_t already = 0;  // poor before
  std::int64_t unknown = 0;  // income or loss unknown: may be pushed
  friend bool operator==(PushedHouseholds const&, PushedHouseholds const&) = default;

  // Shares of households, in thousandths: what is sure, rounded down, and what may be, up.
  [[nodiscard]] std::int64_t sure_permille() const;
  [[nodiscard]] std::int64_t most_permille() const;
};

// `income` a person and year, `loss` of the household in a year, both minor units, one entry a
// household; a loss of zero touches nobody. A household whose loss is not known is unknown unless
// it is poor already. O(households).
[[nodiscard]] PushedHouseholds push_below_line(std::span<Stated<std::int64_t> const> income,
                                               std::span<Stated<std::int64_t> const> loss,
                                               std::span<std::int32_t const> persons,
                                               IncomeLine const& line);

}  // namespace tongcun
