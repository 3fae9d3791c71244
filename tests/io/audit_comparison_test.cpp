// SPDX-License-Identifier: Apache-2.0
// Leaks planted in a published comparison, one at a time.
#include "io/audit_comparison.h"

#include "io/privacy_audit.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

using Lines = std::vector<std::string>;

class AuditedComparison : public testing::Test {
 protected:
  AuditedComparison() {
    record("real", "office");
    headline({"guarantees.housing.register.base.households,,,100,100,0",
              "guarantees.housing.register.households_pass,,,60,60,0",
              "guarantees.housing.register.households_fail,,,40,40,0",
              "guarantees.housing.register.households_unknown,,,0,0,0",
              "guarantees.housing.register.households_not_applicable,,,0,0,0",
              "access.services.clinic.within[15],person,all villages,3,4,1"});
  }

  void record(std::string const& treated_as, std::string const& by_area) const {
    folder_.write("out/run.json", R"({"kind": "comparison", "register": {"invented": true,
 "treated_as": ")" + treated_as + R"("}, "by_area": ")" +
                                      by_area + "\"}");
  }
  void headline(Lines const& rows) const {
    std::string text = "compared_key,compared_unit,compared_base,run_1,run_2,difference_2\r\n";
    for (std::string const& row : rows) {
      text += row + "\r\n";
    }
    folder_.write("out/public/tables/comparison_headline.csv", text);
  }
  // Of the audit of the whole folder, as "what row field".
  [[nodiscard]] Lines found(PrivacyAuditOptions const& options = {}) const {
    Lines list;
    for (Finding const& finding : audit_privacy(folder_ / "out", options).findings) {
      EXPECT_EQ(finding.rule, "V915");
      list.push_back(finding.values.front().first + " " + std::to_string(finding.row) + " " +
                     finding.field);
    }
    return list;
  }

  TemporaryFolder folder_;
};

// Few persons of villages are no secret: they are of no register.
TEST_F(AuditedComparison, ACleanOneIsClean) {
  PrivacyAudit const audit = audit_privacy(folder_ / "out", {});
  EXPECT_TRUE(audit.findings.empty());
  EXPECT_EQ(audit.tables, 1);
  EXPECT_EQ(audit.cells, 10);  // five numbers of two runs
}

TEST_F(AuditedComparison, SmallNumbersOfARegister) {
  headline({"poverty.status.visits.expense.households,,,9,9,0"});
  EXPECT_EQ(found(), (Lines{"small 2 run_1", "small 2 run_2"}));
  headline({"relocation.placed,household,,10,10,0", "relocation.placed,户,,1,1,0"});
  EXPECT_EQ(found(), (Lines{"small 3 run_1", "small 3 run_2"}));
  headline({"relocation.cost,CNY,,5,5,0"});
  EXPECT_EQ(found(), Lines());
}

// 222 and 221 tell of one household; a share does too, and 281 and 128 + 156 of three.
TEST_F(AuditedComparison, DifferencesTellOfHouseholds) {
  headline({"poverty.status.monitored.households,,,222,221,-1"});
  EXPECT_EQ(found(), (Lines{"recoverable 2 run_2"}));
  headline({"poverty.headcount[2026],,,0.0571,0.0570,-0.0001"});
  EXPECT_EQ(found(), (Lines{"recoverable 2 run_2"}));
  headline({"relocation.households_placed,household,,281,281,0",
            "relocation.households_unplaced,household,,,156,"});
  EXPECT_EQ(found(), (Lines{"recoverable 3 run_2"}));
  headline({"relocation.households_placed,household,,281,281,0",
            "relocation.households_unplaced,household,,,,"});
  EXPECT_EQ(found(), Lines());
}

// 100 were judged, 60 passed, none is unknown or not concerned.
TEST_F(AuditedComparison, VerdictsThatGiveHiddenNumbersAway) {
  Lines rows{"guarantees.housing.register.base.households,,,100,100,0",
             "guarantees.housing.register.households_pass,,,60,60,0",
             "guarantees.housing.register.households_unknown,,,0,0,0",
             "guarantees.housing.register.households_not_applicable,,,0,0,0",
             "guarantees.housing.register.households_fail,,,,,"};
  headline(rows);
  EXPECT_EQ(found(), (Lines{"recoverable 2 run_1", "recoverable 2 run_2"}));
}

TEST_F(AuditedComparison, RowsMapsAndPagesByArea) {
  folder_.write("out/public/comparison.gpkg", "SQLite format 3");
  EXPECT_EQ(found(), (Lines{"by_area 0 "}));
  record("invented", "public");
  EXPECT_EQ(found(), Lines());
  PrivacyAuditOptions options;
  options.invented_too = true;
  EXPECT_EQ(found(options), Lines());  // nothing by area that differs is of the register
  std::string const header = "invented_row,compared_run,compared_table,value_in_base\r\n";
  folder_.write("out/public/tables/comparison_tables.csv",
                header + ",b,villages,4\r\nyes,b,status,4\r\n");
  EXPECT_EQ(found(), Lines());
  EXPECT_EQ(found(options), (Lines{"by_area 3 "}));
  folder_.write("out/public/tables/comparison_tables.csv", header + "no,b,status,4\r\n");
  EXPECT_EQ(found(), (Lines{"by_area 2 "}));  // whatever the record says
}

// Of the whole county years ahead are public.
TEST_F(AuditedComparison, YearsAheadOfAreas) {
  std::string const header = "invented_row,compared_run,area_level,value_in_base,value_in_run\r\n";
  folder_.write("out/public/tables/comparison_poverty.csv", header + "no,b,all,4.50,4.50\r\n");
  EXPECT_EQ(found(), Lines());
  folder_.write("out/public/tables/comparison_poverty.csv", header + "no,b,all,4.50,4.49\r\n");
  EXPECT_EQ(found(), (Lines{"recoverable 2 value_in_run"}));
  folder_.write("out/public/tables/comparison_poverty.csv",
                header + "no,b,all,4.50,4.50\r\nno,b,township,4.50,4.50\r\n");
  EXPECT_EQ(found(), (Lines{"by_area 3 "}));
}

// A record that does not say how registers are published protects them; one without registers has
// nothing to protect.
TEST_F(AuditedComparison, RecordsThatDoNotSay) {
  headline({"poverty.status.visits.expense.households,,,10,11,1"});
  folder_.write("out/run.json", R"({"kind": "comparison"})");
  EXPECT_EQ(found(), (Lines{"recoverable 2 run_2"}));
  folder_.write("out/run.json", R"({"kind": "comparison", "register": null})");
  EXPECT_EQ(found(), Lines());
}

}  // namespace
}  // namespace tongcun
