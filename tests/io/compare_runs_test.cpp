// SPDX-License-Identifier: Apache-2.0
#include "io/compare_runs.h"

#include "io/comparison_words.h"
#include "io/result_folder.h"
#include "io/text_file.h"
#include "io/write_comparison.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Two villages, a plan, one year ahead; whatever a test does not change is the same in every run.
class CompareRunsTest : public testing::Test {
 protected:
  struct Told {
    std::string placed = "100";
    std::string cost = "5000.00";
    std::string verdict = "fail";
    std::string minutes = "40.00";
    std::string site_of_h2 = "s1";
    std::string headcount = "4.50";
    std::string seed = "1";
    std::string year = "2026";
    std::string shipped = "cn-2026.toml";
    std::string second_village = "v2";
    std::string invented = "yes";
    std::string treated_as = "invented";
    std::string boarding = "5";
    std::string digest_of_villages = "aa";
    std::string status = "done";
  };

  std::filesystem::path write(std::string const& name, Told const& told) {
    std::map<std::string, std::string> files;
    files["summary.json"] =
        R"({"schema": 1, "kind": "summary", "profile": "mine", "year": )" + told.year +
        R"(, "register": {"invented": )" + (told.invented == "yes" ? "true" : "false") +
        R"(, "treated_as": ")" + told.treated_as +
        R"("}, "relocation": {"currency": "CNY", "households_placed": {"value": )" + told.placed +
        R"(, "unit": "household", "base": "who may move"}, "cost": {"value": ")" + told.cost +
        R"(", "unit": "CNY", "base": "public money"}}, "poverty": {"years": [2026, 2027],
 "headcount": [{"value": 0.05}, {"value": 0.045, "mc_low": 0.04}]}})";
    files["public/tables/villages.csv"] =
        "\xef\xbb\xbfvillage_code,village_name,longitude,latitude,clinic_min\r\n"
        "v1,甲,104.5000000,30.2500000," +
        told.minutes + "\r\n" + told.second_village + ",乙,104.6,30.3,10.00\r\n";
    files["public/tables/guarantees.csv"] =
        "village_code,guarantee,verdict\r\nv1,housing," + told.verdict + "\r\n";
    files["public/tables/relocation_sites.csv"] = "invented_row,site_code\r\nyes,s1\r\n";
    files["public/tables/relocation_funds.csv"] =
        "invented_row,fund_year,suppressed,fund_needed\r\n" + told.invented + ",2027,no," +
        told.cost + "\r\n";
    files["public/tables/poverty_path.csv"] =
        "invented_row,area_level,area_code,study_scenario,path_year,path_headcount_pct,"
        "headcount_mc_low_pct,headcount_mc_high_pct,headcount_change_low_pct,"
        "headcount_change_high_pct\r\n" +
        told.invented + ",all,,baseline,2027,5.00,4.60,5.40,,\r\n" + told.invented +
        ",all,,relocation,2027," + told.headcount + ",4.10,4.90,-0.60,-0.40\r\n";
    std::map<std::string, std::string> restricted;
    restricted["restricted/households/relocation.csv"] =
        "household_code,village_code,site_code\r\nh1,v1,s1\r\nh2,v1," + told.site_of_h2 +
        "\r\nh3,v2,\r\n";
    Json record{{"schema", 1},        {"kind", "run"},         {"program", "tongcun"},
                {"version", "0.1.0"}, {"status", told.status}, {"seed", std::stoi(told.seed)}};
    record["configuration"] = {
        {{"role", "scenario"}, {"file", "a.toml"}},
        {{"role", "profile"}, {"file", "mine.toml"}},
        {{"role", "profile"}, {"file", "scenarios/profiles/" + told.shipped}}};
    record["parameters"] = {
        {"values",
         {{"access.boarding_min",
           {{"value", 60'000 * std::stoi(told.boarding)}, {"unit", "millisecond"}}}}},
        {"simulation", {{"seed", std::stoi(told.seed)}, {"replicates", 100}, {"interval", 0.9}}}};
    record["outputs"] = digests(files);
    record["inputs"] = {{{"file", "villages.gpkg"}, {"sha256", told.digest_of_villages}}};
    for (auto const& [file, content] : files) {
      folder_.write(name + "/" + file, content);
    }
    for (auto const& [file, content] : restricted) {
      folder_.write(name + "/" + file, content);
    }
    folder_.write(name + "/restricted/run.json",
                  Json{{"schema", 1}, {"outputs", digests(restricted)}}.dump());
    folder_.write(name + "/run.json", record.dump());
    return folder_ / name;
  }

  static Json digests(std::map<std::string, std::string> const& files) {
    Json list = Json::array();
    for (auto const& [file, content] : files) {
      list.push_back({{"file", file}, {"sha256", sha256_of(content)}});
    }
    return list;
  }

  RunComparison compared(Told const& base, Told const& other) {
    return compare_runs(
        {read_result_folder(write("base", base)), read_result_folder(write("other", other))});
  }

  static std::vector<std::string> rules_of(std::vector<Finding> const& findings) {
    std::vector<std::string> rules;
    for (Finding const& finding : findings) {
      rules.push_back(finding.rule);
    }
    return rules;
  }

  std::vector<std::string> refused(Told const& other) {
    try {
      static_cast<void>(compared({}, other));
    } catch (InputError const& error) {
      return rules_of(error.findings());
    }
    return {};
  }

  static std::vector<std::vector<std::string>> texts(OutputTable const& table) {
    std::vector<std::vector<std::string>> rows;
    for (auto const& cells : table.rows) {
      rows.emplace_back();
      for (std::size_t c = 0; c < cells.size(); ++c) {
        rows.back().push_back(printed(cells[c], table.columns[c]));
      }
    }
    return rows;
  }

  TemporaryFolder folder_;
};

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;
using Rules = std::vector<std::string>;

// Every number of the summary, with its difference, unit and base.
TEST_F(CompareRunsTest, Headline) {
  Told other;
  other.placed = "130";
  other.cost = "4999.50";
  other.boarding = "6";
  RunComparison const comparison = compared({}, other);
  EXPECT_EQ(texts(comparison.headline),
            (Rows{{"relocation.households_placed", "household", "who may move", "100", "130", "30"},
                  {"relocation.cost", "CNY", "public money", "5000.00", "4999.50", "-0.50"},
                  {"poverty.headcount[2026]", "", "", "0.05", "0.05", "0.00"},
                  {"poverty.headcount[2027]", "", "", "0.045", "0.045", "0.000"},
                  {"poverty.headcount[2027].mc_low", "", "", "0.04", "0.04", "0.00"}}));
  EXPECT_EQ(texts(comparison.asked),
            (Rows{{"values.access.boarding_min.value", "millisecond", "300000", "360000"}}));
  EXPECT_TRUE(comparison.findings.empty());
}

TEST_F(CompareRunsTest, EqualRunsDifferInNothing) {
  RunComparison const comparison = compared({}, {});
  EXPECT_TRUE(comparison.asked.rows.empty());
  EXPECT_TRUE(comparison.differences.rows.empty());
  EXPECT_TRUE(comparison.moved.rows.empty());
}

// Money by year, verdicts, minutes: each where it stands, and gathered by village.
TEST_F(CompareRunsTest, TablesAndVillages) {
  Told other;
  other.cost = "4000.00";
  other.verdict = "pass";
  other.minutes = "25.50";
  RunComparison const comparison = compared({}, other);
  EXPECT_EQ(texts(comparison.differences),
            (Rows{{"", "other", "guarantees", "guarantee=housing; village_code=v1", "verdict",
                   "fail", "pass", ""},
                  {"yes", "other", "relocation_funds", "fund_year=2027", "fund_needed", "5000.00",
                   "4000.00", "-1000.00"},
                  {"", "other", "villages", "village_code=v1", "clinic_min", "40.00", "25.50",
                   "-14.50"}}));
  EXPECT_EQ(texts(comparison.villages), (Rows{{"other", "v1", "甲", "1", "0", "1", "0", "2"},
                                              {"other", "v2", "乙", "0", "0", "0", "0", "0"}}));
  EXPECT_EQ(comparison.villages.points.at(0), (GeoPoint{1'045'000'000, 302'500'000}));
  EXPECT_EQ(comparison.villages.points.at(1), (GeoPoint{1'046'000'000, 303'000'000}));
}

TEST_F(CompareRunsTest, HouseholdsThatAreElsewhere) {
  Told other;
  other.site_of_h2 = "s2";
  EXPECT_EQ(texts(compared({}, other).moved),
            (Rows{{"other", "h2", "v1", "s1", "s2", "elsewhere"}}));
  other.site_of_h2 = "";
  EXPECT_EQ(texts(compared({}, other).moved),
            (Rows{{"other", "h2", "v1", "s1", "", "not_placed"}}));
  std::filesystem::remove_all(folder_ / "other/restricted");
  RunComparison const open =
      compare_runs({read_result_folder(folder_ / "base"), read_result_folder(folder_ / "other")});
  EXPECT_TRUE(open.moved.rows.empty());
  EXPECT_EQ(rules_of(open.findings), Rules{"C012"});
}

// The same baseline: the runs' own differences to it, -0.60 to -0.40 in both, bound theirs by 0.20
// either way, in 80 % of the fates. Other seeds: 4.10 to 4.90 in both bound it by 0.80.
TEST_F(CompareRunsTest, PovertyWithIntervals) {
  Told other;
  other.headcount = "4.40";
  EXPECT_EQ(texts(compared({}, other).poverty),
            (Rows{{"yes", "other", "all", "", "baseline", "2027", "5.00", "5.00", "0.00", "0.00",
                   "0.00", "100.0", "yes"},
                  {"yes", "other", "all", "", "relocation", "2027", "4.50", "4.40", "-0.10",
                   "-0.20", "0.20", "80.0", "yes"}}));
  other.seed = "2";
  EXPECT_EQ(texts(compared({}, other).poverty),
            (Rows{{"yes", "other", "all", "", "baseline", "2027", "5.00", "5.00", "0.00", "-0.80",
                   "0.80", "80.0", "no"},
                  {"yes", "other", "all", "", "relocation", "2027", "4.50", "4.40", "-0.10",
                   "-0.80", "0.80", "80.0", "no"}}));
}

// Columns of numbers, which the page's card of a village shows.
TEST_F(CompareRunsTest, PovertyIsToldInNumbers) {
  RunComparison const comparison = compared({}, {});
  for (OutputColumn const& column : comparison.poverty.columns) {
    bool const is_number =
        column.key.starts_with("value_") ||
        (column.key.starts_with("difference_") && column.key != "difference_paired");
    EXPECT_EQ(column.type == ColumnType::decimal, is_number) << column.key;
  }
}

// The page begins with what is asked first and leaves minor units to the files.
TEST_F(CompareRunsTest, HeadlineForReaders) {
  RunComparison comparison = compared({}, {});
  comparison.headline.rows.push_back({std::string("relocation.gap"),
                                      std::string("minor unit of the currency"),
                                      {},
                                      std::string("50"),
                                      std::string("60"),
                                      std::string("10")});
  comparison.headline.rows.push_back({std::string("relocation.gap.share"),
                                      {},
                                      {},
                                      std::string("0.008233"),
                                      std::string("0.1"),
                                      std::string("0.091767")});
  Rows const shown = texts(headline_in(comparison, Language::en, KeyColumn::left_out));
  ASSERT_EQ(shown.size(), comparison.headline.rows.size() - 1);
  EXPECT_EQ(shown[0][0], "relocation, households placed");
  EXPECT_EQ(shown[1][0], "relocation, cost");
  EXPECT_EQ(shown[2], (std::vector<std::string>{"relocation, gap, share", "per cent", "", "0.8233",
                                                "10.0", "9.1767"}));
  Rows const kept = texts(headline_in(comparison, Language::en, KeyColumn::kept));
  ASSERT_EQ(kept.size(), comparison.headline.rows.size());
  EXPECT_EQ(kept.back()[0], "relocation.gap.share");
  EXPECT_EQ(kept.back()[4], "0.008233");
}

TEST_F(CompareRunsTest, RunsOfOtherQuestionsAreRefused) {
  Told other;
  other.second_village = "v3";
  EXPECT_EQ(refused(other), Rules{"C004"});
  other = {};
  other.year = "2025";
  EXPECT_EQ(refused(other), Rules{"C005"});
  other = {};
  other.shipped = "international.toml";
  EXPECT_EQ(refused(other), Rules{"C006"});
}

// A check and a comparison are whole folders of the program, and no runs: each is told for what it
// is.
TEST_F(CompareRunsTest, WhatOtherVerbsMadeIsRefused) {
  auto const what = [](auto const& compare) {
    try {
      compare();
    } catch (InputError const& error) {
      Finding const& finding = error.findings().at(0);
      EXPECT_EQ(finding.rule, "C008");
      return finding.values.back().second;
    }
    return std::string();
  };
  write_comparison({folder_ / "out", Overwrite::no, {}}, compared({}, {}), {"tongcun"},
                   Language::en);
  EXPECT_EQ(what([&] { static_cast<void>(read_result_folder(folder_ / "out")); }), "comparison");
  Json record = Json::parse(content_of(folder_ / "other/run.json"));
  record["outputs"].push_back(
      {{"file", "restricted/households/check_ledger.csv"}, {"recorded_in", "restricted/run.json"}});
  folder_.write("other/run.json", record.dump());
  ResultFolder const check = read_result_folder(folder_ / "other");  // `report` takes it
  EXPECT_TRUE(check.is_check);
  EXPECT_EQ(what([&] {
              static_cast<void>(compare_runs({read_result_folder(folder_ / "base"), check}));
            }),
            "check");
}

// An invented register that a run publishes as if it were real is compared as if it were, and still
// said to be invented.
TEST_F(CompareRunsTest, RegistersTreatedAsReal) {
  Told treated;
  treated.treated_as = "real";
  Told other = treated;
  other.cost = "4000.00";
  RunComparison const comparison = compared(treated, other);
  EXPECT_TRUE(comparison.is_of_real_people);
  EXPECT_TRUE(comparison.has_invented_people);
  write_comparison({folder_ / "out", Overwrite::no, {}}, comparison, {"tongcun"}, Language::en);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/public/tables/comparison_tables.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/public/comparison.html"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out/restricted/internal/comparison_tables.csv"));
  Json const record = Json::parse(content_of(folder_ / "out/run.json"));
  EXPECT_EQ(record.at("register").at("treated_as"), "real");
  EXPECT_EQ(record.at("by_area"), "office");
}

// A record that does not say how its register was published protects it.
TEST_F(CompareRunsTest, RegistersOfUnknownTreatmentAreProtected) {
  Told told;
  told.treated_as = "";
  EXPECT_TRUE(read_result_folder(write("run", told)).is_protected);
  told.treated_as = "invented";
  EXPECT_FALSE(read_result_folder(write("run", told)).is_protected);
}

// In the language of the reader, beside the keys.
TEST_F(CompareRunsTest, TitlesUnitsAndBasesInBothLanguages) {
  Told other;
  other.placed = "130";
  other.boarding = "6";
  write_comparison({folder_ / "out", Overwrite::no, {}}, compared({}, other), {"tongcun"},
                   Language::zh);
  std::string const headline = content_of(folder_ / "out/public/tables/comparison_headline.csv");
  EXPECT_NE(headline.find("relocation.households_placed,搬迁，安置户数,户,"), std::string::npos)
      << headline;
  std::string const asked = content_of(folder_ / "out/public/tables/comparison_asked.csv");
  EXPECT_NE(asked.find("values.access.boarding_min.value,乘车前的等候时间（分钟）,分钟,5,6"),
            std::string::npos)
      << asked;
  std::string const page = content_of(folder_ / "out/public/comparison.html");
  EXPECT_EQ(page.find("relocation.households_placed"), std::string::npos);
  EXPECT_NE(page.find("搬迁，安置户数"), std::string::npos);
  Json const json = Json::parse(content_of(folder_ / "out/comparison.json"));
  Json const& first = json.at("headline").at(0);
  EXPECT_EQ(first.at("compared_key"), "relocation.households_placed");
  EXPECT_EQ(first.at("compared_unit"), "household");
  EXPECT_EQ(first.at("title").at("en"), "relocation, households placed");
}

TEST_F(CompareRunsTest, FoldersThatAreNotWhatTheRunLeftAreRefused) {
  auto const rules = [this](std::string const& name) {
    try {
      static_cast<void>(read_result_folder(folder_ / name));
    } catch (InputError const& error) {
      return rules_of(error.findings());
    }
    return Rules{};
  };
  EXPECT_EQ(rules("nowhere"), Rules{"C001"});
  write("run", {});
  EXPECT_EQ(rules("run"), Rules{});
  folder_.write("run/public/tables/guarantees.csv", "village_code,guarantee,verdict\r\n");
  EXPECT_EQ(rules("run"), Rules{"C002"});
  std::filesystem::remove(folder_ / "run/public/tables/guarantees.csv");
  EXPECT_EQ(rules("run"), Rules{"C002"});
  write("run", {});
  folder_.write("run/restricted/households/relocation.csv", "household_code\r\n");
  EXPECT_EQ(rules("run"), Rules{"C002"});
  write("run", {});
  Json record = Json::parse(content_of(folder_ / "run/run.json"));
  record["schema"] = 2;
  folder_.write("run/run.json", record.dump());
  EXPECT_EQ(rules("run"), Rules{"C003"});
  record["schema"] = 1;
  record["outputs"] = Json::array({{{"file", "../base/summary.json"}, {"sha256", "00"}}});
  folder_.write("run/run.json", record.dump());
  EXPECT_EQ(rules("run"), Rules{"C002"});
}

TEST_F(CompareRunsTest, CircumstancesAreNoted) {
  Told other;
  other.status = "stopped";
  other.digest_of_villages = "bb";
  EXPECT_EQ(rules_of(compared({}, other).findings), (Rules{"C010", "C013"}));
}

// Of invented registers everything is public, of real ones tables by area and their map are not.
TEST_F(CompareRunsTest, FolderKeepsWhatIsOfTheOfficeApart) {
  Told real;
  real.invented = "no";
  real.treated_as = "real";
  Told other = real;
  other.cost = "4000.00";
  other.site_of_h2 = "s2";
  write_comparison({folder_ / "out", Overwrite::no, {}}, compared(real, other), {"tongcun"},
                   Language::zh);
  // What is not the same in both, too.
  std::string const cost = "relocation.cost,";
  EXPECT_EQ(content_of(folder_ / "out/public/tables/comparison_headline.csv").find(cost),
            std::string::npos);
  EXPECT_NE(content_of(folder_ / "out/restricted/internal/comparison_headline.csv").find(cost),
            std::string::npos);
  EXPECT_EQ(content_of(folder_ / "out/comparison.json").find("relocation.cost"), std::string::npos);
  EXPECT_NE(content_of(folder_ / "out/comparison.json").find("relocation.households_placed"),
            std::string::npos);  // 100 in both
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/public/tables/comparison_tables.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/public/comparison.gpkg"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out/restricted/internal/comparison.gpkg"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/public/comparison.html"));
  EXPECT_NE(content_of(folder_ / "out/restricted/internal/comparison.html")
                .find(R"("stamps":[["internal")"),
            std::string::npos);
  EXPECT_TRUE(
      std::filesystem::exists(folder_ / "out/restricted/households/comparison_households.csv"));
  EXPECT_EQ(Json::parse(content_of(folder_ / "out/run.json")).at("kind"), "comparison");
  write_comparison({folder_ / "out", Overwrite::yes, {}}, compared({}, Told{"90"}), {"tongcun"},
                   Language::en);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out/public/comparison.gpkg"));
  std::string const page = content_of(folder_ / "out/public/comparison.html");
  EXPECT_NE(page.find(R"("edition":"comparison")"), std::string::npos);
  EXPECT_EQ(page.find(R"("key":"household_code")"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/restricted"));
}

}  // namespace
}  // namespace tongcun
