// SPDX-License-Identifier: Apache-2.0
#include "io/report_columns.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

OutputTable table_of(std::vector<OutputCell> const& cells) {
  OutputTable table;
  table.columns = {{"a", {"a", "a"}, ColumnType::text, 0}};
  for (OutputCell const& cell : cells) {
    table.rows.push_back({cell});
  }
  return table;
}

Json data_of(OutputTable const& table) {
  std::string json;
  append_column_data(table, 0, json);
  return Json::parse(json);
}

// As the page unpacks it.
std::vector<Json> unpacked(Json const& data, std::size_t rows) {
  if (data.contains("c")) {
    return std::vector<Json>(rows, data["c"]);
  }
  if (data.contains("n")) {
    return data["n"];
  }
  std::vector<Json> cells;
  std::string const codes = data["x"];
  std::size_t const characters = data["w"];
  for (std::size_t at = 0; at < codes.size(); at += characters) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < characters; ++i) {
      value = value * kCodeDigits.size() + kCodeDigits.find(codes[at + i]);
    }
    cells.push_back(data["v"][value]);
  }
  return cells;
}

TEST(ReportColumnsTest, OneCellForAllRows) {
  EXPECT_EQ(data_of(table_of({"yes", "yes", "yes"})), Json::parse(R"({"c":"yes"})"));
  EXPECT_EQ(data_of(table_of({OutputCell()})), Json::parse(R"({"c":null})"));
}

// Two words in six rows: "pass" and "fail" once, one character a row.
TEST(ReportColumnsTest, FewValuesBecomeCodes) {
  OutputTable const table = table_of({"pass", "fail", "pass", "pass", "fail", OutputCell()});
  EXPECT_EQ(data_of(table), Json::parse(R"({"v":["pass","fail",null],"w":1,"x":"ABAABC"})"));
}

TEST(ReportColumnsTest, DifferentNumbersStandRowByRow) {
  OutputTable const table = table_of({std::int64_t{1}, std::int64_t{-20}, OutputCell()});
  EXPECT_EQ(data_of(table), Json::parse(R"({"n":[1,-20,null]})"));
}

// More values than one or two characters tell apart, and each comes back.
TEST(ReportColumnsTest, ManyValuesComeBack) {
  for (std::size_t const values : {78U, 79U, 6084U, 6085U}) {
    std::vector<OutputCell> cells;
    for (std::size_t i = 0; i < values * 3; ++i) {
      cells.emplace_back("a long name of village " + std::to_string(i % values));
    }
    Json const data = data_of(table_of(cells));
    ASSERT_TRUE(data.contains("x")) << values;
    std::vector<Json> const back = unpacked(data, cells.size());
    ASSERT_EQ(back.size(), cells.size());
    EXPECT_TRUE(std::ranges::equal(back, cells, [](Json const& one, OutputCell const& cell) {
      return one == std::get<std::string>(cell);
    }));
  }
}

// Codes hold no digit, so that no run of them is taken for a number of a person.
TEST(ReportColumnsTest, CodesAreNoNumbersAndNoMarkup) {
  EXPECT_EQ(kCodeDigits.size(), 78U);
  EXPECT_EQ(kCodeDigits.find_first_of("0123456789<>&\"\\'"), std::string_view::npos);
}

}  // namespace
}  // namespace tongcun
