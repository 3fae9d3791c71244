// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_account.h"

#include "engine/poverty/income_poverty.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;
constexpr HouseholdId kOnly{0};

HouseholdTable one_household(std::int32_t persons) {
  HouseholdTable table;
  table.resize(1);
  table.persons[kOnly] = persons;
  return table;
}

// 18,000 + 9,000 + 300 + 4,200 - 2,600 = 28,900; a quarter of it is 7,225 (domain
// reference 2.11.5).
HouseholdTable printed_example() {
  HouseholdTable table = one_household(4);
  HouseholdStanding& standing = table.standing;
  standing.income_wage[kOnly] = Money(1'800'000);
  standing.income_business[kOnly] = Money(900'000);
  standing.income_property[kOnly] = Money(30'000);
  standing.income_transfer[kOnly] = Money(420'000);
  standing.business_cost[kOnly] = Money(260'000);
  return table;
}

TEST(IncomeAccount, PrintedExample) {
  HouseholdTable const table = printed_example();
  EXPECT_EQ(net_income(table, kOnly), Money(2'890'000));
  IncomeAccounts const accounts = account_incomes(table);
  EXPECT_EQ(accounts.a_person[kOnly], Money(722'500));
  EXPECT_EQ(accounts.without_transfers[kOnly], Money(617'500));  // (28,900 - 4,200) / 4
}

TEST(IncomeAccount, AnUnknownPartIsNoZero) {
  for (auto part : {&HouseholdStanding::income_wage, &HouseholdStanding::income_business,
                    &HouseholdStanding::income_property, &HouseholdStanding::income_transfer,
                    &HouseholdStanding::business_cost}) {
    HouseholdTable table = printed_example();
    (table.standing.*part)[kOnly] = Money();
    EXPECT_EQ(net_income(table, kOnly), Money());
    EXPECT_EQ(account_incomes(table).a_person[kOnly], Money());
  }
}

TEST(IncomeAccount, WhatIsRecordedGoesBeforeWhatIsDerived) {
  HouseholdTable table = printed_example();
  table.standing.income_net[kOnly] = Money(3'000'000);
  table.income_a_person[kOnly] = Money(750'100);
  EXPECT_EQ(net_income(table, kOnly), Money(3'000'000));
  EXPECT_EQ(account_incomes(table).a_person[kOnly], Money(750'100));
}

// Only the income a person is recorded: that of the household follows from it.
TEST(IncomeAccount, TransfersAndExpensesOfAnIncomeAPerson) {
  HouseholdTable table = one_household(4);
  table.income_a_person[kOnly] = Money(1'200'000);
  EXPECT_EQ(account_incomes(table).without_transfers[kOnly], Money());
  EXPECT_EQ(account_incomes(table).after_expense[kOnly], Money());
  table.standing.income_transfer[kOnly] = Money(400'000);
  table.standing.rigid_expense[kOnly] = Money(2'600'000);
  IncomeAccounts const accounts = account_incomes(table);
  EXPECT_EQ(accounts.without_transfers[kOnly], Money(1'100'000));
  EXPECT_EQ(accounts.after_expense[kOnly], Money(550'000));  // P16: (48,000 - 26,000) / 4
}

TEST(IncomeAccount, LossesAreRoundedDown) {
  HouseholdTable table = one_household(3);
  table.standing.income_net[kOnly] = Money(-100);
  EXPECT_EQ(account_incomes(table).a_person[kOnly], Money(-34));
}

// Poverty net of transfers (domain reference 2.10.5): 9 of 12 persons with, all without.
TEST(IncomeAccount, PovertyWithAndWithoutTransfers) {
  HouseholdTable table;
  table.resize(3);
  std::vector<std::int64_t> const persons{4, 3, 5};
  std::vector<std::int64_t> const income{360'000, 420'000, 310'000};
  std::vector<std::int64_t> const transfers{150'000, 30'000, 20'000};
  for (HouseholdId const id : table.code.ids()) {
    table.persons[id] = static_cast<std::int32_t>(persons[id.value()]);
    table.income_a_person[id] = Money(income[id.value()]);
    // The printed transfers are a person.
    table.standing.income_transfer[id] = Money(transfers[id.value()] * persons[id.value()]);
  }
  IncomeAccounts const accounts = account_incomes(table);
  IncomeLine const line{400'000, PoorIf::below, true};
  IncomePoverty const with = measure_income_poverty({accounts.a_person.values(), persons}, line);
  IncomePoverty const without =
      measure_income_poverty({accounts.without_transfers.values(), persons}, line);
  EXPECT_EQ(with.poor, 9);
  EXPECT_EQ(without.poor, 12);
  EXPECT_EQ(with.persons, 12);
}

}  // namespace
}  // namespace tongcun
