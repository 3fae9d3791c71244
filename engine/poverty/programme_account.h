// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/simulation_options.h"

#include <cstdint>

namespace tongcun {

// Whether a programme adds to the income of anybody; else what it does has no number.
[[nodiscard]] bool has_income(ProgrammeOption const& programme);

// What a programme spends on a household of so many persons, minor units a year: its transfer, the
// wage of its post and what else it costs; zero where none is set.
[[nodiscard]] std::int64_t programme_cost(ProgrammeOption const& programme, std::int32_t persons);

// What it adds to the incomes of a household in a year, minor units.
struct ProgrammeIncome {
  std::int64_t a_person = 0;     // to each, however many they are
  std::int64_t a_household = 0;  // to all together
  friend bool operator==(ProgrammeIncome const&, ProgrammeIncome const&) = default;
};

// `first_simulated`: the year it begins with where it names none. Transfers and wages from its
// first to its last year; what an investment yields from `lag_years` after its first year on, for
// good; nothing of a programme that ends before it begins.
[[nodiscard]] ProgrammeIncome programme_income(ProgrammeOption const& programme, std::int32_t year,
                                               std::int32_t first_simulated);

}  // namespace tongcun
