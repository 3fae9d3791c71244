// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/measure_findings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

std::vector<std::string> rules_of(std::vector<Finding> const& findings) {
  std::vector<std::string> rules;
  for (Finding const& finding : findings) {
    rules.push_back(finding.rule + " " + finding.field);
  }
  return rules;
}

Region one_village() {
  Region region;
  region.villages.code.push_back("v1");
  region.villages.township_code.push_back("t1");
  region.villages.county_code.push_back("c1");
  return region;
}

TEST(MeasureFindings, WhatTheScenarioAsksForNeedsARegister) {
  Scenario scenario;
  scenario.given = {"poverty.warnings", "poverty.county_sample", "poverty.line"};
  EXPECT_EQ(rules_of(check_measures(scenario, one_village(), false)),
            (std::vector<std::string>{"P080 poverty.warnings", "P080 poverty.county_sample"}));
  EXPECT_TRUE(check_measures(scenario, one_village(), true).empty());
}

TEST(MeasureFindings, PlacesAndZonesMustBeThere) {
  Scenario scenario;
  WarningOption option;
  option.key = "flood";
  option.places = {"v1", "nowhere"};
  option.hazard.emplace();
  scenario.profile.measures.warnings.push_back(option);
  Region region = one_village();
  std::vector<Finding> const findings = check_measures(scenario, region, true);
  EXPECT_EQ(rules_of(findings),
            (std::vector<std::string>{"P081 poverty.warnings", "P082 poverty.warnings"}));
  EXPECT_TRUE(any_rejected(findings));
  EXPECT_EQ(findings.front().values.back().second, "nowhere");
  Layer zones;
  zones.role = LayerRole::hazards;
  region.layers.push_back(zones);
  EXPECT_EQ(rules_of(check_measures(scenario, region, true)),
            (std::vector<std::string>{"P081 poverty.warnings"}));
}

// Two households, one of which lacks an indicator and points.
TEST(MeasureFindings, WhatIsNotKnownIsCounted) {
  PovertyResult result;
  MeasuredIndex measured;
  measured.rules.name = {"index", "指数"};
  Rule rule;
  rule.name = {"fuel", "燃料"};
  measured.rules.book.rules.push_back(rule);
  measured.households.push_back({3, 1, 0});
  measured.households.push_back({4, 0, 0});
  result.indices.push_back(measured);
  ScoredCard scored;
  scored.rules.indicators.resize(1);
  scored.range.resize(2);
  scored.unknown = {1};
  result.score_cards.push_back(scored);
  std::vector<Finding> const findings = note_measures({}, result);
  EXPECT_EQ(rules_of(findings),
            (std::vector<std::string>{"P083 poverty.deprivations", "P084 poverty.score_cards"}));
  EXPECT_FALSE(any_rejected(findings));
  for (Finding const& finding : findings) {
    EXPECT_EQ(finding.values[2].second, "1");
    EXPECT_EQ(finding.values[3].second, "2");
  }
  result.indices.front().households.values()[1].known = 1;
  result.score_cards.front().unknown = {0};
  EXPECT_TRUE(note_measures({}, result).empty());
}

}  // namespace
}  // namespace tongcun
