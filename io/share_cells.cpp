// SPDX-License-Identifier: Apache-2.0
#include "io/share_cells.h"

#include <cmath>

namespace tongcun {

std::optional<std::int64_t> scaled_share(std::optional<double> const& share, double parts,
                                         Rounding rounding) {
  if (!share) {
    return std::nullopt;
  }
  double const value = *share * parts;
  // A share of whole numbers that is a printed number exactly must not fall to its neighbour.
  constexpr double kSlack = 1e-9;
  switch (rounding) {
    case Rounding::nearest:
      return static_cast<std::int64_t>(std::floor(value + 0.5));
    case Rounding::down:
      return static_cast<std::int64_t>(std::floor(value + kSlack));
    case Rounding::up:
      return static_cast<std::int64_t>(std::ceil(value - kSlack));
  }
  return std::nullopt;
}

std::optional<std::int64_t> hundredths_of_per_cent(std::optional<double> const& share,
                                                   Rounding rounding) {
  constexpr double kHundredths = 1e4;
  return scaled_share(share, kHundredths, rounding);
}

}  // namespace tongcun
