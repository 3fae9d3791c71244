// SPDX-License-Identifier: Apache-2.0
// tongcun check with an earlier register, a crosswalk of villages and statements, in whole runs.
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
using Row = std::map<std::string, std::string>;

// Two villages of 2019 on one road; 丙村 of 2017 was merged into 甲村 in 2018, and 丁村 was split
// into both. Households of 2017: 0 to 4 in 甲村, 5 to 9 in 丙村, 10 to 19 in 丁村.
//   0 exits; 1 had exited and relapses; 2 had exited and is simply there again; 3 is cancelled; 4
//   is gone; 5 moves to 乙村; 6 has another year of entry than it had; of 丁村, 10 to 13 are in
//   甲村, 14 to 17 in 乙村, 18 and 19 are gone; 20 is newly poor; 21 is a son of 7 who lives alone
//   now.
class ReviewRun : public testing::Test {
 protected:
  ReviewRun() {
    write_file(folder_ / "villages.csv",
               "行政区划代码,行政村,经度,纬度\n520123100201,甲村,106.90,26.3\n"
               "520123100202,乙村,106.92,26.3\n");
    write_file(folder_ / "roads.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"code": "main", "class": "village", "surface": "concrete"},
       "geometry": {"type": "LineString", "coordinates": [[106.89, 26.3], [106.95, 26.3]]}}]})");
    write_file(
        folder_ / "crosswalk.csv",
        "原代码,现代码,变更类型,变更日期,户数比例\n520123100203,520123100201,合并,2018-05-01,\n"
        "520123100204,520123100201,拆分,2018年,60%\n520123100204,520123100202,拆分,2018年,40%\n");
    write_registers();
    write_scenario("");
    EXPECT_EQ(run_tongcun({"init", "--key", folder_ / "office.key"}).status, 0);
  }

  static std::string row(int household, std::string const& village, std::string const& status,
                         std::string const& entered) {
    return "KANARI-" + std::to_string(household) + "," + village + ",一般贫困户," + status + "," +
           entered + ",5000\n";
  }
  static std::string person(int household, std::string const& sex, int age) {
    return "KANARI-" + std::to_string(household) + "," + sex + "," + std::to_string(age) + "\n";
  }

  void write_registers() const {
    std::string const first = "520123100201";
    std::string const second = "520123100202";
    std::string const header = "户编号,行政村代码,贫困户属性,脱贫状态,识别年度,人均纯收入\n";
    std::string before = header;
    std::string now = header;
    std::string persons_before = "户编号,性别,年龄\n";
    std::string persons_now = persons_before;
    for (int h = 0; h < 20; ++h) {
      std::string const village = h < 5 ? first : h < 10 ? "520123100203" : "520123100204";
      before += row(h, village, h == 1 || h == 2 ? "已脱贫" : "未脱贫", "2014");
      persons_before += person(h, "男", 40) + person(h, "女", 38 + h % 2);
      if (h == 7) {
        persons_before += person(h, "男", 20);
      }
      if (h == 4 || h >= 18) {
        continue;
      }
      std::string const home = h == 5 || h >= 14 ? second : first;
      std::string const status = h == 0 ? "已脱贫" : h == 1 ? "返贫" : h == 3 ? "注销" : "未脱贫";
      now += row(h, home, status, h == 6 ? "2015" : "2014");
      persons_now += person(h, "男", 42) + person(h, "女", 40 + h % 2);
    }
    now += row(20, second, "新致贫", "2019") + row(21, first, "新致贫", "2018");
    persons_now += person(20, "女", 70) + person(21, "男", 22);
    write_file(folder_ / "households_2017.csv", before);
    write_file(folder_ / "households_2019.csv", now);
    write_file(folder_ / "persons_2017.csv", persons_before);
    write_file(folder_ / "persons_2019.csv", persons_now);
  }

  void write_scenario(std::string const& more, std::string const& crosswalk =
                                                   "[earlier.layers.crosswalk]\n"
                                                   "file = \"crosswalk.csv\"\n") const {
    write_file(folder_ / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "reviewed"
profile = "cn-2016-2020"
year = 2019
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
[layers.households]
file = "households_2019.csv"
[layers.persons]
file = "persons_2019.csv"
[register]
key = "office.key"
[earlier]
year = 2017
[earlier.layers.households]
file = "households_2017.csv"
[earlier.layers.persons]
file = "persons_2017.csv"
)" + crosswalk + more);
  }

  [[nodiscard]] ProgramResult check(std::vector<std::string> const& more = {}) const {
    std::vector<std::string> words{"check", folder_ / "scenario.toml"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }
  [[nodiscard]] std::vector<Row> rows(std::string const& file) const {
    return csv_rows(folder_ / ("out/restricted/" + file));
  }
  // The findings of a rule, of each the village and how many.
  [[nodiscard]] std::map<std::string, std::string> found(Json const& json,
                                                         std::string const& rule) const {
    std::map<std::string, std::string> places;
    for (Json const& one : json["problems"]) {
      if (one["rule"] == rule) {
        std::string const place = one["place"].is_null() ? "" : one["place"];
        places[place] = one["message"].get<std::string>().substr(0, 1);
      }
    }
    return places;
  }

  TemporaryFolder folder_;
};

TEST_F(ReviewRun, TellsWhatBecameOfTheRegister) {
  ProgramResult const result = check({"--out", folder_ / "out", "--json"});
  ASSERT_EQ(result.status, 0) << result.err;
  Json const json = Json::parse(result.out);
  Json const& earlier = json["earlier"];
  EXPECT_EQ(earlier["year_before"], 2017);
  EXPECT_EQ(earlier["households_before"], 20);
  EXPECT_EQ(earlier["presence"]["both"], 17);
  EXPECT_EQ(earlier["presence"]["came"], 2);
  EXPECT_EQ(earlier["presence"]["gone"], 3);
  EXPECT_EQ(earlier["move"]["stays"], 16);  // the merger and the split are no moves
  EXPECT_EQ(earlier["move"]["moved"], 1);
  EXPECT_EQ(earlier["record"]["exit"], 1);
  EXPECT_EQ(earlier["record"]["relapse"], 1);
  EXPECT_EQ(earlier["record"]["cancelled"], 1);
  EXPECT_EQ(earlier["record"]["new_poor"], 2);
  EXPECT_EQ(earlier["record"]["unexplained"], 4);  // 2, and the three that are gone
  EXPECT_EQ(earlier["revisit"]["gone"], 3);
  EXPECT_EQ(earlier["revisit"]["record_unexplained"], 1);
  EXPECT_EQ(earlier["revisit"]["split"], 1);
  EXPECT_EQ(earlier["revisit"]["past_rewritten"], 1);
  EXPECT_EQ(earlier["to_revisit"], 9);
  using Places = std::map<std::string, std::string>;
  EXPECT_EQ(found(json, "V601"), (Places{{"520123100201", "n"}}));
  EXPECT_EQ(found(json, "V703"), (Places{{"520123100201", "1"}}));
  EXPECT_EQ(found(json, "V880"), (Places{{"520123100201", "1"}, {"520123100204", "2"}}));
  EXPECT_EQ(found(json, "V882"), (Places{{"520123100201", "1"}}));
  EXPECT_EQ(found(json, "V608"), Places{});

  std::map<std::string, Row> succession;
  for (Row const& row : rows("internal/village_succession.csv")) {
    succession[row.at("village_code_before") + " " + row.at("village_code")] = row;
  }
  ASSERT_EQ(succession.size(), 3U);
  EXPECT_EQ(succession["520123100203 520123100201"].at("succession_stated"), "4");
  Row const& part = succession["520123100204 520123100201"];
  EXPECT_EQ(part.at("succession_share_pct"), "60.0000");
  EXPECT_EQ(part.at("succession_stated"), "4");
  EXPECT_EQ(part.at("succession_imputed"), "1");

  std::map<std::string, int> matrix;  // of all, of the record
  for (Row const& row : rows("internal/register_transitions.csv")) {
    if (row.at("area_level") == "all" && row.at("state_kind") == "record") {
      matrix[row.at("state_before") + ">" + row.at("state_now")] =
          std::stoi(row.at("change_households"));
    }
  }
  EXPECT_EQ(matrix, (std::map<std::string, int>{{"active>active", 13},
                                                {"active>exited", 1},
                                                {"active>cancelled", 1},
                                                {"active>absent", 3},
                                                {"exited>relapsed", 1},
                                                {"exited>active", 1},
                                                {"absent>new_poor", 2}}));
  std::map<std::string, int> reasons;
  for (Row const& row : rows("households/revisit.csv")) {
    ++reasons[row.at("revisit_reasons")];
    EXPECT_EQ(row.at("use_of_list"), "visit_only");
  }
  EXPECT_EQ(reasons, (std::map<std::string, int>{{"relapse", 1},
                                                 {"record_unexplained", 1},
                                                 {"struck_off", 1},
                                                 {"gone", 3},
                                                 {"moved", 1},
                                                 {"split", 1},
                                                 {"past_rewritten", 1}}));
}

// Without the crosswalk nobody says what became of 丙村 and 丁村: no move is made up.
TEST_F(ReviewRun, WithoutACrosswalkNothingIsSaidOfMoves) {
  write_scenario("", "");
  Json const json = Json::parse(check({"--json"}).out);
  EXPECT_EQ(json["earlier"]["move"]["moved"], 0);
  EXPECT_EQ(json["earlier"]["move"]["unknown"], 13);
  using Places = std::map<std::string, std::string>;
  EXPECT_EQ(found(json, "V608"), (Places{{"520123100203", "5"}, {"520123100204", "5"}}));
}

TEST_F(ReviewRun, ABrokenCrosswalkIsRefused) {
  write_file(folder_ / "crosswalk.csv",
             "原代码,现代码,变更日期\n520123100203,520123100201,2018-05-01\n"
             "520123100201,520123100203,2018-09-01\n");
  ProgramResult const result = check();
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("V608"), std::string::npos) << result.err;
}

// Neither a code of the office nor a pseudonym where it does not belong; digests of the earlier
// register's files stay in the office.
TEST_F(ReviewRun, NobodyIsNamed) {
  ProgramResult const result = check({"--out", folder_ / "out", "--json", "--all-findings"});
  EXPECT_EQ((result.out + result.err).find("KANARI"), std::string::npos);
  std::set<std::string> pseudonyms;
  for (Row const& row : rows("households/revisit.csv")) {
    pseudonyms.insert(row.at("household_code"));
  }
  EXPECT_EQ(pseudonyms.size(), 9U);
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_ / "out")) {
    if (!entry.is_regular_file()) {
      continue;
    }
    std::string const content = content_of(entry.path());
    EXPECT_EQ(content.find("KANARI"), std::string::npos) << entry.path();
    bool const is_of_households =
        entry.path().string().find("/restricted/households/") != std::string::npos;
    for (std::string const& pseudonym : pseudonyms) {
      EXPECT_TRUE(is_of_households || content.find(pseudonym) == std::string::npos) << entry.path();
      EXPECT_EQ((result.out + result.err).find(pseudonym), std::string::npos);
    }
  }
  Json const record = Json::parse(content_of(folder_ / "out/run.json"));
  EXPECT_EQ(record.dump().find("households_2017"), std::string::npos);
  EXPECT_NE(record.dump().find("crosswalk.csv"), std::string::npos);
}

TEST_F(ReviewRun, StatementsAreJudged) {
  write_file(folder_ / "report.toml", R"(schema = 1
kind = "statements"
[[statements]]
id = "poor"
kind = "share"
part = "95户"
whole = "159户"
percent = "60.5%"
[[statements]]
id = "roads"
kind = "sum"
parts = ["6.3公里", "2公里"]
total = "8.3公里"
)");
  write_scenario("[check]\nstatements = [\"report.toml\"]\n");
  ProgramResult const result = check({"--out", folder_ / "out", "--json"});
  ASSERT_EQ(result.status, 0) << result.err;
  Json const json = Json::parse(result.out);
  ASSERT_EQ(json["statements"].size(), 2U);
  EXPECT_EQ(json["statements"][0]["state"], "fails");
  EXPECT_EQ(json["statements"][0]["rule"], "V504");
  EXPECT_EQ(json["statements"][0]["computed"], "59.748");
  EXPECT_EQ(json["statements"][1]["state"], "holds");
  std::vector<Row> const table = rows("internal/statements.csv");
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table[0].at("statement_off"), "-0.7516");
  EXPECT_EQ(table[0].at("statement_line"), "3");
}

// Every fault of a file of statements at its place, and no run.
TEST_F(ReviewRun, FaultsOfStatementsAreSaidAtOnce) {
  write_file(folder_ / "report.toml", R"(schema = 1
kind = "statements"
[[statements]]
id = "a"
kind = "sum"
parts = ["6.3公里", "2户"]
total = "8.3公里"
[[statements]]
id = "b"
kind = "share"
part = "nine"
[[statements]]
id = "c"
kind = "sums"
)");
  write_scenario("[check]\nstatements = [\"report.toml\", \"absent.toml\"]\n");
  ProgramResult const result = check();
  EXPECT_EQ(result.status, 3);
  for (char const* const what :
       {"report.toml:6", "report.toml:11", "report.toml:14", "absent.toml"}) {
    EXPECT_NE(result.err.find(what), std::string::npos) << what << "\n" << result.err;
  }
}

TEST_F(ReviewRun, TheSameForAnyNumberOfThreadsAndOrderOfRows) {
  static_cast<void>(check({"--out", folder_ / "one", "--threads", "1"}));
  static_cast<void>(check({"--out", folder_ / "two", "--threads", "2"}));
  EXPECT_EQ(digests_of(folder_ / "one", {"run.json", "restricted/run.json"}),
            digests_of(folder_ / "two", {"run.json", "restricted/run.json"}));
}

TEST_F(ReviewRun, WrongUse) {
  std::string const good = content_of(folder_ / "scenario.toml");
  auto const with = [&](std::string const& from, std::string const& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    write_file(folder_ / "scenario.toml", text);
    ProgramResult const result = check();
    EXPECT_EQ(result.status, 3) << to;
    return result.err;
  };
  EXPECT_NE(with("year = 2017", "year = 2021").find("earlier.year"), std::string::npos);
  EXPECT_NE(with("year = 2017\n", "").find("earlier.year"), std::string::npos);
  EXPECT_NE(with("year = 2019\n", "").find("year"), std::string::npos);
  EXPECT_NE(
      with("[earlier.layers.households]\nfile = \"households_2017.csv\"\n", "").find("households"),
      std::string::npos);
  EXPECT_NE(with("households_2017.csv", "absent.csv").find("V022"), std::string::npos);
}

}  // namespace
}  // namespace tongcun
