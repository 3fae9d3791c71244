// SPDX-License-Identifier: Apache-2.0
#include "io/read_income_panel.h"

#include "engine/types/finding.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class ReadIncomePanelTest : public testing::Test {
 protected:
  ReadIncomePanelTest() {
    scenario_.input_folder = folder_.path().string();
    scenario_.profile.terms.minor_per_major = 100;
    scenario_.simulation = SimulationOptions{};
    scenario_.simulation->panel = PanelOption{};
    scenario_.simulation->panel->file = "panel.csv";
  }
  IncomePanel read(std::string const& text) {
    folder_.write("panel.csv", text);
    return read_income_panel(scenario_).panel;
  }
  // What the finding says, and its row.
  std::string refusal(std::string const& text) {
    try {
      static_cast<void>(read(text));
    } catch (InputError const& error) {
      Finding const& finding = error.findings().front();
      return finding.rule + " " + finding.values.front().second + " " + std::to_string(finding.row);
    }
    return "";
  }

  TemporaryFolder folder_;
  Scenario scenario_;
};

using Refused = std::array<std::int64_t, kPanelRefusals>;

TEST_F(ReadIncomePanelTest, RowsInAnyOrderUnderAnyHeader) {
  IncomePanel const panel = read(
      "year,household_id,note,income_per_capita\n"
      "2021,B,x,\"3,500.25\"\n2020,A,,3000\n2020,B,,2800\n");
  EXPECT_EQ(panel.incomes,
            (std::vector<PanelIncome>{{0, 2020, 300'000}, {1, 2020, 280'000}, {1, 2021, 350'025}}));
  EXPECT_EQ(panel.refused, Refused{});
  EXPECT_EQ(read("户编号;年份;人均纯收入\nB;2021年;3500.25\nB;2020;2800\nA;2020;3000\n").incomes,
            panel.incomes);
}

// Every row is used or counted; a household without a row that is used leaves no gap that matters.
TEST_F(ReadIncomePanelTest, WhatIsNotUsedIsCounted) {
  IncomePanel const panel = read(
      "household_id,year,income_per_capita\n"
      ",2020,1000\n"
      "A,,1000\n"
      "A,2020,\n"
      "A,2021,about 1000\n"
      "B,2020,1000\n"
      "B,2020,1100\n"
      "B,2021,0\n"
      "C,2021,-20\n"
      "C,2022,20\n");
  EXPECT_EQ(panel.incomes, (std::vector<PanelIncome>{{1, 2022, 2'000}}));
  EXPECT_EQ(panel.refused, (Refused{1, 1, 1, 1, 2, 2}));
}

TEST_F(ReadIncomePanelTest, WhatIsNoPanelIsRefused) {
  EXPECT_EQ(refusal("household_id,year\nA,2020\n"), "P103 no_columns 1");
  EXPECT_EQ(refusal(""), "P103 no_columns 1");
  EXPECT_EQ(refusal("household_id,year,income_per_capita\nA,2020\n"), "P103 broken 2");
  EXPECT_EQ(refusal("household_id,year,income_per_capita\nA,2020,\"1\n"), "P103 broken 2");
  EXPECT_EQ(refusal("household_id,year,income_per_capita\n\xC4\xE3,2020,1\n"), "P103 encoding 0");
  scenario_.simulation->panel->file = "../panel.csv";
  EXPECT_EQ(refusal("household_id,year,income_per_capita\n"), "P103 no_file 0");
}

}  // namespace
}  // namespace tongcun
