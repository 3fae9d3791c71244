// SPDX-License-Identifier: Apache-2.0
#include "io/read_demography.h"

#include "io/parse_toml.h"
#include "io/read_profile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

struct Found {
  DemographyOptions options;
  std::vector<std::string> complaints;  // "S004 simulate.demography.deaths[2].from"
};

Found read(std::string const& text) {
  ParsedToml const parsed = parse_toml(text, "scenario.toml");
  std::vector<Finding> findings;
  ConfigReader reader(&*parsed.root, *parsed.root, "demography", findings);
  Found found{read_demography(reader, {16, 59, 6, 15}), {}};
  for (Finding const& finding : findings) {
    found.complaints.push_back(finding.rule + " " + finding.field);
  }
  return found;
}

TEST(ReadDemography, Everything) {
  Found const found = read(R"(
share_of_boys = 0.52
source = "life table of the province, census of 2020"
[[deaths]]
from = 0
men = 0.006
women = 0.005
[[deaths]]
from = 60
men = 0.03
women = 0.02
[[births]]
from = 15
until = 29
chance = 0.08
[[births]]
from = 30
until = 49
chance = 0.02
)");
  EXPECT_TRUE(found.complaints.empty()) << found.complaints.front();
  EXPECT_EQ(found.options.ages, (LifeAges{16, 59, 6, 15}));
  EXPECT_EQ(found.options.death_chance(0, Sex::m), 0.006);
  EXPECT_EQ(found.options.death_chance(59, Sex::f), 0.005);
  EXPECT_EQ(found.options.death_chance(60, Sex::m), 0.03);
  EXPECT_EQ(found.options.death_chance(130, Sex::f), 0.02);
  EXPECT_EQ(found.options.birth_chance(14), 0.0);
  EXPECT_EQ(found.options.birth_chance(15), 0.08);
  EXPECT_EQ(found.options.birth_chance(49), 0.02);
  EXPECT_EQ(found.options.birth_chance(50), 0.0);
}

TEST(ReadDemography, WhatIsNotSetDoesNotHappen) {
  Found const found = read("source = \"ageing alone\"\n");
  EXPECT_TRUE(found.complaints.empty());
  EXPECT_EQ(found.options.death_chance(80, Sex::m), 0.0);
  EXPECT_EQ(found.options.birth_chance(25), 0.0);
}

TEST(ReadDemography, RefusesWhatWouldBeASilentZeroOrNoSense) {
  EXPECT_EQ(read("").complaints, std::vector<std::string>{"S003 demography.source"});
  // Ages below the first band, one band within another, chances above one, births without a share.
  Found const found = read(R"(
source = "x"
[[deaths]]
from = 1
men = 0.1
women = 1.2
[[deaths]]
from = 1
men = 0.1
women = 0.1
[[births]]
from = 20
until = 15
chance = 0.9
[[births]]
from = 10
until = 12
chance = 0.1
)");
  EXPECT_EQ(found.complaints,
            (std::vector<std::string>{
                "S005 demography.deaths[1].women", "S005 demography.deaths[1].from",
                "S005 demography.deaths[2].from", "S005 demography.births[1].chance",
                "S005 demography.births[1].until", "S005 demography.births[2].from",
                "S003 demography.share_of_boys"}));
  EXPECT_EQ(read("share_of_boys = 0.5\nsource = \"x\"\n").complaints,
            std::vector<std::string>{"S003 demography.births"});
}

TEST(ReadDemography, TheShippedProfilesHaveAges) {
  for (auto const& [profile, until] :
       {std::pair{"cn-2026", 59}, {"cn-2016-2020", 59}, {"international", 64}, {"rwanda", 64}}) {
    ReadProfile const read = read_profile(profile, "");
    ASSERT_TRUE(read.profile.terms.ages) << profile;
    EXPECT_EQ(read.profile.terms.ages->working_until, until);
    EXPECT_EQ(read.profile.terms.ages->school_until, 15);
  }
}

}  // namespace
}  // namespace tongcun
