// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// A number as it is printed: value / 10^decimals, exactly.
struct ExactDecimal {
  std::int64_t value = 0;
  int decimals = 0;
};

// "-12.50" or "4e-05"; none if it is no number or has more digits than 18.
[[nodiscard]] std::optional<ExactDecimal> parse_exact(std::string_view text);

// Exactly, with the decimals of the finer one; none if it does not fit.
[[nodiscard]] std::optional<ExactDecimal> difference(ExactDecimal const& of,
                                                     ExactDecimal const& less);

// With exactly its decimals; a "+" before what is above zero where `signed_text`.
[[nodiscard]] std::string text_of(ExactDecimal const& number, bool signed_text = false);

}  // namespace tongcun
