// SPDX-License-Identifier: Apache-2.0
#include "io/compare_tables.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

ResultTable path(std::vector<std::vector<std::string>> rows) {
  return {{"invented_row", "area_code", "study_scenario", "from_year", "households_pass"},
          std::move(rows)};
}

// As "area scenario year: before | after".
std::vector<std::string> lines(ResultTable const& base, ResultTable const& other) {
  std::vector<std::string> list;
  for (CellDifference const& one : compare_tables(base, other)) {
    list.push_back(one.place.at("area_code") + " " + one.place.at("study_scenario") + " " +
                   one.place.at("from_year") + ": " + one.base + " | " + one.other);
  }
  return list;
}

using Lines = std::vector<std::string>;

// Rows hold until the next: 90 from 2028 in the one, 90 from 2027 and 95 from 2030 in the other. In
// 2028 both have 90, though the other has no row of that year.
TEST(CompareTables, WhatIsInForceIsCompared) {
  ResultTable const base =
      path({{"yes", "v1", "baseline", "2026", "80"}, {"yes", "v1", "relocation", "2028", "90"}});
  ResultTable const other = path({{"yes", "v1", "baseline", "2026", "80"},
                                  {"yes", "v1", "relocation", "2027", "90"},
                                  {"yes", "v1", "relocation", "2030", "95"}});
  EXPECT_EQ(lines(base, other),
            (Lines{"v1 relocation 2027: 80 | 90", "v1 relocation 2030: 90 | 95"}));
  EXPECT_EQ(lines(other, base),
            (Lines{"v1 relocation 2027: 90 | 80", "v1 relocation 2030: 95 | 90"}));
  EXPECT_EQ(lines(base, base), Lines());
}

// A plan under which nothing changes has no row: what holds without measures is in force.
TEST(CompareTables, NoRowIsAsWithoutMeasures) {
  ResultTable const base =
      path({{"yes", "v1", "baseline", "2026", "80"}, {"yes", "v1", "relocation", "2028", "80"}});
  ResultTable const other = path({{"yes", "v1", "baseline", "2026", "80"}});
  EXPECT_EQ(lines(base, other), Lines());
  EXPECT_EQ(
      lines(base, path({{"yes", "v2", "baseline", "2026", "80"}})),
      (Lines{"v1 baseline 2026: 80 | ", "v1 relocation 2028: 80 | ", "v2 baseline 2026:  | 80"}));
}

// Other tables have all their rows: one that is missing differs.
TEST(CompareTables, OtherRowsAreMissed) {
  ResultTable const base{{"village_code", "year", "clinic_min"}, {{"v1", "2026", "5.0"}}};
  ResultTable const other{{"village_code", "year", "clinic_min"}, {}};
  std::vector<CellDifference> const found = compare_tables(base, other);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().column, "clinic_min");
  EXPECT_EQ(found.front().other, "");
}

}  // namespace
}  // namespace tongcun
