// SPDX-License-Identifier: Apache-2.0
#include "io/text_file.h"
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Two villages as an office would hand them over.
constexpr char const* kVillages =
    "行政区划代码,行政村,户籍人口,户籍户数,经度,纬度\n"
    "520123100202,乙村,812,203,106.95,26.3\n"
    "520123100201,甲村,400,101,106.9,26.3\n";

class SynthHouseholds : public testing::Test {
 protected:
  SynthHouseholds() { write_file(folder_ / "villages.csv", kVillages); }

  [[nodiscard]] ProgramResult make(std::string const& out,
                                   std::vector<std::string> const& more = {},
                                   std::string const& villages = "villages.csv",
                                   std::string const& profile = "cn-2016-2020") const {
    std::vector<std::string> words{"synth",     "households",  "--villages", folder_ / villages,
                                   "--profile", profile,       "--crs",      "EPSG:4490",
                                   "--out",     folder_ / out, "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }

  TemporaryFolder folder_;
};

TEST_F(SynthHouseholds, TablesAndManifest) {
  ProgramResult const made =
      make("made", {"--headcount", "20", "--intensity", "45", "--year", "2020", "--line",
                    "national", "--income-headcount", "12.5", "--json"});
  ASSERT_EQ(made.status, 0) << made.err;
  Json const printed = Json::parse(made.out);
  EXPECT_EQ(printed["status"], "made");
  EXPECT_EQ(printed["persons"], 1212);

  std::map<std::string, std::int64_t> households;
  std::map<std::string, std::int64_t> persons;
  std::int64_t below = 0;
  for (auto const& row : csv_rows(folder_ / "made/households.csv")) {
    EXPECT_EQ(row.at("invented_row"), "yes");
    EXPECT_EQ(row.at("income_unit"), "CNY person/year");
    ++households[row.at("village_code")];
    std::int64_t const size = std::stoll(row.at("household_persons"));
    persons[row.at("village_code")] += size;
    below += std::stod(row.at("income_a_person")) < 4000.0 ? size : 0;
  }
  EXPECT_EQ(households,
            (std::map<std::string, std::int64_t>{{"520123100201", 101}, {"520123100202", 203}}));
  EXPECT_EQ(persons,
            (std::map<std::string, std::int64_t>{{"520123100201", 400}, {"520123100202", 812}}));
  EXPECT_EQ(below, 152);  // 151.5, to the nearest person
  EXPECT_EQ(csv_rows(folder_ / "made/persons.csv").size(), 1212U);

  Json const manifest = Json::parse(content_of(folder_ / "made/synth.json"));
  EXPECT_TRUE(manifest["invented"].get<bool>());
  EXPECT_EQ(manifest["measured"]["headcount"], (Json{{"part", 242}, {"whole", 1212}}));
  EXPECT_EQ(manifest["measured"]["income_headcount"], (Json{{"part", 152}, {"whole", 1212}}));
  EXPECT_NEAR(manifest["measured"]["intensity"]["part"].get<double>(),
              0.45 * manifest["measured"]["intensity"]["whole"].get<double>(), 0.005 * 18 * 242);
  EXPECT_EQ(manifest["files"][0]["sha256"],
            sha256_of_file(folder_ / "made/households.csv").value());
}

TEST_F(SynthHouseholds, SameBytesWhateverTheCircumstances) {
  ASSERT_EQ(make("base", {"--threads", "1"}).status, 0);
  auto const base = digests_of(folder_ / "base", {"synth.json"});
  EXPECT_EQ(base.size(), 2U);
  ASSERT_EQ(make("two", {"--threads", "2"}).status, 0);
  EXPECT_EQ(digests_of(folder_ / "two", {"synth.json"}), base);
  std::string const text = kVillages;
  std::size_t const second = text.find("520123100202");
  std::size_t const third = text.find("520123100201");
  write_file(folder_ / "turned.csv",
             text.substr(0, second) + text.substr(third) + text.substr(second, third - second));
  ASSERT_EQ(make("turned", {}, "turned.csv").status, 0);
  EXPECT_EQ(digests_of(folder_ / "turned", {"synth.json"}), base);
  ASSERT_EQ(make("other", {"--seed", "2"}).status, 0);
  EXPECT_NE(digests_of(folder_ / "other", {"synth.json"}), base);
}

// A currency without a smaller unit: of 1,212 persons 151.5 are below 150,000 francs, to the
// nearest.
TEST_F(SynthHouseholds, IncomesOfACurrencyWithoutCents) {
  write_file(folder_ / "francs.toml", R"(schema = 1
kind = "profile"
id = "francs"
inherits = "cn-2016-2020"
name = "francs"
[currency]
code = "RWF"
minor_per_major = 1
[[lines]]
id = "local"
name = "local"
currency = "RWF"
per = "person/year"
concept = "net"
poor_if = "<"
value = 150000
source = "a test"
mark = "A"
)");
  ProgramResult const made =
      make("francs", {"--line", "local", "--year", "2020", "--income-headcount", "12.5"},
           "villages.csv", folder_ / "francs.toml");
  ASSERT_EQ(made.status, 0) << made.err;
  std::int64_t below = 0;
  for (auto const& row : csv_rows(folder_ / "francs/households.csv")) {
    EXPECT_EQ(row.at("income_unit"), "RWF person/year");
    EXPECT_EQ(row.at("income_a_person").find('.'), std::string::npos);
    bool const is_below = std::stoll(row.at("income_a_person")) < 150'000;
    below += is_below ? std::stoll(row.at("household_persons")) : 0;
  }
  EXPECT_EQ(below, 152);
}

TEST_F(SynthHouseholds, ChineseHeaders) {
  ASSERT_EQ(make("zh", {"--lang", "zh"}).status, 0);
  auto const rows = csv_rows(folder_ / "zh/persons.csv");
  ASSERT_EQ(rows.size(), 1212U);
  EXPECT_EQ(rows.front().at("虚构数据"), "是");
  EXPECT_EQ(rows.front().at("与户主关系"), "户主");
  EXPECT_FALSE(rows.front().contains("姓名"));
}

TEST_F(SynthHouseholds, NeverTouchesAnEarlierResultUnasked) {
  ASSERT_EQ(make("made").status, 0);
  auto const before = digests_of(folder_ / "made");
  EXPECT_EQ(make("made", {"--seed", "2"}).status, 6);
  EXPECT_EQ(digests_of(folder_ / "made"), before);
  EXPECT_EQ(make("made", {"--seed", "2", "--overwrite"}).status, 0);
  EXPECT_NE(digests_of(folder_ / "made"), before);
}

// Nothing is published, and the status says why.
TEST_F(SynthHouseholds, WhatCannotBe) {
  ProgramResult const deprived = make("out", {"--headcount", "100", "--intensity", "97", "--json"});
  EXPECT_EQ(deprived.status, 4);
  EXPECT_EQ(Json::parse(deprived.out)["status"], "infeasible");
  EXPECT_EQ(Json::parse(deprived.out)["findings"][0]["rule"], "Y013");
  EXPECT_NE(deprived.err.find("Y013"), std::string::npos) << deprived.err;

  write_file(folder_ / "unfit.csv", std::string(kVillages) +
                                        "520123100203,丙村,5,9,106.92,26.31\n"
                                        "520123100204,丁村,,40,106.93,26.32\n");
  ProgramResult const unfit = make("out", {}, "unfit.csv");
  EXPECT_EQ(unfit.status, 4);
  EXPECT_NE(unfit.err.find("520123100203"), std::string::npos) << unfit.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
  ProgramResult const without = make("out", {"--leave-out-unfit", "--all-findings"}, "unfit.csv");
  EXPECT_EQ(without.status, 0) << without.err;
  EXPECT_NE(without.err.find("Y014"), std::string::npos) << without.err;
  EXPECT_EQ(csv_rows(folder_ / "out/persons.csv").size(), 1212U);
}

TEST_F(SynthHouseholds, WrongUse) {
  EXPECT_EQ(make("out", {"--headcount", "101"}).status, 2);
  EXPECT_EQ(make("out", {"--intensity", "30"}).status, 2);
  EXPECT_EQ(make("out", {"--headcount", "many"}).status, 2);
  EXPECT_EQ(make("out", {"--year", "1066"}).status, 2);
  EXPECT_EQ(make("out", {"--line", "national"}).status, 2);  // of which share?
  EXPECT_EQ(make("out", {}, "absent.csv").status, 3);
  // 2026 lies outside the profile's years: it has no line.
  ProgramResult const line = make("out", {"--income-headcount", "10", "--year", "2026"});
  EXPECT_EQ(line.status, 3);
  EXPECT_NE(line.err.find("Y016"), std::string::npos) << line.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

}  // namespace
}  // namespace tongcun
