// SPDX-License-Identifier: Apache-2.0
// The measures of poverty that scenarios and profiles ask for.
#include "io/read_profile.h"
#include "io/read_scenario.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class PovertyMeasuresTest : public testing::Test {
 protected:
  PovertyMeasures read(std::string const& profile, std::string const& poverty) {
    return read_scenario(folder_.write("county/scenario.toml", R"(schema = 1
kind = "scenario"
name = "small"
profile = ")" + profile + R"("
[layers.villages]
file = "villages.gpkg"
[layers.roads]
file = "roads.gpkg"
)" + poverty))
        .profile.measures;
  }
  std::vector<std::string> complaints(std::string const& poverty,
                                      std::string const& profile = "cn-2026") {
    std::vector<std::string> list;
    try {
      static_cast<void>(read(profile, poverty));
    } catch (InputError const& error) {
      for (Finding const& finding : error.findings()) {
        list.push_back(finding.rule + " " + finding.field);
      }
    }
    return list;
  }

  TemporaryFolder folder_;
};

using List = std::vector<std::string>;

constexpr char const* kWarning = R"([[poverty.warnings]]
id = "mine"
name = { en = "the mine closes", zh = "矿山关闭" }
takes = { wage = 40, business = 12.5 }
takes_a_person = 500.25
places = ["520123101", "520123102203"]
hazard = "flash_flood"
hazard_level = "medium"
line = "monitoring"
warn_from = 5
source = "own"
)";

TEST_F(PovertyMeasuresTest, AWarningAsItIsWritten) {
  PovertyMeasures const measures = read("cn-2026", kWarning);
  ASSERT_EQ(measures.warnings.size(), 1U);
  WarningOption const& option = measures.warnings.front();
  EXPECT_EQ(option.key, "mine");
  EXPECT_EQ(option.name.zh, "矿山关闭");
  EXPECT_EQ(option.taken, (std::array<std::int32_t, 4>{400'000, 125'000, 0, 0}));
  EXPECT_EQ(option.taken_a_person, 50'025);
  EXPECT_EQ(option.places, (List{"520123101", "520123102203"}));
  EXPECT_EQ(option.hazard, (HazardChoice{HazardKind::flash_flood, HazardLevel::medium}));
  EXPECT_EQ(option.line, "monitoring");
  EXPECT_EQ(option.warn_from, 50'000);
  EXPECT_EQ(option.source, "own");
}

TEST_F(PovertyMeasuresTest, WhatIsWrongWithAWarningIsSaid) {
  std::string const text = kWarning;
  EXPECT_EQ(complaints(with(with(text, "takes = { wage = 40, business = 12.5 }\n", ""),
                            "takes_a_person = 500.25\n", "")),
            (List{"S005 poverty.warnings[1].takes"}));
  EXPECT_EQ(complaints(with(text, "hazard = \"flash_flood\"\n", "")),
            (List{"S003 poverty.warnings[1].hazard"}));
  EXPECT_EQ(complaints(with(text, "\"monitoring\"", "\"nobody\"")),
            (List{"S005 poverty.warnings[1].line"}));
  EXPECT_EQ(complaints(with(text, "source = \"own\"\n", "")),
            (List{"S003 poverty.warnings[1].source"}));
  EXPECT_EQ(complaints(with(text, "wage", "wages")).size(), 1U);
  EXPECT_EQ(complaints(text + text), (List{"S005 poverty.warnings[2].id"}));
}

// Shipped: income, three guarantees and water of the Chinese profiles, by the line of their years;
// the global index of the international one. No county exits after 2020.
TEST_F(PovertyMeasuresTest, ShippedIndices) {
  for (auto const& [profile, line] :
       {std::pair{"cn-2016-2020", "below_national"}, std::pair{"cn-2021-2025", "below_monitoring"},
        std::pair{"cn-2026", "below_monitoring"}}) {
    PovertyMeasures const measures = read(profile, "");
    ASSERT_EQ(measures.indices.size(), 1U) << profile;
    DeprivationRules const& index = measures.indices.front();
    EXPECT_EQ(index.key, "guarantees");
    EXPECT_EQ(index.index.weights, (std::vector<std::int64_t>{1, 1, 1, 1, 1}));
    EXPECT_EQ(index.index.poor_from, 2);
    std::string fields;
    for (Rule const& rule : index.book.rules.values()) {
      fields += index.book.fields[rule.field].key + " ";
    }
    EXPECT_EQ(fields, std::string(line) +
                          " holds_education holds_basic_medical holds_housing "
                          "holds_drinking_water ");
    EXPECT_EQ(measures.county_limits.has_value(), std::string(profile) == "cn-2016-2020");
  }
  PovertyMeasures const world = read("international", "");
  ASSERT_EQ(world.indices.size(), 1U);
  EXPECT_EQ(world.indices.front().index.weights, global_index().weights);
  EXPECT_EQ(world.indices.front().index.poor_from, global_index().poor_from);
}

constexpr char const* kIndex = R"([[poverty.deprivations]]
id = "own"
name = "own index"
poor_from = 3
source = "s"
mark = "A"
[[poverty.deprivations.indicators]]
id = "crowded"
weight = 2
field = "persons"
op = ">="
value = 6
unit = "persons"
source = "s"
mark = "A"
[[poverty.deprivations.indicators]]
id = "house"
weight = 1
field = "house_grade"
op = "in"
value = ["C", "D", "none_house"]
source = "s"
mark = "A"
)";

TEST_F(PovertyMeasuresTest, AnIndexOfTheScenario) {
  PovertyMeasures const measures = read("cn-2026", kIndex);
  ASSERT_EQ(measures.indices.size(), 2U);
  DeprivationRules const& own = measures.indices.back();
  EXPECT_EQ(own.index.weights, (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(own.index.poor_from, 3);
  EXPECT_EQ(own.book.rules[RuleId(1)].threshold, (std::vector<std::int64_t>{2, 3, 4}));
  // The same id takes the place of the profile's; what is not active takes it away.
  std::string const same = with(kIndex, "id = \"own\"", "id = \"guarantees\"");
  EXPECT_EQ(read("cn-2026", same).indices.size(), 1U);
  EXPECT_EQ(read("cn-2026", same).indices.front().index.weights.size(), 2U);
  EXPECT_TRUE(read("cn-2026", "[[poverty.deprivations]]\nid = \"guarantees\"\nactive = false\n")
                  .indices.empty());
  // A line of the scenario has facts as well.
  std::string const line = R"([[poverty.lines]]
id = "city"
value = 12000
concept = "net"
source = "own"
)";
  EXPECT_TRUE(complaints(line + with(with(with(kIndex, "persons\"\nop = \">=\"\nvalue = 6\n",
                                               "below_city\"\nop = \"==\"\nvalue = true\n"),
                                          "unit = \"persons\"\n", ""),
                                     "weight = 2", "weight = 5"))
                  .empty());
}

TEST_F(PovertyMeasuresTest, WhatIsWrongWithAnIndexIsSaid) {
  EXPECT_EQ(complaints(with(kIndex, "poor_from = 3", "poor_from = 4")),
            (List{"S005 poverty.deprivations[1].poor_from"}));
  EXPECT_EQ(complaints(with(kIndex, "weight = 2\n", "")),
            (List{"S003 poverty.deprivations[1].indicators[1].weight"}));
  EXPECT_EQ(complaints(with(kIndex, "id = \"house\"", "id = \"crowded\"")),
            (List{"S005 poverty.deprivations[1].indicators[2].id"}));
  EXPECT_EQ(complaints(with(kIndex, "\"house_grade\"", "\"house_grad\"")),
            (List{"S005 poverty.deprivations[1].indicators[2].field"}));
  EXPECT_EQ(complaints("[[poverty.deprivations]]\nid = \"x\"\npoor_from = 1\nsource = \"s\"\n"
                       "mark = \"A\"\n"),
            (List{"S005 poverty.deprivations[1].indicators"}));
}

constexpr char const* kCard = R"([[poverty.score_cards]]
id = "looks"
name = { en = "six looks", zh = "六看法" }
source = "s"
[[poverty.score_cards.indicators]]
id = "house"
name = "house"
field = "house_grade"
points = { A = 20, B = 15.5, C = 5, D = 0, none_house = 0 }
weight = 1.5
[[poverty.score_cards.indicators]]
id = "income"
name = "income"
field = "income_a_person"
unit = "money/person/year"
steps = [{ points = 0 }, { from = 4000, points = 10 }]
[[poverty.score_cards.indicators]]
id = "difficulty"
name = "difficulty"
field = "severe_difficulty"
points = { no = 10, yes = 0 }
not_applicable = 10
)";

TEST_F(PovertyMeasuresTest, AScoreCard) {
  PovertyMeasures const measures = read("cn-2026", kCard);
  ASSERT_EQ(measures.score_cards.size(), 1U);
  ScoreCardRules const& rules = measures.score_cards.front();
  EXPECT_EQ(rules.card.weights, (std::vector<std::int64_t>{1500, 1000, 1000}));
  EXPECT_EQ(rules.card.bands.size(), six_looks_bands().size());
  EXPECT_EQ(rules.indicators[0].by_value, (std::vector<std::int64_t>{20000, 15500, 5000, 0, 0}));
  ASSERT_EQ(rules.indicators[1].steps.size(), 2U);
  EXPECT_EQ(rules.indicators[1].steps[1].from, 400'000);
  EXPECT_EQ(rules.indicators[1].steps[1].points, 10'000);
  EXPECT_EQ(rules.indicators[2].by_value, (std::vector<std::int64_t>{10000, 0}));
  EXPECT_EQ(rules.indicators[2].not_applicable, 10000);
  std::string const bands = R"([[poverty.score_cards.bands]]
id = "poor"
most = 30
[[poverty.score_cards.bands]]
id = "others"
)";
  PovertyMeasures const own = read("cn-2026", kCard + bands);
  ASSERT_EQ(own.score_cards.front().card.bands.size(), 2U);
  EXPECT_EQ(own.score_cards.front().card.bands.front().most, 30'000);
}

TEST_F(PovertyMeasuresTest, WhatIsWrongWithAScoreCardIsSaid) {
  EXPECT_EQ(complaints(with(kCard, ", none_house = 0", "")),
            (List{"S003 poverty.score_cards[1].indicators[1].points.none_house"}));
  EXPECT_EQ(complaints(with(kCard, "{ points = 0 }, ", "{ from = 1, points = 0 }, ")),
            (List{"S005 poverty.score_cards[1].indicators[2].steps[1].from"}));
  EXPECT_EQ(complaints(with(kCard, "{ from = 4000", "{ from = 9, points = 1 }, { from = 9")),
            (List{"S005 poverty.score_cards[1].indicators[2].steps[3].from"}));
  EXPECT_EQ(complaints(with(kCard, "source = \"s\"\n", "")),
            (List{"S003 poverty.score_cards[1].source"}));
  std::string const endless = "[[poverty.score_cards.bands]]\nid = \"a\"\nmost = 3\n";
  EXPECT_EQ(complaints(kCard + endless), (List{"S005 poverty.score_cards[1].bands[1].most"}));
}

constexpr char const* kSample = R"([poverty.county_sample]
rural_persons = 45000
remaining_poor = 520
exited = 21000
sampled_exited = 1200
wrongly_exited = 3
sampled_others = 2600
missed = 5
source = "check of the county"
)";

TEST_F(PovertyMeasuresTest, ACountySample) {
  PovertyMeasures const measures = read("cn-2016-2020", kSample);
  ASSERT_TRUE(measures.county_sample);
  EXPECT_EQ(measures.county_sample->counts.sampled_others, 2600);
  EXPECT_EQ(measures.county_sample->counts.surveyed_households, 0);
  EXPECT_EQ(measures.county_limits->recognition_from, 900'000);
  // After 2020 no county exits.
  EXPECT_EQ(complaints(kSample), (List{"S005 poverty.county_sample"}));
  EXPECT_EQ(
      complaints(with(kSample, "wrongly_exited = 3", "wrongly_exited = 1201"), "cn-2016-2020"),
      (List{"S005 poverty.county_sample.wrongly_exited"}));
  EXPECT_EQ(
      complaints(with(kSample, "missed = 5\n", "recognising = 5\n"), "cn-2016-2020"),
      (List{"S003 poverty.county_sample.missed", "S003 poverty.county_sample.surveyed_households",
            "S005 poverty.county_sample.recognising"}));
}

}  // namespace
}  // namespace tongcun
