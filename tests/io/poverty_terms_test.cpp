// SPDX-License-Identifier: Apache-2.0
#include "io/read_scenario.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class PovertyTermsTest : public testing::Test {
 protected:
  Scenario read(std::string const& profile, std::string const& poverty) {
    return read_scenario(folder_.write("county/scenario.toml", R"(schema = 1
kind = "scenario"
name = "small"
profile = ")" + profile + R"("
[layers.villages]
file = "villages.gpkg"
[layers.roads]
file = "roads.gpkg"
)" + poverty));
  }
  std::vector<std::string> complaints(std::string const& poverty) {
    std::vector<std::string> list;
    try {
      static_cast<void>(read("cn-2026", poverty));
    } catch (InputError const& error) {
      for (Finding const& finding : error.findings()) {
        list.push_back(finding.rule + " " + finding.field);
      }
    }
    return list;
  }
  static PovertyLine line(Scenario const& scenario, std::string const& key) {
    std::vector<PovertyLine> const& lines = scenario.profile.terms.lines;
    auto const found = std::ranges::find(lines, key, &PovertyLine::key);
    EXPECT_NE(found, lines.end()) << key;
    return found != lines.end() ? *found : PovertyLine{};
  }

  TemporaryFolder folder_;
};

// No profile after 2020 has a national line, and 2026 has no amount at all.
TEST_F(PovertyTermsTest, ProfilesAssumeNothingAfter2020) {
  Scenario const scenario = read("cn-2026", "");
  EXPECT_EQ(scenario.profile.terms.headline, "monitoring");
  for (PovertyLine const& one : scenario.profile.terms.lines) {
    EXPECT_NE(one.key, "national");
    EXPECT_TRUE(one.by_year.empty()) << one.key;
    EXPECT_FALSE(one.any_year) << one.key;
  }
  EXPECT_EQ(read("cn-2016-2020", "").profile.terms.headline, "national");
  EXPECT_EQ(read("international", "").profile.terms.headline, "extreme");
  EXPECT_FALSE(scenario.purchasing_power);
}

TEST_F(PovertyTermsTest, AScenarioStatesItsOwnLines) {
  Scenario const scenario = read("cn-2026", R"([poverty]
purchasing_power = 3.6
price_ratio = 1.05
[[poverty.lines]]
id = "monitoring"
by_year = { 2026 = 8800.50 }
source = "notice of the province"
[[poverty.lines]]
id = "city"
value = 12000
concept = "disposable"
poor_if = "<="
source = "own"
)");
  PovertyLine const monitoring = line(scenario, "monitoring");
  EXPECT_EQ(monitoring.by_year.at(2026), 880050);
  EXPECT_EQ(monitoring.concept_of_income, "net");  // of the profile
  EXPECT_EQ(monitoring.source, "notice of the province");
  EXPECT_EQ(monitoring.mark, "USER");
  PovertyLine const city = line(scenario, "city");
  EXPECT_EQ(city.any_year, 1200000);
  EXPECT_EQ(city.currency, "CNY");
  EXPECT_EQ(city.per, "person/year");
  EXPECT_EQ(city.poor_if, PoorIf::at_most);
  EXPECT_TRUE(std::ranges::is_sorted(scenario.profile.terms.lines, {}, &PovertyLine::key));
  EXPECT_EQ(scenario.purchasing_power, (PurchasingPower{3'600'000, 1'050'000}));
}

TEST_F(PovertyTermsTest, WhatIsWrongIsSaid) {
  EXPECT_EQ(complaints("[poverty]\nline = \"nobody\"\n"),
            (std::vector<std::string>{"S005 poverty.line"}));
  EXPECT_EQ(complaints("[poverty]\npurchasing_power = 3.6\n"),
            (std::vector<std::string>{"S003 poverty.price_ratio"}));
  EXPECT_EQ(complaints("[poverty]\npurchasing_power = 0\nprice_ratio = 1\n").size(), 1U);
  std::vector<std::string> const unsourced =
      complaints("[[poverty.lines]]\nid = \"monitoring\"\nby_year = { 2026 = 1 }\n");
  ASSERT_EQ(unsourced.size(), 1U);
  EXPECT_TRUE(unsourced.front().starts_with("S003")) << unsourced.front();
  EXPECT_FALSE(
      complaints("[[poverty.lines]]\nid = \"x\"\nby_year = { y26 = 1 }\nsource = \"s\"\n").empty());
  EXPECT_FALSE(complaints("[poverty]\nlines_of = 3\n").empty());
}

}  // namespace
}  // namespace tongcun
