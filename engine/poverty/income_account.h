// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <cstdint>

namespace tongcun {

// The year's net income of a household, minor units: as recorded, else
//   wage + business + property + transfer - business cost
// if all five are known (domain reference 2.11.5), else what the recorded income a person makes for
// its persons. Losses are legal. One unknown part leaves the sum unknown: it never counts as zero.
[[nodiscard]] Stated<std::int64_t> net_income(HouseholdTable const& households, HouseholdId id);

// Incomes of a register a person and year, minor units, one entry a household; base: the persons of
// the household as the register counts them. Concept and currency: the register's income_unit.
// Rounded down to whole minor units, losses too.
struct IncomeAccounts {
  IdVector<HouseholdId, Stated<std::int64_t>> a_person;  // what rules of income compare
  // The same without transfers: poverty is told with and net of them, because a top-up to the local
  // standard makes every recipient "not poor" (domain reference 2.7).
  IdVector<HouseholdId, Stated<std::int64_t>> without_transfers;
  // What is left of it after the year's rigid expense (domain reference 4.3).
  IdVector<HouseholdId, Stated<std::int64_t>> after_expense;
};

// O(households). Unknown where what it is made of is unknown.
[[nodiscard]] IncomeAccounts account_incomes(HouseholdTable const& households);

}  // namespace tongcun
