// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/judgement_findings.h"

#include "tests/worlds/drawn_world.h"

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
  std::vector<Finding> const outside = judgement_findings(scenario_of(2026), {});
  ASSERT_EQ(outside.size(), 1U);
  EXPECT_EQ(outside[0].rule, "S012");
  EXPECT_EQ(outside[0].severity, Severity::warning);
  EXPECT_EQ(outside[0].file, "county.toml");
  EXPECT_EQ(value_of(outside[0], "year"), "2026");
  EXPECT_EQ(value_of(outside[0], "count"), "2");
  EXPECT_EQ(value_of(outside[0], "of"), "3");
  std::vector<Finding> const inside = judgement_findings(scenario_of(2018), {});
  ASSERT_EQ(inside.size(), 1U);
  EXPECT_EQ(inside[0].rule, "S013");
  EXPECT_EQ(value_of(inside[0], "rule"), "late");
  EXPECT_TRUE(judgement_findings(scenario_of(2020), {}).empty());
  EXPECT_TRUE(judgement_findings(scenario_of(std::nullopt), {}).empty());
}

// Of three facilities that name a village two name one that is not there; one names none. Said once
// a layer, with the first code.
TEST(JudgementFindings, FacilitiesOfNoVillage) {
  DrawnWorld world("a-c-k-m-n", metres(100));
  world.road("ackmn");
  world.village('a', 10);
  for (char const name : {'c', 'k', 'm', 'n'}) {
    world.clinic(name);
  }
  std::vector<LayerTable> tables = world.tables();
  for (LayerTable& table : tables) {
    for (FacilityRow& row : table.facilities) {
      row.village_code = row.code == "c" ? "a" : row.code == "n" ? "" : "not " + row.code;
    }
  }
  Region const region = build_region(std::move(tables), {}).region;
  std::vector<Finding> const findings = judgement_findings(scenario_of(std::nullopt), region);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "V838");
  EXPECT_EQ(findings[0].file, "facilities.drawn.drawn");
  EXPECT_EQ(value_of(findings[0], "count"), "2");
  EXPECT_EQ(value_of(findings[0], "of"), "3");
  EXPECT_EQ(value_of(findings[0], "code"), "not k");
  EXPECT_TRUE(judgement_findings(scenario_of(std::nullopt), world.region()).empty());
}

}  // namespace
}  // namespace tongcun
