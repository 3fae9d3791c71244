// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace tongcun {

// Money a person and year, minor units.

// A top-up to the local standard (低保补差): what is missing to it, never below zero (domain
// reference 2.7 [A]).
[[nodiscard]] constexpr std::int64_t top_up(std::int64_t income, std::int64_t standard) {
  return income < standard ? standard - income : 0;
}

// A transfer that ends where income reaches a line, and goes on for `grace_years` after that.
struct EndingTransfer {
  std::int64_t amount = 0;
  std::int64_t line = 0;
  int grace_years = 0;
};

// Income with the transfer, of a household that has been at or above the line for `years_above`
// years (0: below it, or in the first year).
[[nodiscard]] constexpr std::int64_t with_transfer(EndingTransfer const& transfer,
                                                   std::int64_t income, int years_above) {
  bool const is_paid = income < transfer.line || years_above <= transfer.grace_years - 1;
  return is_paid ? income + transfer.amount : income;
}

// The cliff: how much more somebody must earn, from just below the line on, until the transfer that
// was lost is made up for. What a household loses by earning its way past the line.
[[nodiscard]] constexpr std::int64_t cliff(EndingTransfer const& transfer) {
  return transfer.grace_years > 0 ? 0 : transfer.amount;
}

}  // namespace tongcun
