// SPDX-License-Identifier: Apache-2.0
#include "io/read_programmes.h"

#include "io/parse_toml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

struct ReadProgrammes {
  std::vector<ProgrammeOption> programmes;
  std::vector<std::string> complaints;  // fields
};

ReadProgrammes read(std::string const& text) {
  ParsedToml const parsed = parse_toml(text, "scenario.toml");
  std::vector<Finding> findings;
  ConfigReader reader(&*parsed.root, *parsed.root, "simulate", findings);
  ProfileTerms terms;
  terms.programmes = {{"health", {"health", "医疗"}}, {"work", {"work", "就业"}}};
  ReadProgrammes result{read_programmes(reader, terms), {}};
  for (Finding const& finding : findings) {
    result.complaints.push_back(finding.field);
  }
  return result;
}

TEST(ReadProgrammes, KindsOfTheCatalogueOnly) {
  ReadProgrammes const found = read(R"(
[[programmes]]
name = "medical aid"
kind = "health"
causes = ["illness"]
source = "list of the county"
[[programmes]]
name = "posts"
kind = "wrok"
causes = ["labour"]
source = "list of the county"
)");
  EXPECT_EQ(found.complaints, std::vector<std::string>{"simulate.programmes[2].kind"});
  EXPECT_EQ(found.programmes[0].kind, "health");
}

TEST(ReadProgrammes, ByCauseAndClass) {
  ReadProgrammes const found = read(R"(
[[programmes]]
name = "medical aid"
causes = ["illness", "disability"]
assist_classes = ["dibao", "tekun"]
monitor_classes = ["monitored"]
registered_classes = ["general"]
places = 40
source = "list of the county"
[[programmes]]
name = "allowance"
transfer_a_person = 12.5
assist_classes = ["dibao"]
budget = 5000
source = "list of the county"
)");
  EXPECT_EQ(found.complaints, std::vector<std::string>{});
  ASSERT_EQ(found.programmes.size(), 2U);
  ProgrammeOption const& aid = found.programmes[0];
  EXPECT_TRUE(aid.causes.contains(PovertyCause::disability));
  EXPECT_EQ(aid.causes.size(), 2U);
  EXPECT_TRUE(aid.assist_classes.contains(AssistClass::tekun));
  EXPECT_TRUE(aid.monitor_classes.contains(MonitorClass::monitored));
  EXPECT_TRUE(aid.registered_classes.contains(RegisteredClass::general));
  EXPECT_FALSE(aid.income_below);
  EXPECT_FALSE(aid.transfer_a_person);  // and then it changes no income
  EXPECT_EQ(found.programmes[1].transfer_a_person, 1'250);
  EXPECT_TRUE(found.programmes[1].causes.empty());
}

TEST(ReadProgrammes, PostsAndInvestments) {
  ReadProgrammes const found = read(R"(
[[programmes]]
name = "orchard"
income_below = 1.5
business_a_household = 3000
lag_years = 4
cost_a_household = 8000
budget = 400000
source = "plan of the county"
[[programmes]]
name = "posts"
causes = ["labour"]
wage_a_household = 6000
budget = 60000
source = "plan of the county"
)");
  EXPECT_EQ(found.complaints, std::vector<std::string>{});
  ASSERT_EQ(found.programmes.size(), 2U);
  EXPECT_EQ(found.programmes[0].business_a_household, 300'000);
  EXPECT_EQ(found.programmes[0].lag_years, 4);
  EXPECT_EQ(found.programmes[0].cost_a_household, 800'000);
  EXPECT_EQ(found.programmes[1].wage_a_household, 600'000);
}

// A lag of nothing, and money of which nobody says what a household takes.
TEST(ReadProgrammes, InvestmentsThatAreNotWhole) {
  ReadProgrammes const found = read(R"(
[[programmes]]
name = "a"
income_below = 1
transfer_a_person = 1
lag_years = 2
source = "s"
[[programmes]]
name = "b"
income_below = 1
business_a_household = 3000
budget = 400000
source = "s"
)");
  EXPECT_EQ(found.complaints,
            (std::vector<std::string>{"simulate.programmes[1].lag_years",
                                      "simulate.programmes[2].cost_a_household"}));
}

// Neither money nor a cause is no measure, one for everybody without a word is none either, and
// money without a transfer buys nothing.
TEST(ReadProgrammes, WhatIsNoMeasureIsRefused) {
  ReadProgrammes const found = read(R"(
[[programmes]]
name = "a"
income_below = 1
source = "s"
[[programmes]]
name = "b"
transfer_a_person = 1
source = "s"
[[programmes]]
name = "c"
causes = ["illness"]
budget = 100
source = "s"
[[programmes]]
name = "d"
causes = ["bad luck"]
transfer_a_person = 1
income_below = 1
source = "s"
)");
  EXPECT_EQ(found.complaints,
            (std::vector<std::string>{
                "simulate.programmes[1].transfer_a_person", "simulate.programmes[2].income_below",
                "simulate.programmes[3].transfer_a_person", "simulate.programmes[4].causes"}));
}

}  // namespace
}  // namespace tongcun
