// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_headcount.h"

namespace tongcun {

IncomeHeadcount count_income_poor(HouseholdTable const& households, std::int64_t line,
                                  PoorIf poor_if) {
  IncomeHeadcount count;
  for (HouseholdId const id : households.code.ids()) {
    std::int64_t const persons = households.persons[id];
    Stated<std::int64_t> const& income = households.income_a_person[id];
    count.persons += persons;
    if (!income.has_value()) {
      count.unknown += persons;
    } else if (income.value() < line || (poor_if == PoorIf::at_most && income.value() == line)) {
      count.poor += persons;
    }
  }
  return count;
}

}  // namespace tongcun
