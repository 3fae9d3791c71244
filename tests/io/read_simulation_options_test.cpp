// SPDX-License-Identifier: Apache-2.0
#include "io/read_simulation_options.h"

#include "io/parse_toml.h"
#include "io/read_profile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

struct ReadSimulation {
  SimulationOptions options;
  std::vector<Finding> findings;

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> keys;
    for (Finding const& finding : findings) {
      keys.push_back(finding.rule + " " + finding.field);
    }
    return keys;
  }
};

ReadSimulation read(std::string const& text, std::string const& profile_name = "cn-2016-2020") {
  Profile const profile = read_profile(profile_name, "").profile;
  ParsedToml const parsed = parse_toml(text, "scenario.toml");
  ReadSimulation result;
  ConfigReader reader(&*parsed.root, *parsed.root, "simulate", result.findings);
  result.options = read_simulation_options(reader, profile);
  return result;
}

constexpr char const* kLaw = R"(
years = 4
replicates = 200
persistence = 0.6
deviation = 0.3
growth = 0.05
source = "panel of the county"
)";

TEST(ReadSimulationOptions, EverythingThatMayBeAsked) {
  ReadSimulation const found = read(std::string(kLaw) + R"(
interval = 0.8
line = "national"
line_growth = 0.02
[[shocks]]
kind = "market"
chance = 0.1
loss = 0.3
source = "prices of ten years"
[[shocks]]
kind = "illness"
chance = 0.04
chance_by_year = { 2018 = 0.08 }
loss = 0.5
source = "survey"
[effects.relocation]
job_chance = 0.8
job_wage = 21600
wage_kept = 0
business_kept = 0.4
land_rent = 600
living_cost = 300.5
loan_years = 5
source = "follow-up of the first phase"
[effects.roads]
wage_gain = 0.05
source = "panel of 40 villages"
[[effects.minutes]]
service = "clinic"
mode = "walk"
business_gain = 0.002
most_minutes = 60
source = "panel of 40 villages"
[[programmes]]
name = "allowance"
transfer_a_person = 1200
income_below = 0.9
places = 300
budget = 1000000
first_year = 2017
source = "plan of the county"
)");
  EXPECT_TRUE(found.findings.empty()) << found.keys().front();
  ASSERT_TRUE(found.options.road_effects);
  EXPECT_EQ(found.options.road_effects->wage_gain, 0.05);
  EXPECT_FALSE(found.options.road_effects->business_gain);
  ASSERT_EQ(found.options.minute_effects.size(), 1U);
  EXPECT_TRUE(found.options.minute_effects[0].on_foot);
  EXPECT_EQ(found.options.minute_effects[0].business_gain, 0.002);
  EXPECT_EQ(found.options.minute_effects[0].most_minutes, 60.0);
  SimulationOptions const& options = found.options;
  EXPECT_EQ(options.years, 4);
  EXPECT_EQ(options.replicates, 200U);
  EXPECT_EQ(options.interval, 0.8);
  EXPECT_EQ(options.line, "national");
  ASSERT_EQ(options.shocks.size(), 2U);  // in the order of their kinds
  EXPECT_EQ(options.shocks[0].kind, ShockKind::illness);
  EXPECT_EQ(options.shocks[0].chance_in(2017), 0.04);
  EXPECT_EQ(options.shocks[0].chance_in(2018), 0.08);
  EXPECT_EQ(options.shocks[1].kind, ShockKind::market);
  ASSERT_TRUE(options.move_effects);
  EXPECT_EQ(options.move_effects->job_wage, 2'160'000);
  EXPECT_EQ(options.move_effects->living_cost, 30'050);
  EXPECT_EQ(options.move_effects->wage_kept, 0.0);
  EXPECT_FALSE(options.move_effects->property_kept);
  EXPECT_FALSE(options.move_effects->moving_cost);
  ASSERT_EQ(options.programmes.size(), 1U);
  EXPECT_EQ(options.programmes[0].transfer_a_person, 120'000);
  EXPECT_EQ(options.programmes[0].budget, 100'000'000);
  EXPECT_FALSE(options.programmes[0].last_year);
}

// The profile's headline is the line; nothing that has no source is assumed.
TEST(ReadSimulationOptions, WhatIsNotAskedHasNoEffect) {
  ReadSimulation const found = read(kLaw);
  EXPECT_TRUE(found.findings.empty());
  EXPECT_EQ(found.options.line, "national");
  EXPECT_TRUE(found.options.shocks.empty());
  EXPECT_FALSE(found.options.move_effects);
  EXPECT_TRUE(found.options.programmes.empty());
  EXPECT_FALSE(found.options.line_growth);
}

TEST(ReadSimulationOptions, NumbersWithoutASourceAreRequired) {
  EXPECT_EQ(read("").keys(),
            (std::vector<std::string>{"S003 simulate.years", "S003 simulate.replicates",
                                      "S003 simulate.persistence", "S003 simulate.deviation",
                                      "S003 simulate.growth", "S003 simulate.source"}));
}

TEST(ReadSimulationOptions, BadValuesAreAllFound) {
  ReadSimulation const found = read(R"(
years = 0
replicates = 200
persistence = 1
deviation = -0.1
growth = 0.0
source = "s"
line = "lost"
[[shocks]]
kind = "illness"
chance = 1.5
loss = 1
source = "s"
[[shocks]]
kind = "illness"
chance = 0.5
loss = 0.1
source = "s"
[[shocks]]
kind = "war"
chance = 0.5
loss = 0.1
[effects.relocation]
job_chance = 0.8
source = "s"
[[programmes]]
name = "a"
transfer_a_person = 1
transfer_a_household = 1
income_below = 1
source = "s"
[[programmes]]
name = "a"
income_below = 1
source = "s"
)");
  for (char const* key :
       {"simulate.years", "simulate.persistence", "simulate.deviation", "simulate.line",
        "simulate.shocks[1].chance", "simulate.shocks[1].loss", "simulate.shocks[2].kind",
        "simulate.shocks[3].kind", "simulate.shocks[3].source",
        "simulate.effects.relocation.job_wage", "simulate.programmes[1].transfer_a_household",
        "simulate.programmes[2].transfer_a_person", "simulate.programmes[2].name"}) {
    bool is_there = false;
    for (Finding const& finding : found.findings) {
      is_there = is_there || finding.field == key;
    }
    EXPECT_TRUE(is_there) << key;
  }
  EXPECT_EQ(found.findings.size(), 13U);
}

// Persistence, deviation and growth may be left out where a panel gives them, and only there.
TEST(ReadSimulationOptions, APanelMayGiveTheLaw) {
  std::string const text =
      "years = 4\nreplicates = 20\n[panel]\nfile = \"panel.csv\"\nsource = \"register\"\n";
  EXPECT_EQ(read(text).keys().size(), 4U);
  ReadSimulation const found = read(text + "use_fitted = true\n");
  EXPECT_EQ(found.keys(), std::vector<std::string>{});
  EXPECT_TRUE(found.options.panel->use_fitted);
  EXPECT_EQ(found.options.panel->file, "panel.csv");
}

}  // namespace
}  // namespace tongcun
