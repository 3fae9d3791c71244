// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"

#include <cstdint>

namespace tongcun {

// A household's year by component, minor units: the account of domain reference 2.11.5.
struct IncomeAccount {
  std::int64_t wage = 0;
  std::int64_t business = 0;
  std::int64_t property = 0;
  std::int64_t transfer = 0;
  std::int64_t business_cost = 0;

  [[nodiscard]] constexpr std::int64_t net() const {
    return wage + business + property + transfer - business_cost;
  }
};

// Splits a net income (>= 0) exactly. Who has no labourer lives on transfers; wages need somebody
// at work; business costs something. Parts are whole major units (100 minor ones) but for the one
// that takes the remainder; shares are a choice [A].
[[nodiscard]] IncomeAccount draw_income_account(std::int64_t net, std::int32_t labourers,
                                                std::int32_t employed, RandomStream& random);

}  // namespace tongcun
