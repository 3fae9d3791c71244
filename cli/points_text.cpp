// SPDX-License-Identifier: Apache-2.0
#include "cli/points_text.h"

#include "io/output_table.h"

#include <cstdint>

namespace tongcun {

std::string points_text(PathShares::Share const& share) {
  if (!share) {
    return "–";
  }
  constexpr int kDecimals = 2;
  constexpr std::int64_t kHundred = 100;
  std::int64_t const twice = 2 * *share + kHundred;
  std::int64_t const rounded = twice / (2 * kHundred) - (twice % (2 * kHundred) < 0 ? 1 : 0);
  return (rounded > 0 ? "+" : "") + printed(rounded, {"", {}, ColumnType::decimal, kDecimals});
}

}  // namespace tongcun
