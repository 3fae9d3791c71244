// SPDX-License-Identifier: Apache-2.0
#include "io/office_duties.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

LedgerEntry entry(std::string const& rule, std::string const& layer, std::string const& place,
                  std::string const& since, LedgerState state = LedgerState::fresh) {
  LedgerEntry made;
  made.rule = rule;
  made.layer = layer;
  made.place = place;
  made.since = since;
  made.state = state;
  return made;
}

CheckOptions three_offices() {
  CheckOptions options;
  options.date = "2024-03-15";
  options.offices = {{"roads", {"V82"}, {"roads"}, {}, 30},
                     {"north", {}, {}, {"5201"}, 0},
                     {"all", {}, {}, {}, 14}};
  return options;
}

TEST(AssignOffices, TheFirstThatFits) {
  std::vector<LedgerEntry> entries{entry("V823", "roads", "520100", "2024-01-31"),
                                   entry("V823", "lanes", "520100", "2024-01-31"),
                                   entry("V844", "villages", "5202", "2024-02-28"),
                                   entry("V844", "villages", "5202", ""),
                                   entry("V823", "roads", "r", "2023-12-31", LedgerState::fixed)};
  entries.back().office = "earlier";
  assign_offices(three_offices(), entries);
  EXPECT_EQ(entries[0].office, "roads");
  EXPECT_EQ(entries[0].deadline, "2024-03-01");  // 30 days, one of them 29 February
  EXPECT_EQ(entries[1].office, "north");
  EXPECT_EQ(entries[1].deadline, "");
  EXPECT_EQ(entries[2].office, "all");
  EXPECT_EQ(entries[2].deadline, "2024-03-13");
  EXPECT_EQ(entries[3].deadline, "");
  EXPECT_EQ(entries[4].office, "earlier");
  EXPECT_TRUE(is_overdue(entries[0], "2024-03-02"));
  EXPECT_FALSE(is_overdue(entries[0], "2024-03-01"));  // the last day is a day
  EXPECT_FALSE(is_overdue(entries[0], ""));
  entries[0].state = LedgerState::accepted;
  EXPECT_FALSE(is_overdue(entries[0], "2024-03-02"));
}

TEST(OfficeProblemTable, ByOfficeAndVillage) {
  Villages villages;
  villages.code.push_back("5202");
  villages.name.push_back("Nanzhai");
  std::vector<LedgerEntry> entries{
      entry("V823", "roads", "r1", "2024-01-31"), entry("V844", "villages", "5202", "2024-02-28"),
      entry("V114", "villages", "5202", "2024-03-10"),
      entry("V808", "villages", "5202", "2024-03-01", LedgerState::fixed)};
  assign_offices(three_offices(), entries);
  entries[3].office = "all";
  entries.push_back(entry("V001", "", "", ""));  // of no office
  OutputTable const table = office_problem_table(entries, villages, "2024-03-15");
  using Row = std::vector<OutputCell>;
  using Number = std::int64_t;
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0], (Row{std::string("all"), std::string("5202"), std::string("Nanzhai"),
                                Number{0}, Number{2}, Number{0}, Number{0}, Number{1}, Number{1},
                                std::string("2024-03-13")}));
  EXPECT_EQ(table.rows[1],
            (Row{std::string("roads"), OutputCell(), OutputCell(), Number{0}, Number{1}, Number{0},
                 Number{0}, Number{0}, Number{1}, std::string("2024-03-01")}));
  EXPECT_EQ(table.rows[2], (Row{OutputCell(), OutputCell(), OutputCell(), Number{0}, Number{1},
                                Number{0}, Number{0}, Number{0}, Number{0}, OutputCell()}));
}

}  // namespace
}  // namespace tongcun
