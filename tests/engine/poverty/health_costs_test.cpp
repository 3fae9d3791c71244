// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/health_costs.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

namespace tongcun {
namespace {

TEST(HealthCosts, TheExamplesOfTheReference) {  // 2.6, in yuan
  HealthRules county;
  county.basic_rate = 8500;
  county.aid_rate = 6000;
  county.most_own = 3000;
  EXPECT_EQ(pay_health_bill(county, {30'000, 0}), (HealthCosts{25'500, 0, 2'700, 1'800, 0}));

  HealthRules province;
  province.deductible = 600;
  province.basic_rate = 5000;
  province.critical_deductible = 15'000;
  province.critical_rate = 5000;
  province.most_critical = 250'000;
  province.aid_rate = 6000;
  province.most_own = 10'000;
  HealthBill const bill{120'000, 0};
  EXPECT_EQ(pay_health_bill(province, bill), (HealthCosts{59'700, 22'650, 22'590, 10'000, 5'060}));
  province.most_own.reset();
  EXPECT_EQ(pay_health_bill(province, bill).own, 15'060);
  EXPECT_EQ(pay_health_bill(province, bill).backstop, 0);
}

TEST(HealthCosts, ACapAlone) {  // 2.6: 351
  for (auto const& [bill, cap, own] : {std::array<std::int64_t, 3>{8'600, 3'000, 3'000},
                                       {4'200, 5'000, 4'200},
                                       {27'000, 10'000, 10'000}}) {
    HealthRules rules;
    rules.most_own = cap;
    HealthCosts const costs = pay_health_bill(rules, {bill, 0});
    EXPECT_EQ(costs.own, own);
    EXPECT_EQ(costs.backstop, bill - own);
  }
}

TEST(HealthCosts, PartsAddUpAndALargerBillLowersNone) {
  HealthRules rules;
  rules.deductible = 37;
  rules.basic_rate = 6'543;
  rules.critical_deductible = 211;
  rules.critical_rate = 3'210;
  rules.most_critical = 120;
  rules.aid_rate = 4'321;
  rules.most_own = 300;
  HealthCosts before;
  for (std::int64_t bill = 0; bill < 5'000; ++bill) {
    HealthCosts const costs = pay_health_bill(rules, {bill, 11});
    EXPECT_EQ(costs.basic + costs.critical + costs.aid + costs.own + costs.backstop, bill);
    EXPECT_GE(costs.basic, before.basic);
    EXPECT_GE(costs.critical, before.critical);
    EXPECT_GE(costs.aid, before.aid);
    EXPECT_GE(costs.own, before.own);
    EXPECT_GE(costs.backstop, before.backstop);
    EXPECT_EQ(costs.out_of_pocket({bill, 11}), costs.own + 11);
    before = costs;
  }
}

}  // namespace
}  // namespace tongcun
