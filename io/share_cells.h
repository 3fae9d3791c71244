// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace tongcun {

// Bounds are rounded outwards, so that they stay bounds.
enum class Rounding : std::uint8_t { nearest, down, up };

// A share of one in so many parts, as a column with decimals holds it; none of none.
[[nodiscard]] std::optional<std::int64_t> scaled_share(std::optional<double> const& share,
                                                       double parts, Rounding rounding);

// The same in hundredths of a per cent.
[[nodiscard]] std::optional<std::int64_t> hundredths_of_per_cent(
    std::optional<double> const& share, Rounding rounding = Rounding::nearest);

}  // namespace tongcun
