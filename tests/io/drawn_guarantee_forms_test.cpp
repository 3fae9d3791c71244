// SPDX-License-Identifier: Apache-2.0
#include "io/drawn_guarantee_forms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

OutputTable long_table(std::string const& name) {
  OutputTable table;
  table.name = name;
  table.columns = {{"village_code", {"code", "代码"}}, {"guarantee", {"guarantee", "保障"}}};
  table.columns[1].words = {{"water", {"water", "饮水"}}, {"road", {"road", "道路"}}};
  return table;
}

TEST(DrawnGuaranteeForms, OneOfEachGuaranteeByItsName) {
  OutputTable other = long_table("guarantee_parts");
  std::vector<OutputTable> const forms =
      drawn_guarantee_forms({other, long_table("guarantees"), long_table("household_guarantees")});
  ASSERT_EQ(forms.size(), 4U);
  EXPECT_EQ(forms[0].name, "guarantee_of_water");
  EXPECT_EQ(forms[0].title.zh, "饮水");
  EXPECT_EQ(forms[1].name, "guarantee_of_road");
  EXPECT_EQ(forms[2].name, "households_of_water");
  EXPECT_EQ(forms[2].title.en, "water: households of the register");
  EXPECT_EQ(forms[2].title.zh, "饮水：台账农户");
  OutputColumn const& verdict = forms[0].columns.at(forms[0].position_of("verdict").value());
  EXPECT_EQ(verdict.title.zh, "判定");
  ASSERT_FALSE(verdict.words.empty());
  EXPECT_EQ(verdict.words.front().word, "pass");
  EXPECT_EQ(verdict.words.front().name.zh, "合格");
  EXPECT_TRUE(forms[2].position_of("households_unknown").has_value());
}

TEST(DrawnGuaranteeForms, NoneWithoutGuarantees) {
  OutputTable bare;
  bare.name = "guarantees";
  EXPECT_TRUE(drawn_guarantee_forms({}).empty());
  EXPECT_TRUE(drawn_guarantee_forms({bare}).empty());
}

}  // namespace
}  // namespace tongcun
