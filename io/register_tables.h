// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/villages.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <cstdint>
#include <string>

namespace tongcun {

// An invented register as CSV, each row marked in its first column. In Chinese the headers and
// words are those of official forms, in English the canonical ones of the data model; unknown is an
// empty cell, not applicable says so. No names, no identity numbers. Rows in id order. Incomes in
// the major unit of their currency, which is so many minor ones.
//   households  code, village, place, persons, income, ten indicators, house, water
//   persons     household, number in it, sex, age, relation, schooling, insurance
[[nodiscard]] std::string households_csv(HouseholdRegister const& made, Villages const& villages,
                                         std::int64_t minor_per_major, Language language);
[[nodiscard]] std::string persons_csv(HouseholdRegister const& made, Language language);

}  // namespace tongcun
