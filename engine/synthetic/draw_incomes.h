// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/register_parameters.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Incomes a person, minor units, one per household, and the persons below the line.
struct DrawnIncomes {
  std::vector<std::int64_t> income;
  std::int64_t poor_persons = 0;
};

// Incomes whose share of persons below the line is as near to the declared headcount as the sizes
// of the households allow (see choose_members). Log-normal: line * exp(spread * (z - z0)), where z
// is the household's standing and z0 that of the last poor one; the few who stand on the wrong
// side for the sake of an exact share are put at the line.
//
// sizes, standing: one per household; a higher standing is better off, standard deviation 1.
[[nodiscard]] DrawnIncomes draw_incomes(std::span<std::int32_t const> sizes,
                                        std::span<double const> standing,
                                        IncomeCalibration const& calibration);

}  // namespace tongcun
