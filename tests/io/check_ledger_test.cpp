// SPDX-License-Identifier: Apache-2.0
#include "io/check_ledger.h"

#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Entries = std::vector<LedgerEntry>;

Finding finding(std::string const& rule, std::string const& code, std::int64_t row = 0) {
  Finding made;
  made.rule = rule;
  made.severity = Severity::warning;
  made.file = "roads.gpkg";
  made.layer = "roads";
  made.row = row;
  if (!code.empty()) {
    made.values = {{"code", code}, {"metres", "12.0"}};
  }
  return made;
}

Entries ledger(std::vector<Finding> const& findings, std::string const& date = "") {
  return ledger_of(findings, nullptr, nullptr, Villages(), Language::en, date);
}

std::vector<std::string> states(Entries const& entries) {
  std::vector<std::string> list;
  for (LedgerEntry const& entry : entries) {
    list.push_back(entry.rule + " " + entry.place + " " +
                   std::string(kLedgerStateNames[static_cast<std::size_t>(entry.state)]));
  }
  return list;
}

using Lines = std::vector<std::string>;

TEST(CheckLedger, WhatBecomesOfProblems) {
  Entries const first = ledger({finding("V823", "r1"), finding("V823", "r2")}, "2026-01-01");
  EXPECT_EQ(states(first), (Lines{"V823 r1 new", "V823 r2 new"}));
  Entries second = ledger({finding("V823", "r2"), finding("V824", "r3")}, "2026-02-01");
  compare_with(first, second);
  EXPECT_EQ(states(second), (Lines{"V823 r1 fixed", "V823 r2 open", "V824 r3 new"}));
  EXPECT_EQ(second[1].since, "2026-01-01");
  EXPECT_EQ(second[2].since, "2026-02-01");
  // A fixed one that comes back is new; one that stays away is told once.
  Entries third = ledger({finding("V823", "r1"), finding("V824", "r3")}, "2026-03-01");
  compare_with(second, third);
  EXPECT_EQ(states(third), (Lines{"V823 r1 new", "V823 r2 fixed", "V824 r3 open"}));
  EXPECT_EQ(third[0].since, "2026-03-01");
}

// The file was sorted another way, and distances were measured anew: the same problems.
TEST(CheckLedger, RowsAndNumbersDoNotMakeAnotherProblem) {
  std::vector<Finding> findings{finding("V823", "r1", 7), finding("V823", "r2", 8)};
  Entries const first = ledger(findings);
  findings = {finding("V823", "r2", 1), finding("V823", "r1", 2)};
  findings[0].values[1].second = "13.5";
  Entries second = ledger(findings);
  compare_with(first, second);
  EXPECT_EQ(states(second), (Lines{"V823 r1 open", "V823 r2 open"}));
}

// Three rows without a code, then two: one of them is fixed, nobody can tell which.
TEST(CheckLedger, ProblemsThatAgreeAreCounted) {
  Entries const first =
      ledger({finding("V840", "", 3), finding("V840", "", 5), finding("V840", "", 9)});
  EXPECT_EQ(first[2].number, 3);
  Entries second = ledger({finding("V840", "", 4), finding("V840", "", 8)});
  compare_with(first, second);
  EXPECT_EQ(states(second), (Lines{"V840  open", "V840  open", "V840  fixed"}));
}

TEST(CheckLedger, WaiversAcceptUntilTheirLastDay) {
  CheckOptions options;
  options.waivers = {{"V823", "r1", "", "the bridge is being built", "2026-06-30"},
                     {"V824", "", "", "crossings on purpose", ""}};
  std::vector<Finding> const findings{finding("V823", "r1"), finding("V823", "r2"),
                                      finding("V824", "r3")};
  options.date = "2026-06-30";
  Entries entries = ledger(findings, options.date);
  accept(options, entries);
  EXPECT_EQ(states(entries), (Lines{"V823 r1 accepted", "V823 r2 new", "V824 r3 accepted"}));
  EXPECT_EQ(entries[0].reason, "the bridge is being built");
  options.date = "2026-07-01";
  entries = ledger(findings, options.date);
  accept(options, entries);
  EXPECT_EQ(states(entries), (Lines{"V823 r1 new", "V823 r2 new", "V824 r3 accepted"}));
}

// Households instead of the findings that count them by village.
TEST(CheckLedger, CasesOfTheRegisterByHousehold) {
  Villages villages;
  villages.code.push_back("v0");
  HouseholdTable households;
  households.resize(3);
  for (std::uint32_t i = 0; i < 3; ++i) {
    households.code[HouseholdId(i)] = "p" + std::to_string(i);
    households.village[HouseholdId(i)] = VillageId(0);
  }
  RegisterChecks checks;
  checks.rules.push_back({"V603", {"alike", "相同"}, {}, Severity::warning, "", ""});
  checks.judged.push_back({0, true, 3, 0, 0, {HouseholdId(0), HouseholdId(2)}});
  Finding counted = finding("V603", "v0");
  counted.values = {
      {"name_en", "alike"}, {"name_zh", "相同"}, {"code", "v0"}, {"count", "2"}, {"of", "3"}};
  Entries const entries =
      ledger_of({counted, finding("V823", "r1")}, &checks, &households, villages, Language::en, "");
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].household, "p0");
  EXPECT_EQ(entries[0].place, "v0");
  EXPECT_EQ(entries[0].message, "alike");
  EXPECT_EQ(entries[1].household, "p2");
  EXPECT_EQ(entries[2].rule, "V823");
}

class LedgerFile : public testing::Test {
 protected:
  void write(std::string const& text) {
    std::filesystem::create_directories(run_ / "restricted/households");
    std::ofstream(run_ / "run.json") << "{}";
    std::ofstream(run_ / kLedgerFile, std::ios::binary) << text;
  }
  Finding refusal() const {
    try {
      static_cast<void>(read_ledger(run_));
    } catch (InputError const& error) {
      return error.findings().front();
    }
    ADD_FAILURE() << "was read";
    return {};
  }

  TemporaryFolder folder_;
  std::filesystem::path run_ = folder_.path() / "run";
};

TEST_F(LedgerFile, IsReadAsItWasWritten) {
  Entries entries = ledger({finding("V823", "=r1"), finding("V823", "r,\"2\""),
                            finding("V840", "", 3), finding("V840", "", 4)},
                           "2026-01-01");
  entries[1].state = LedgerState::accepted;
  entries[1].reason = "@home, \"later\"";
  write(ledger_csv(entries));
  Entries const read = read_ledger(run_);
  EXPECT_EQ(states(read), states(entries));
  Entries now = entries;
  compare_with(read, now);
  EXPECT_TRUE(std::ranges::all_of(
      now, [](LedgerEntry const& entry) { return entry.state == LedgerState::open; }));
  EXPECT_EQ(now.size(), entries.size());
  EXPECT_EQ(read[1].reason, entries[1].reason);
}

TEST_F(LedgerFile, ABrokenOneIsRefused) {
  EXPECT_EQ(refusal().rule, "P061");  // there is none
  std::string const whole = ledger_csv(ledger({finding("V823", "r1"), finding("V823", "r2")}));
  write(whole.substr(0, whole.size() - 5));
  EXPECT_EQ(refusal().rule, "P061");
  std::string changed = whole;
  changed.replace(changed.find("warning"), 7, "whatever");
  write(changed);
  EXPECT_EQ(refusal().row, 2);
  write("rule,state\r\n");
  EXPECT_EQ(refusal().row, 1);
}

}  // namespace
}  // namespace tongcun
