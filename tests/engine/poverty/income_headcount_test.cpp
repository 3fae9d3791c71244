// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_headcount.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

// Four households of 1, 2, 4 and 8 persons: below, at, above the line, and not recorded. The sum
// says who was counted.
TEST(IncomeHeadcount, CountsPersonsOnTheRightSideOfTheLine) {
  HouseholdTable table;
  std::int32_t persons = 1;
  for (Stated<std::int64_t> const income :
       {Stated<std::int64_t>(399999), Stated<std::int64_t>(400000), Stated<std::int64_t>(400001),
        Stated<std::int64_t>()}) {
    table.code.push_back(std::to_string(persons));
    table.persons.push_back(persons);
    table.income_a_person.push_back(income);
    persons *= 2;
  }
  IncomeHeadcount const below = count_income_poor(table, 400000, PoorIf::below);
  EXPECT_EQ(below.persons, 15);
  EXPECT_EQ(below.poor, 1);
  EXPECT_EQ(below.unknown, 8);
  EXPECT_EQ(count_income_poor(table, 400000, PoorIf::at_most).poor, 3);
}

}  // namespace
}  // namespace tongcun
