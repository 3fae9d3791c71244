// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/programme_account.h"

namespace tongcun {

bool has_income(ProgrammeOption const& programme) {
  return programme.transfer_a_person || programme.transfer_a_household ||
         programme.wage_a_household || programme.business_a_household;
}

std::int64_t programme_cost(ProgrammeOption const& programme, std::int32_t persons) {
  return programme.transfer_a_person.value_or(0) * persons +
         programme.transfer_a_household.value_or(0) + programme.wage_a_household.value_or(0) +
         programme.cost_a_household.value_or(0);
}

ProgrammeIncome programme_income(ProgrammeOption const& programme, std::int32_t year,
                                 std::int32_t first_simulated) {
  std::int32_t const first = programme.first_year.value_or(first_simulated);
  ProgrammeIncome income;
  if (programme.last_year.value_or(first) < first) {
    return income;  // it has ended before the study begins
  }
  if (year >= first && year <= programme.last_year.value_or(year)) {
    income.a_person += programme.transfer_a_person.value_or(0);
    income.a_household +=
        programme.transfer_a_household.value_or(0) + programme.wage_a_household.value_or(0);
  }
  if (year >= first + programme.lag_years.value_or(0)) {
    income.a_household += programme.business_a_household.value_or(0);
  }
  return income;
}

}  // namespace tongcun
