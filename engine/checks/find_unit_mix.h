// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <span>

namespace tongcun {

// Whether a value of a column is in another unit than the column (yuan and 万元, square metres and
// mu): no value of the column is as small or as large as it, and times or through the ratio of the
// units it is one as many others are.
//
// The column's own unit is that of most of its values. With its tenth, middle and nine-tenth value
// p10, p50, p90 its values lie within p10² / p50 to p90² / p50: 99 in a hundred do if their
// logarithms are normal. A value outside is suspected if a third to three times that range holds it
// in the other unit. Ratios that so wide a range cannot tell apart are not judged (10 for incomes),
// nor are columns of fewer than 20 positive values.
class ColumnUnit {
 public:
  // Values of the column that are positive; order does not matter. O(values).
  explicit ColumnUnit(std::span<std::int64_t const> positive);

  [[nodiscard]] bool can_judge(double ratio) const;
  // `ratio`: how many of the smaller unit make one of the larger, above 1.
  [[nodiscard]] bool is_in_other_unit(std::int64_t value, double ratio) const;

 private:
  double low_ = 0.0;
  double high_ = 0.0;  // 0 = too few values
};

// For each household whether an amount of it is in another unit than those of the others: net
// income and income a person in 万元 or thousands where the register is in yuan or the other way
// round (10,000; 1,000), the area of the house in mu (2,000 / 3 square metres). None: nothing is
// recorded that could be judged. O(households).
[[nodiscard]] IdVector<HouseholdId, std::optional<bool>> find_unit_mix(
    HouseholdTable const& households);

}  // namespace tongcun
