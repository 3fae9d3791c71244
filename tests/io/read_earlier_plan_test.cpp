// SPDX-License-Identifier: Apache-2.0
#include "io/read_earlier_plan.h"

#include "engine/types/finding.h"
#include "io/text_file.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

namespace tongcun {
namespace {

class EarlierRun : public testing::Test {
 protected:
  EarlierRun() { folder_.write("run/run.json", "{}"); }
  void table(std::string const& text) {
    folder_.write(std::string("run/") + kPlacesOfHouseholds, text);
  }
  // "fault" or "fault row"
  std::string refusal() {
    try {
      static_cast<void>(read_earlier_plan(folder_ / "run"));
    } catch (InputError const& error) {
      Finding const& finding = error.findings().at(0);
      EXPECT_EQ(finding.rule, "P020");
      std::string const row = finding.row > 0 ? " " + std::to_string(finding.row) : "";
      return finding.values.at(0).second + row;
    }
    return "";
  }

  TemporaryFolder folder_;
};

TEST_F(EarlierRun, PlacesByHouseholdWhateverTheOrderOfColumnsAndRows) {
  std::string const text =
      "site_code,placed,more,household_code\n"
      "S2,yes,x,b\n"
      ",no,x,a\n"
      "S1,yes,x,c\n";
  table(text);
  ReadEarlierPlan const read = read_earlier_plan(folder_ / "run/");
  EXPECT_EQ(read.plan.run, "run");
  EXPECT_EQ(read.plan.places, (std::vector<EarlierPlace>{{"a", ""}, {"b", "S2"}, {"c", "S1"}}));
  EXPECT_EQ(read.record.file, "run/restricted/households/relocation.csv");
  EXPECT_EQ(read.record.sha256, sha256_of(text));
  EXPECT_EQ(read.record.bytes, text.size());
}

// Who asked is told, and what the folder is instead.
TEST_F(EarlierRun, FoldersOfOtherVerbsAreToldForWhatTheyAre) {
  folder_.write("run/run.json", R"({"program": "tongcun", "kind": "run", "outputs":
 [{"file": "restricted/households/check_ledger.csv"}]})");
  EXPECT_EQ(refusal(), "of_check");
  folder_.write("run/run.json", R"({"program": "tongcun", "kind": "comparison"})");
  EXPECT_EQ(refusal(), "of_comparison");
  folder_.write("run/run.json", R"({"program": "tongcun", "kind": "report"})");
  EXPECT_EQ(refusal(), "of_report");
  folder_.write("run/run.json", R"({"program": "tongcun", "kind": "run"})");
  EXPECT_EQ(refusal(), "no_plan");
  try {
    static_cast<void>(read_earlier_plan(folder_ / "run", PlanUse::verify));
    ADD_FAILURE();
  } catch (InputError const& error) {
    EXPECT_EQ(error.findings().at(0).rule, "P037");
  }
}

TEST_F(EarlierRun, WhatIsNoEarlierPlanIsRefused) {
  EXPECT_EQ(refusal(), "no_plan");
  table("");
  EXPECT_EQ(refusal(), "no_columns 1");
  table("household_code,placed\na,no\n");
  EXPECT_EQ(refusal(), "no_columns 1");
  std::string const header = "household_code,placed,site_code\n";
  table(header + "a,no,\nb,yes\n");
  EXPECT_EQ(refusal(), "broken_row 3");
  table(header + "a,no,\nb,yes,\n");  // placed nowhere
  EXPECT_EQ(refusal(), "broken_row 3");
  table(header + "a,no,S1\n");
  EXPECT_EQ(refusal(), "broken_row 2");
  table(header + "a,perhaps,S1\n");
  EXPECT_EQ(refusal(), "broken_row 2");
  table(header + ",yes,S1\n");
  EXPECT_EQ(refusal(), "broken_row 2");
  table(header + "a,no,\n\"b,yes,S1\n");  // a quote that is not closed
  EXPECT_EQ(refusal(), "broken_row 3");
  table(header + "a,no,\nb,yes,S1");  // cut off
  EXPECT_EQ(refusal(), "broken_row");
  table(header + "a,no,\na,yes,S1\n");
  EXPECT_EQ(refusal(), "twice");
  std::filesystem::remove(folder_ / "run/run.json");
  EXPECT_EQ(refusal(), "no_run");
}

}  // namespace
}  // namespace tongcun
