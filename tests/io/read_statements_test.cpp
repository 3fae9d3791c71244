// SPDX-License-Identifier: Apache-2.0
// Good statements stand in worked_statements_test.cpp; here is what a file of them may have wrong.
#include "io/read_statements.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class ReadStatementsTest : public testing::Test {
 protected:
  std::vector<Finding> faults(std::vector<std::string> const& files) {
    Scenario scenario;
    scenario.input_folder = folder_.path().string();
    scenario.check.statements = files;
    try {
      static_cast<void>(read_statements(scenario));
    } catch (InputError const& error) {
      return error.findings();
    }
    return {};
  }
  // The faults of one statement, without its id.
  std::vector<Finding> faults_of(std::string const& statement) {
    folder_.write("report.toml",
                  "schema = 1\nkind = \"statements\"\n[[statements]]\nid = \"a\"\n" + statement);
    return faults({"report.toml"});
  }
  // One fault alone, of that rule and key.
  void expect_fault(std::string const& statement, char const* rule, char const* key) {
    std::vector<Finding> const found = faults_of(statement);
    ASSERT_EQ(found.size(), 1U) << statement << "\n" << listed(found);
    EXPECT_EQ(found[0].rule, rule) << statement;
    EXPECT_TRUE(found[0].field.ends_with(key)) << found[0].field;
    EXPECT_EQ(found[0].file, "report.toml");
    EXPECT_GE(found[0].row, 3);
  }

  TemporaryFolder folder_;
};

TEST_F(ReadStatementsTest, NumbersAreOfOneMeasure) {
  EXPECT_TRUE(faults_of("kind = \"sum\"\nparts = [\"1户\", \"2人\"]\ntotal = \"3\"\n").empty());
  expect_fault("kind = \"sum\"\nparts = [\"1户\", \"2元\"]\ntotal = \"3户\"\n", "S005", "parts");
  expect_fault("kind = \"within\"\nparts = [\"1亩\"]\nwhole = \"3公里\"\n", "S005", "parts");
  expect_fault("kind = \"share\"\npart = \"1户\"\nwhole = \"3元\"\n", "S005", "whole");
  expect_fault("kind = \"share\"\npart = \"1户\"\nwhole = \"3户\"\npercent = \"3元\"\n", "S005",
               "percent");
  expect_fault("kind = \"growth\"\nfrom = \"1户\"\nto = \"3元\"\npercent = \"3\"\n", "S005", "to");
  expect_fault("kind = \"product\"\nfactors = [\"3户\", \"2元\"]\nresult = \"6户\"\n", "S005",
               "result");
  EXPECT_TRUE(
      faults_of("kind = \"product\"\nfactors = [\"3公里\", \"2米\"]\nresult = \"9亩\"\n").empty());
  EXPECT_TRUE(
      faults_of("kind = \"product\"\nfactors = [\"300户\", \"5%\"]\nresult = \"15户\"\n").empty());
}

TEST_F(ReadStatementsTest, WhatAKindNeedsIsThere) {
  expect_fault("kind = \"sum\"\nparts = [\"1\"]\n", "S003", "total");
  expect_fault("kind = \"sum\"\nparts = []\ntotal = \"1\"\n", "S005", "parts");
  expect_fault("kind = \"sum\"\nparts = [\"1\"]\ntotal = \"1\"\nwhole = \"1\"\n", "S002", "whole");
  expect_fault("kind = \"sum\"\nparts = [\"1\", \"about 400-5000\"]\ntotal = \"1\"\n", "S005",
               "parts");
  expect_fault("kind = \"sum\"\nparts = [\"1\"]\ntotal = 1\n", "S004", "total");
  expect_fault("kind = \"share\"\npart = \"1\"\n", "S003", "whole");
  expect_fault("kind = \"share\"\npart = \"1\"\nrest = \"1\"\nwhole = \"2\"\n", "S005", "rest");
  expect_fault("kind = \"same\"\nvalues = [\"1\"]\n", "S005", "values");
  expect_fault("kind = \"ranking\"\nvalue = \"1\"\nothers = [\"2\"]\n", "S003", "place");
  expect_fault("kind = \"same_total\"\nparts = [{ each = \"1元\", of = \"2\" }]\n", "S005",
               "parts");
  expect_fault("kind = \"texts\"\ntexts = [\"one\"]\n", "S005", "texts");
  expect_fault("kind = \"totals\"\n", "S005", "kind");
  expect_fault("parts = [\"1\"]\n", "S003", "kind");
}

TEST_F(ReadStatementsTest, FilesAndIds) {
  folder_.write("one.toml",
                "schema = 1\nkind = \"statements\"\n[[statements]]\nid = \"a\"\nkind = "
                "\"same\"\nvalues = [\"1\", \"1\"]\n");
  folder_.write("two.toml", content_of(folder_ / "one.toml"));
  folder_.write("other.toml", "schema = 2\nkind = \"scenario\"\n");
  EXPECT_TRUE(faults({"one.toml"}).empty());
  EXPECT_EQ(findings_of(faults({"one.toml", "two.toml"}), "S005").size(), 1U);
  std::vector<Finding> const all =
      faults({"other.toml", "absent.toml", "../outside.toml", "/vsicurl/x"});
  EXPECT_EQ(findings_of(all, "S005").size(), 2U) << listed(all);
  EXPECT_GE(findings_of(all, "V022").size() + findings_of(all, "V021").size(), 2U);
  EXPECT_EQ(findings_of(all, "V020").size(), 1U);
  folder_.write("broken.toml", "schema = \n");
  EXPECT_EQ(findings_of(faults({"broken.toml"}), "S001").size(), 1U);
}

}  // namespace
}  // namespace tongcun
