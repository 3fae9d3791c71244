// SPDX-License-Identifier: Apache-2.0
// Scenarios side by side, from one invented county of twenty villages.
#include "io/privacy_audit.h"
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

class ComparePrograms : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new TemporaryFolder;
    ASSERT_EQ(run_tongcun({"synth", "county", "--villages", "20", "--seed", "5", "--out",
                           *folder / "county"})
                  .status,
              0);
    ASSERT_EQ(run("base", {}).status, 0);
    ASSERT_EQ(run("slow", {"--set", "access.boarding_min=10"}).status, 0);
  }
  static void TearDownTestSuite() { delete std::exchange(folder, nullptr); }

  static ProgramResult run(std::string const& name, std::vector<std::string> const& more,
                           std::string const& scenario = "scenario.toml") {
    std::vector<std::string> words{
        "run",   *folder / ("county/" + scenario), "--out", *folder / name, "--quiet",
        "--set", "simulate.replicates=4"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }

  static TemporaryFolder* folder;
};

TemporaryFolder* ComparePrograms::folder = nullptr;

// What --set changed is in the record and in the comparison, and the numbers add up.
TEST_F(ComparePrograms, SaysWhatWasAskedAndWhatDiffers) {
  Json const record = Json::parse(content_of(*folder / "slow/run.json"));
  EXPECT_EQ(record.at("settings").at(1), "access.boarding_min=10");
  ProgramResult const result = run_tongcun(
      {"compare", *folder / "base", *folder / "slow", "--out", *folder / "cmp", "--json"});
  ASSERT_EQ(result.status, 0) << result.err;
  Json const comparison = Json::parse(result.out);
  bool is_said = false;
  for (Json const& row : comparison.at("asked")) {
    is_said = is_said || (row.at("compared_key") == "values.access.boarding_min.value" &&
                          row.at("run_1") == "0" && row.at("run_2") == "600000");
  }
  EXPECT_TRUE(is_said) << comparison.at("asked");
  std::size_t differing = 0;
  for (Json const& row : comparison.at("headline")) {
    if (!row.at("difference_2").is_null()) {
      double const base = std::stod(row.at("run_1").get<std::string>());
      double const other = std::stod(row.at("run_2").get<std::string>());
      double const difference = std::stod(row.at("difference_2").get<std::string>());
      EXPECT_NEAR(base + difference, other, 1e-6 * (1.0 + std::abs(other))) << row;
      differing += difference != 0.0 ? 1 : 0;
    }
  }
  EXPECT_GT(differing, 0U);
  EXPECT_EQ(csv_rows(*folder / "cmp/public/tables/comparison_villages.csv").size(), 20U);
  EXPECT_EQ(content_of(*folder / "cmp/comparison.json"), result.out);
}

TEST_F(ComparePrograms, RefusesWhatWasAltered) {
  TemporaryFolder const other;
  std::filesystem::copy(*folder / "base", other / "run", std::filesystem::copy_options::recursive);
  write_file(other / "run/public/tables/villages.csv", "village_code\r\n");
  ProgramResult const altered = run_tongcun({"compare", *folder / "base", other / "run"});
  EXPECT_EQ(altered.status, 3);
  EXPECT_NE(altered.err.find("C002"), std::string::npos) << altered.err;
  std::filesystem::remove(other / "run/run.json");
  EXPECT_EQ(run_tongcun({"compare", *folder / "base", other / "run"}).status, 3);
  EXPECT_EQ(run_tongcun({"compare", *folder / "base"}).status, 2);
}

// What `check` made is a whole folder, but no run.
TEST_F(ComparePrograms, RefusesWhatAnotherVerbMade) {
  ASSERT_EQ(run_tongcun(
                {"check", *folder / "county/scenario.toml", "--out", *folder / "check", "--quiet"})
                .status,
            0);
  ProgramResult const compared =
      run_tongcun({"compare", *folder / "base", *folder / "check", "--lang", "zh"});
  EXPECT_EQ(compared.status, 3);
  EXPECT_NE(compared.err.find("C008"), std::string::npos) << compared.err;
  EXPECT_NE(compared.err.find("tongcun check"), std::string::npos) << compared.err;
  ProgramResult const verified = run_tongcun(
      {"verify", *folder / "check", "--scenario", *folder / "county/scenario.toml", "--quiet"});
  EXPECT_EQ(verified.status, 3);
  EXPECT_NE(verified.err.find("P037"), std::string::npos) << verified.err;
  EXPECT_EQ(verified.err.find("--from"), std::string::npos) << verified.err;
}

// Every unit and base, and all but names of columns and rules, in the words of the reader.
TEST_F(ComparePrograms, SpeaksTheLanguageOfTheReader) {
  ProgramResult const result = run_tongcun({"compare", *folder / "base", *folder / "slow", "--out",
                                            *folder / "zh", "--lang", "zh", "--overwrite"});
  ASSERT_EQ(result.status, 0) << result.err;
  for (char const* const english : {"access.", "relocation.", "person", "minute", "all villages"}) {
    EXPECT_EQ(result.out.find(english), std::string::npos) << english << "\n" << result.out;
  }
  EXPECT_NE(result.out.find("乘车前的等候时间（分钟）：0 | 10 分钟"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("…… 通行 另有"), std::string::npos) << result.out;
  std::size_t bases = 0;
  for (auto const& row : csv_rows(*folder / "zh/public/tables/comparison_headline.csv")) {
    for (char const* const column : {"compared_title", "compared_unit", "compared_base"}) {
      std::string const& text = row.at(column);
      bool const has_chinese = std::ranges::any_of(
          text, [](char const c) { return static_cast<unsigned char>(c) >= 0x80; });
      EXPECT_TRUE(text.empty() || has_chinese) << row.at("compared_key") << ": " << text;
    }
    bases += row.at("compared_base").empty() ? 0 : 1;
  }
  EXPECT_GT(bases, 1000U);
}

// An invented register that is treated as real: the comparison passes the audit that sees it so,
// and does not pass with a number of few households in it.
TEST_F(ComparePrograms, OfARegisterTreatedAsRealTellsOfNobody) {
  write_file(*folder / "county/treated.toml",
             "inherits = \"scenario.toml\"\nname = \"treated\"\n"
             "[register]\ntreat_as_real = true\nkey = \"office.key\"\n");
  ASSERT_EQ(run_tongcun({"init", "--key", *folder / "county/office.key"}).status, 0);
  ASSERT_EQ(run("real", {}, "treated.toml").status, 0);
  ASSERT_EQ(run("real2", {"--set", "relocation.plan=\"potential\""}, "treated.toml").status, 0);
  ASSERT_EQ(
      run_tongcun({"compare", *folder / "real", *folder / "real2", "--out", *folder / "closed"})
          .status,
      0);
  PrivacyAudit const audit = audit_privacy(*folder / "closed", {});
  EXPECT_GT(audit.cells, 100);
  EXPECT_TRUE(audit.findings.empty());
  std::string const table = *folder / "closed/public/tables/comparison_headline.csv";
  write_file(table, content_of(table) + "poverty.planted.households,planted,,,4,4,0\r\n");
  std::vector<Finding> const found = audit_privacy(*folder / "closed", {}).findings;
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.front().values.front().first, "small");
}

// A scenario that inherits everything is the same question.
TEST_F(ComparePrograms, InheritedScenarios) {
  write_file(*folder / "county/child.toml", "inherits = \"scenario.toml\"\nname = \"child\"\n");
  ASSERT_EQ(run("child", {}, "child.toml").status, 0);
  Json const comparison =
      Json::parse(run_tongcun({"compare", *folder / "base", *folder / "child", "--json"}).out);
  for (Json const& row : comparison.at("headline")) {
    EXPECT_EQ(row.at("run_1"), row.at("run_2")) << row;
  }
  ProgramResult const wrong = run("wrong", {"--set", "access.nearst=2"}, "child.toml");
  EXPECT_EQ(wrong.status, 3);
  EXPECT_NE(wrong.err.find("nearest known: nearest"), std::string::npos) << wrong.err;
}

// A dry run tries years ahead a few times only and says so.
TEST_F(ComparePrograms, DryRunsEstimate) {
  ProgramResult const result = run_tongcun(
      {"run", *folder / "county/scenario.toml", "--dry-run", "--set", "simulate.replicates=50"});
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_NE(result.out.find("with 10 replicates"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("villages 20"), std::string::npos) << result.out;
  Json const document =
      Json::parse(run_tongcun({"run", *folder / "county/scenario.toml", "--dry-run", "--json",
                               "--set", "simulate.replicates=50"})
                      .out);
  EXPECT_TRUE(document.contains("findings"));
  Json const& estimate = document.at("estimate");
  EXPECT_EQ(estimate.at("villages"), 20);
  EXPECT_EQ(estimate.at("replicates_tried"), 10);
  EXPECT_EQ(estimate.at("replicates_asked"), 50);
  // Fifty times over takes four times ten more than was measured.
  double const measured =
      estimate.at("seconds_reading").get<double>() + estimate.at("seconds_computing").get<double>();
  EXPECT_NEAR(estimate.at("seconds_at_most").get<double>(),
              measured + 4.0 * estimate.at("seconds_simulating").get<double>(), 1e-9);
  EXPECT_GT(estimate.at("peak_memory_bytes").get<std::int64_t>(), 0);
}

// A draft of the county's own layers runs after what it asks for was said.
TEST_F(ComparePrograms, DraftsOfScenariosRun) {
  ProgramResult const drafted =
      run_tongcun({"init", *folder / "project", "--data", *folder / "county", "--lang", "zh"});
  ASSERT_EQ(drafted.status, 0) << drafted.err;
  EXPECT_EQ(run_tongcun({"init", *folder / "project", "--data", *folder / "county"}).status, 6);
  ProgramResult const checked =
      run_tongcun({"run", *folder / "project/scenario.toml", "--dry-run"});
  EXPECT_EQ(checked.status, 0) << checked.err;
}

TEST_F(ComparePrograms, BlankTablesAreWritten) {
  ASSERT_EQ(
      run_tongcun({"template", "--out", *folder / "blank", "--csv", "--layer", "villages"}).status,
      0);
  EXPECT_NE(content_of(*folder / "blank/villages.csv").find("persons_registered"),
            std::string::npos);
  EXPECT_EQ(run_tongcun({"template", "--out", *folder / "blank"}).status, 6);
}

}  // namespace
}  // namespace tongcun
