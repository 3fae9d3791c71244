// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/region_tables.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// What all rows of a register together have recorded, and the year that they describe.
struct StandingContext {
  std::optional<int> year;
  bool knows_causes = false;  // a column of causes is there and not empty
  bool knows_risks = false;
};

// Something in a row's standing that cannot be as it is; the row is used all the same.
struct StandingDoubt {
  std::string rule;
  std::string field;
  std::vector<std::pair<std::string, std::string>> values;
};

// What a row's components say and its totals leave open: the net income, and that of a person
// (cut to the minor unit). Nothing recorded is changed.
void derive_incomes(StandingRow& row, std::int32_t persons);

//   V301  net income and components differ by more than one major unit and half a per cent, or the
//         income of a person is not that of the household
//   V106  until 2020 registered poor without a cause; from 2021 on monitored, not cleared, without
//         a risk; where the register records causes or risks at all. Without a year: as after 2020
//   V313  more persons at work than labourers, or more labourers than persons
[[nodiscard]] std::vector<StandingDoubt> doubts_of(StandingRow const& row, std::int32_t persons,
                                                   StandingContext const& context);

// Moves the row into the columns.
void take_standing(StandingRow row, HouseholdId id, HouseholdTable& table);

}  // namespace tongcun
