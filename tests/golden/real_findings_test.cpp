// SPDX-License-Identifier: Apache-2.0
// What a check finds in real districts, listed and counted: the data are as they were published.
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;
using Counts = std::map<std::string, int>;

Json checked(std::string const& scenario) {
  ProgramResult const result =
      run_tongcun({"check", project_scenario(scenario), "--json", "--all-findings", "--quiet"});
  EXPECT_EQ(result.status, 0) << result.err;
  return Json::parse(result.out);
}

Counts counts_of(Json const& check) {
  Counts counts;
  for (Json const& problem : check["problems"]) {
    ++counts[problem["rule"].get<std::string>()];
  }
  return counts;
}

// Messages of a rule about a layer, in the order of the ledger.
std::vector<std::string> messages(Json const& check, std::string const& rule,
                                  std::string const& layer) {
  std::vector<std::string> texts;
  for (Json const& problem : check["problems"]) {
    if (problem["rule"] == rule && problem["layer"] == layer) {
      texts.push_back(problem["message"]);
    }
  }
  return texts;
}

bool mentions(std::vector<std::string> const& texts, std::string const& part) {
  return std::ranges::any_of(
      texts, [&](std::string const& text) { return text.find(part) != std::string::npos; });
}

// Columns whose names hold blanks, codes twice, taps that serve nobody, the pharmacy among the
// facilities that no service counts, facilities of the whole province far from the district's
// roads, surfaces that nobody recorded, and one village that hangs on an island.
TEST(RealFindings, Kirehe) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  Json const check = checked("kirehe.toml");
  Counts const counts = counts_of(check);
  EXPECT_EQ(counts.at("V003"), 6);
  EXPECT_EQ(counts.at("V111"), 242);
  EXPECT_EQ(counts.at("V834"), 203);
  EXPECT_EQ(counts.at("V835"), 22);
  EXPECT_EQ(counts.at("V836"), 889);
  EXPECT_TRUE(mentions(messages(check, "V003", "health_facilities"), "visitor_ number"));
  EXPECT_TRUE(mentions(messages(check, "V003", "schools"), "connect_ or_not"));
  EXPECT_TRUE(mentions(messages(check, "V835", "health_facilities"), "District Pharmacy"));
  EXPECT_EQ(messages(check, "V839", "roads"),
            (std::vector<std::string>{
                "3327 of 5148 roads record no surface; both readings are computed"}));
  std::vector<std::string> const islands = messages(check, "V833", "villages");
  ASSERT_EQ(islands.size(), 1U);
  EXPECT_TRUE(islands[0].starts_with("55120307 Nyarubuye I")) << islands[0];
  EXPECT_EQ(messages(check, "V846", "villages"),
            (std::vector<std::string>{
                "612 villages state how many live there, and nobody says in which year"}));
  // Of 25 islands each is told once: by the open end that keeps it off the network, or by itself.
  int told = counts.at("V825");
  for (std::string const& text : messages(check, "V823", "roads")) {
    told += text.find("not connected to the main network") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(told, 25);
  EXPECT_GT(counts.at("V823"), 0);
  EXPECT_EQ(counts.at("V824"), 125);
}

// A word of a ford that no list knows, rows and lines that repeat another, a border that crosses
// itself, and schools of which there is no layer.
TEST(RealFindings, Gakenke) {
  TONGCUN_NEEDS_SET("rwanda_gakenke");
  Json const check = checked("gakenke.toml");
  Counts const counts = counts_of(check);
  EXPECT_EQ(counts.at("V024"), 2);
  EXPECT_EQ(counts.at("V112"), 1);
  EXPECT_EQ(counts.at("V209"), 1);
  EXPECT_EQ(counts.at("V817"), 2);
  EXPECT_EQ(counts.at("V821"), 6);
  EXPECT_EQ(counts.at("V833"), 1);
  EXPECT_EQ(counts.at("V834"), 492);
  EXPECT_TRUE(mentions(messages(check, "V839", "roads"), "3367 of 3613 roads"));
}

// Villages that were simplified one by one overlap; eleven words that no list knows; villages on
// islands of the road network; no elevation.
TEST(RwandaFindings, TheWholeCountry) {
  TONGCUN_NEEDS_SET("rwanda_national");
  Json const check = checked("rwanda.toml");
  Counts const counts = counts_of(check);
  EXPECT_EQ(messages(check, "V866", "villages").size(), 1U);
  EXPECT_TRUE(mentions(messages(check, "V866", "villages"), "27287 pairs"));
  EXPECT_TRUE(mentions(messages(check, "V839", "roads"), "71307 of 86823 roads"));
  EXPECT_EQ(counts.at("V112"), 5);
  EXPECT_EQ(counts.at("V209"), 11);
  EXPECT_EQ(counts.at("V817"), 2);
  EXPECT_EQ(counts.at("V821"), 95);
  EXPECT_EQ(counts.at("V827"), 43);
  EXPECT_EQ(counts.at("V830"), 1);
  EXPECT_EQ(counts.at("V833"), 43);
}

}  // namespace
}  // namespace tongcun
