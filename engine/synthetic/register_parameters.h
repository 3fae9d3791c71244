// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// The incomes of an invented register: which share of persons lies below which line.
struct IncomeCalibration {
  std::int64_t line = 0;  // minor units a person, in `unit`; 100 … 10^9
  PoorIf poor_if = PoorIf::below;
  std::int32_t headcount = 0;  // millionths of the persons, 0 … 1,000,000
  IncomeUnit unit;
};

// Least intensity of poor persons, millionths: a third, by the definition of the index.
constexpr std::int32_t kLeastIntensity = 333333;

// What becomes of villages whose counts no households can have: more households than persons, or
// more than 20 persons in each.
enum class UnfitVillages : std::uint8_t { refuse, leave_out };

// What an invented register of households is asked to be. The same values give the same bytes, for
// any number of threads and on any processor. Shares are millionths. Marks: [A] modelling default
// without a source, [M] from memory.
struct RegisterParameters {
  std::uint64_t seed = 1;

  // Persons in households that the global multidimensional poverty index calls poor, and how
  // deprived they are on average: H and A of domain reference 2.10.4. 0 … 1,000,000 and
  // 333,333 … 1,000,000. The defaults are of no country [A].
  std::int32_t headcount = 100000;
  std::int32_t intensity = 420000;

  // Persons with basic medical insurance; about 95 % in China [M].
  std::int32_t insured = 950000;

  UnfitVillages unfit_villages = UnfitVillages::refuse;

  // Year of the register, 1990 … 2100.
  std::int32_t year = 2026;

  // None: no income is recorded. There is no default, because a line without a headcount that
  // somebody states would be a claim.
  std::optional<IncomeCalibration> income;
};

// Every value outside its range as a rejected finding of rule "Y001"; empty if all are legal.
[[nodiscard]] std::vector<Finding> check_register_parameters(RegisterParameters const& parameters);

}  // namespace tongcun
