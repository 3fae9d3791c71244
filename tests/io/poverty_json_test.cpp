// SPDX-License-Identifier: Apache-2.0
#include "io/poverty_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Scenario scenario() {
  Scenario made;
  made.profile.terms.currency = "CNY";
  return made;
}

// Of twelve persons three are poor with 1,476 yuan, two are unknown; line 2,952.
PovertyStatistics statistics() {
  PovertyStatistics made;
  made.year = 2019;
  made.unit = IncomeUnit{"CNY", "person/year", "net"};
  PublicLine line;
  line.line.key = "national";
  line.line.source = "paper";
  line.resolved.line = IncomeLine{295200, PoorIf::below, true};
  made.lines.push_back(line);
  PublicLine absent;
  absent.line.key = "monitoring";
  absent.resolved.lack = LineLack::no_value;
  made.lines.push_back(absent);
  made.headline = 0;
  AreaPoverty all;
  all.poverty.line = 295200;
  all.poverty.persons = 12;
  all.poverty.unknown = 2;
  all.poverty.poor = 3;
  all.poverty.gap = IncomePoverty::Wide{3} * 147600;
  all.poverty.severity = IncomePoverty::Wide{3} * 147600 * 147600;
  PovertyAreaRow row;
  row.lines = {{all, std::nullopt}, {}};
  made.areas.push_back(row);
  return made;
}

TEST(PovertyJson, SharesWithTheirBounds) {
  Json const json = poverty_json(scenario(), statistics());
  EXPECT_EQ(json["years"], Json::array({2019}));
  EXPECT_EQ(json["line"]["amount"], "2952.00");
  EXPECT_EQ(json["line"]["poor_if"], "<");
  Json const headcount = json["headcount"][0];
  EXPECT_NEAR(headcount["value"].get<double>(), 0.3, 1e-9);
  EXPECT_NEAR(headcount["known_low"].get<double>(), 0.25, 1e-9);
  EXPECT_NEAR(headcount["known_high"].get<double>(), 5.0 / 12.0, 1e-9);
  EXPECT_NEAR(json["gap"][0]["value"].get<double>(), 0.15, 1e-9);
  EXPECT_NEAR(json["gap"][0]["known_low"].get<double>(), 0.125, 1e-9);
  EXPECT_NEAR(json["gap"][0]["known_high"].get<double>(), 3.5 / 12.0, 1e-9);
  EXPECT_NEAR(json["severity"][0]["value"].get<double>(), 0.075, 1e-9);
  EXPECT_EQ(json["money_to_the_line"]["value"], "4428.00");
}

// What is suppressed is null, what has no line is absent with the reason; neither is zero.
TEST(PovertyJson, NothingIsAZero) {
  Json const json = poverty_json(scenario(), statistics());
  Json const without = json["without_transfers"];
  EXPECT_TRUE(without["headcount"][0]["value"].is_null());
  EXPECT_TRUE(without["headcount"][0]["known_low"].is_null());
  EXPECT_TRUE(without["persons"]["poor"].is_null());
  EXPECT_TRUE(without["money_to_the_line"]["value"].is_null());
  EXPECT_TRUE(json["gini"][0]["value"].is_null());
  ASSERT_EQ(json["absent"].size(), 1U);
  EXPECT_EQ(json["absent"][0]["line"], "monitoring");
  EXPECT_EQ(json["absent"][0]["reason"], "no_value");
  EXPECT_FALSE(json.contains("lines"));
  EXPECT_FALSE(json.contains("status"));
}

// Without the line that summaries tell there is no headcount at all.
TEST(PovertyJson, NoHeadlineNoHeadcount) {
  PovertyStatistics made = statistics();
  made.headline = 1;
  Json const json = poverty_json(scenario(), made);
  EXPECT_FALSE(json.contains("headcount"));
  ASSERT_EQ(json["lines"].size(), 1U);
  EXPECT_EQ(json["lines"][0]["line"]["id"], "national");
}

// Every list of classes says what it may be used for; cleared of monitored has its base.
TEST(PovertyJson, StatusSaysWhatItIsFor) {
  PovertyStatistics made = statistics();
  made.breakdowns.push_back({"declared",
                             {{"none", {}, {}},
                              {"monitored", {}, {}},
                              {"cleared", {}, {}},
                              {"unknown", {}, PartSays::perhaps}}});
  made.areas.front().status.push_back(std::vector<StatusCount>{{90, 300}, {15, 50}, {5, 20}, {}});
  Json const status = poverty_json(scenario(), made)["status"];
  EXPECT_NE(status["use"].get<std::string>().find("never for adding or removing"),
            std::string::npos);
  EXPECT_EQ(status["declared"]["monitored"]["persons"], 50);
  EXPECT_EQ(status["risk_cleared"]["value"], 5);
  EXPECT_EQ(status["risk_cleared"]["of"], 20);
  made.areas.front().status.front() = std::nullopt;
  Json const hidden = poverty_json(scenario(), made)["status"];
  EXPECT_TRUE(hidden["declared"]["monitored"]["persons"].is_null());
  EXPECT_FALSE(hidden.contains("risk_cleared"));
}

}  // namespace
}  // namespace tongcun
