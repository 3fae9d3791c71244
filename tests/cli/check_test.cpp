// SPDX-License-Identifier: Apache-2.0
// tongcun check in whole runs: what it finds, what became of it, and who is protected.
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Two villages on one road that a second road misses by 8 m; twelve households of the register of
// 2019. One left the register before it entered it, one entered it and then the year of the
// register was over, one has left it with a house of grade D, eleven of the first village have
// exactly the same income.
class CheckRun : public testing::Test {
 protected:
  CheckRun() {
    write_file(folder_ / "villages.csv",
               "行政区划代码,行政村,经度,纬度\n520123100201,甲村,106.90,26.3\n"
               "520123100202,乙村,106.92,26.3\n");
    write_roads("[106.91, 26.30007]");
    write_households("2015");
    write_scenario("");
    EXPECT_EQ(run_tongcun({"init", "--key", folder_ / "office.key"}).status, 0);
  }

  // A side road that begins at `start`, some metres off the main one or upon it.
  void write_roads(std::string const& start) const {
    write_file(folder_ / "roads.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"code": "main", "class": "village", "surface": "concrete"},
       "geometry": {"type": "LineString", "coordinates": [[106.89, 26.3], [106.91, 26.3], [106.95, 26.3]]}},
      {"type": "Feature", "properties": {"code": "side", "class": "village", "surface": "concrete"},
       "geometry": {"type": "LineString", "coordinates": [)" +
                                              start + R"(, [106.91, 26.32]]}}]})");
  }
  void write_households(std::string const& year_exited) const {
    std::string text =
        "户编号,行政村代码,家庭人口,危房等级,危改验收,贫困户属性,脱贫状态,识别年度,脱贫年度,"
        "人均纯收入\n";
    for (int h = 0; h < 12; ++h) {
      bool const is_first = h == 0;
      std::string const years = is_first ? "2016," + year_exited
                                : h == 1 ? "2020,2020"
                                         : "2014,2018";
      text += "KANARI-" + std::to_string(h) + "," + (h < 11 ? "520123100201" : "520123100202") +
              ",4," + (h == 2 ? "D级,否" : "A级,不适用") + ",一般贫困户,已脱贫," + years +
              ",5000\n";
    }
    write_file(folder_ / "households.csv", text);
  }
  void write_scenario(std::string const& more) const {
    write_file(folder_ / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "checked"
profile = "cn-2016-2020"
year = 2019
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
[layers.households]
file = "households.csv"
[register]
key = "office.key"
)" + more);
  }
  [[nodiscard]] ProgramResult check(std::vector<std::string> const& more = {}) const {
    std::vector<std::string> words{"check", folder_ / "scenario.toml"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }
  // Entries of a rule in the ledger of a run, by state.
  [[nodiscard]] std::map<std::string, int> ledger(std::string const& out,
                                                  std::string const& rule) const {
    std::map<std::string, int> states;
    for (auto const& row : csv_rows(folder_ / (out + "/restricted/households/check_ledger.csv"))) {
      if (row.at("rule") == rule) {
        ++states[row.at("state")];
      }
    }
    return states;
  }

  TemporaryFolder folder_;
};

using States = std::map<std::string, int>;

TEST_F(CheckRun, FindsWhatContradictsItself) {
  ProgramResult const result = check({"--out", folder_ / "out", "--json"});
  EXPECT_EQ(result.status, 3) << result.err;  // years in disorder are an error
  Json const json = Json::parse(result.out);
  EXPECT_EQ(json["kind"], "check");
  std::map<std::string, std::vector<int>> found;
  for (Json const& one : json["register"]) {
    found[one["rule"]] = {one["judged"], one["found"], one["open"]};
  }
  EXPECT_EQ(found["V604"], (std::vector<int>{12, 2, 0}));
  EXPECT_EQ(found["V305"], (std::vector<int>{12, 1, 0}));
  EXPECT_EQ(found["V603"], (std::vector<int>{12, 11, 0}));
  EXPECT_EQ(found["V302"], (std::vector<int>{0, 0, 12}));  // nobody recorded business
  EXPECT_EQ(ledger("out", "V604"), (States{{"new", 2}}));
  EXPECT_EQ(ledger("out", "V603"), (States{{"new", 11}}));
  EXPECT_EQ(ledger("out", "V823"), (States{{"new", 1}}));  // the road that ends 8 m off
  auto const villages = csv_rows(folder_ / "out/restricted/internal/problems.csv");
  ASSERT_FALSE(villages.empty());
  EXPECT_EQ(villages[0].at("village_code"), "520123100201");
  EXPECT_EQ(villages[0].at("problem_errors"), "2");
  auto const roads = csv_rows(folder_ / "out/restricted/internal/road_problems.csv");
  ASSERT_EQ(roads.size(), 1U);
  EXPECT_EQ(roads[0].at("problem_rules"), "V823");  // that it is an island has the same cause
  auto const mode = std::filesystem::status(folder_ / "out/restricted/internal/problems.gpkg");
  EXPECT_EQ(mode.permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

// Roads are for one office, the rest for another; a month after the first check it is late.
TEST_F(CheckRun, OfficesAndDeadlines) {
  std::string const offices = R"(
[[check.offices]]
office = "transport"
rules = ["V82"]
days = 30
[[check.offices]]
office = "village"
)";
  write_scenario("[check]\ndate = \"2026-01-31\"\n" + offices);
  ASSERT_EQ(check({"--out", folder_ / "first"}).status, 3);
  write_scenario("[check]\ndate = \"2026-03-03\"\n" + offices);
  ASSERT_EQ(check({"--out", folder_ / "second", "--since", folder_ / "first"}).status, 3);
  std::map<std::string, std::map<std::string, std::string>> row_of;
  for (auto const& row : csv_rows(folder_ / "second/restricted/internal/office_problems.csv")) {
    row_of[row.at("problem_office") + row.at("village_code")] = row;
  }
  ASSERT_TRUE(row_of.contains("transport"));
  EXPECT_EQ(row_of["transport"].at("problem_warnings"), "1");
  EXPECT_EQ(row_of["transport"].at("problems_overdue"), "1");
  EXPECT_EQ(row_of["transport"].at("next_deadline"), "2026-03-02");
  ASSERT_TRUE(row_of.contains("village520123100201"));
  EXPECT_EQ(row_of["village520123100201"].at("problem_errors"), "2");
  EXPECT_EQ(row_of["village520123100201"].at("problems_overdue"), "0");
}

TEST_F(CheckRun, TheLedgerFollowsProblemsUntilTheyAreSettled) {
  write_scenario("[check]\ndate = \"2026-01-10\"\n");
  ASSERT_EQ(check({"--out", folder_ / "first"}).status, 3);
  // The road is joined and one pair of years put right; somebody answers for the other one.
  write_roads("[106.91, 26.3]");
  write_households("2018");
  write_scenario(R"([check]
date = "2026-02-10"
[[check.waivers]]
rule = "V604"
place = "520123100201"
reason = "entered late by decree"
until = "2026-12-31"
)");
  ProgramResult const result = check({"--out", folder_ / "second", "--since", folder_ / "first"});
  EXPECT_EQ(result.status, 0) << result.out << result.err;
  EXPECT_EQ(ledger("second", "V604"), (States{{"accepted", 1}, {"fixed", 1}}));
  EXPECT_EQ(ledger("second", "V823"), (States{{"fixed", 1}}));
  EXPECT_EQ(ledger("second", "V603"), (States{{"open", 11}}));
  for (auto const& row : csv_rows(folder_ / "second/restricted/households/check_ledger.csv")) {
    EXPECT_EQ(row.at("since"), "2026-01-10") << row.at("rule");
  }
  // The waiver ends.
  write_scenario(R"([check]
date = "2027-01-01"
[[check.waivers]]
rule = "V604"
reason = "entered late by decree"
until = "2026-12-31"
)");
  EXPECT_EQ(check({"--since", folder_ / "second"}).status, 3);
}

// No code of the office's register in anything that is printed or written; public files and the
// terminal name no household at all.
TEST_F(CheckRun, NobodyIsNamed) {
  ProgramResult const result = check({"--out", folder_ / "out", "--json", "--all-findings"});
  EXPECT_EQ((result.out + result.err).find("KANARI"), std::string::npos);
  std::set<std::string> pseudonyms;
  for (auto const& row : csv_rows(folder_ / "out/restricted/households/checks.csv")) {
    pseudonyms.insert(row.at("household_code"));
  }
  EXPECT_EQ(pseudonyms.size(), 11U);  // the one of the other village is no case
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_ / "out")) {
    if (!entry.is_regular_file()) {
      continue;
    }
    std::string const content = content_of(entry.path());
    EXPECT_EQ(content.find("KANARI"), std::string::npos) << entry.path();
    bool const is_public = entry.path().string().find("/restricted/") == std::string::npos;
    for (std::string const& pseudonym : pseudonyms) {
      EXPECT_TRUE(!is_public || content.find(pseudonym) == std::string::npos) << entry.path();
    }
  }
  for (std::string const& pseudonym : pseudonyms) {
    EXPECT_EQ((result.out + result.err).find(pseudonym), std::string::npos);
  }
}

TEST_F(CheckRun, TheSameForAnyNumberOfThreads) {
  static_cast<void>(check({"--out", folder_ / "one", "--threads", "1"}));
  static_cast<void>(check({"--out", folder_ / "two", "--threads", "2"}));
  EXPECT_EQ(digests_of(folder_ / "one", {"run.json", "restricted/run.json"}),
            digests_of(folder_ / "two", {"run.json", "restricted/run.json"}));
}

TEST_F(CheckRun, FormsOfOneEraDoNotJudgeAnother) {
  std::string scenario = content_of(folder_ / "scenario.toml");
  scenario.replace(scenario.find("cn-2016-2020"), 12, "cn-2026");
  scenario.replace(scenario.find("2019"), 4, "2026");
  write_file(folder_ / "scenario.toml", scenario);
  Json const json = Json::parse(check({"--json"}).out);
  std::map<std::string, std::string> reasons;
  for (Json const& one : json["register"]) {
    reasons[one["rule"]] = one["not_judged"].is_null() ? "judged" : one["not_judged"];
  }
  EXPECT_EQ(reasons["V303"], "other_year");
  EXPECT_EQ(reasons["V606"], "other_year");
  EXPECT_EQ(reasons["V307"], "nothing_recorded");  // nobody recorded who is monitored
  EXPECT_EQ(reasons["V604"], "judged");
}

TEST_F(CheckRun, WrongUse) {
  EXPECT_EQ(run_tongcun({"check"}).status, 2);
  EXPECT_EQ(check({"--since", folder_ / "nowhere"}).status, 3);
  write_scenario("[check]\n[[check.waivers]]\nrule = \"V999\"\nuntil = \"2026-02-30\"\n");
  ProgramResult const result = check();
  EXPECT_EQ(result.status, 3);
  for (char const* const what : {"rule", "reason", "until", "date"}) {
    EXPECT_NE(result.err.find(what), std::string::npos) << result.err;
  }
}

}  // namespace
}  // namespace tongcun
