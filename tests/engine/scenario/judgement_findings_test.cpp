// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/judgement_findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::string value_of(Finding const& finding, std::string const& name) {
  auto const found =
      std::ranges::find(finding.values, name, [](auto const& value) { return value.first; });
  return found != finding.values.end() ? found->second : "(none)";
}

// A profile of 2016 to 2020 with one rule of all its years, one of 2020 alone and one of any year.
Scenario scenario_of(std::optional<int> year) {
  Scenario scenario;
  scenario.file = "county.toml";
  scenario.year = year;
  scenario.profile.id = "old";
  scenario.profile.terms.years = YearRange{2016, 2020};
  for (auto const& [id, years] : std::vector<std::pair<std::string, std::optional<YearRange>>>{
           {"all", YearRange{2016, 2020}},
           {"late", YearRange{2020, 2020}},
           {"any", std::nullopt}}) {
    Rule rule;
    rule.id = id;
    rule.years = years;
    scenario.profile.guarantees.book.rules.push_back(rule);
  }
  return scenario;
}

// Outside the profile's years one finding says it for all rules; inside, each rule of other years
// says it for itself; without a year every rule holds.
TEST(JudgementFindings, RulesOfOtherYears) {
  std::vector<Finding> const outside = judgement_findings(scenario_of(2026));
  ASSERT_EQ(outside.size(), 1U);
  EXPECT_EQ(outside[0].rule, "S012");
  EXPECT_EQ(outside[0].severity, Severity::warning);
  EXPECT_EQ(outside[0].file, "county.toml");
  EXPECT_EQ(value_of(outside[0], "year"), "2026");
  EXPECT_EQ(value_of(outside[0], "count"), "2");
  EXPECT_EQ(value_of(outside[0], "of"), "3");
  std::vector<Finding> const inside = judgement_findings(scenario_of(2018));
  ASSERT_EQ(inside.size(), 1U);
  EXPECT_EQ(inside[0].rule, "S013");
  EXPECT_EQ(value_of(inside[0], "rule"), "late");
  EXPECT_TRUE(judgement_findings(scenario_of(2020)).empty());
  EXPECT_TRUE(judgement_findings(scenario_of(std::nullopt)).empty());
}

}  // namespace
}  // namespace tongcun
