// SPDX-License-Identifier: Apache-2.0
// Rows of registers, read without a key: every row says that it is invented.
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

class ReadRegisterRowsTest : public testing::Test {
 protected:
  LayerTable households(std::string const& columns, std::string const& rows) {
    return read_csv(folder_, LayerRole::households,
                    "invented_row,household_code,village_code," + columns + "\n" + rows);
  }

  LayerTable persons(std::string const& columns, std::string const& rows,
                     RegisterReading const& reading = {}) {
    LayerSource const source = layer_source(LayerRole::persons, "people.csv");
    OpenedSource const opened = open_features(
        source,
        folder_.write("people.csv", "invented_row,household_code," + columns + "\n" + rows));
    return read_rows(source, invented_profile(), *opened.source, reading);
  }

  TemporaryFolder folder_;
};

// Longitude and latitude swapped, metres for degrees, words: the household stays, its place is
// unknown, and somebody is told. A household without coordinates may lie nowhere.
TEST_F(ReadRegisterRowsTest, PlacesThatCannotBeUsedAreNoted) {
  LayerTable const table = households("x,y,geocode_level",
                                      "yes,a,530112345678,104,30,house\n"
                                      "yes,b,530112345678,30,104,house\n"
                                      "yes,c,530112345678,500123,3300456,house\n"
                                      "yes,d,530112345678,there,30,house\n"
                                      "yes,e,530112345678,,,house\n");
  ASSERT_EQ(table.households.size(), 5U) << listed(table.findings);
  EXPECT_TRUE(is_accepted(table));
  EXPECT_EQ(table.households[0].geocode_level, GeocodeLevel::house);
  for (std::size_t i = 1; i < 5; ++i) {
    EXPECT_FALSE(table.households[i].point) << i;
    EXPECT_EQ(table.households[i].geocode_level, GeocodeLevel::none) << i;
  }
  std::vector<Finding> const outside = findings_of(table.findings, "V841");
  ASSERT_EQ(outside.size(), 2U) << listed(table.findings);
  EXPECT_EQ(outside[0].row, 3);
  EXPECT_EQ(outside[1].row, 4);
  EXPECT_EQ(outside[0].treatment, Treatment::noted);
  ASSERT_EQ(findings_of(table.findings, "V840").size(), 1U);
  EXPECT_EQ(listed(table.findings).find("104"), std::string::npos);
}

// A telephone number in the column of groups goes no further.
TEST_F(ReadRegisterRowsTest, GroupsWithLongNumbersAreUnknown) {
  LayerTable const table = households("group_name",
                                      "yes,a,530112345678,第12组\n"
                                      "yes,b,530112345678,张三13867543091家\n"
                                      "yes,c,530112345678,138 6754-3091\n"
                                      "yes,d,530112345678,１３８６７５４３０９１\n"
                                      "yes,e,530112345678,1-2组\n");
  ASSERT_EQ(table.households.size(), 5U) << listed(table.findings);
  EXPECT_EQ(table.households[0].group, "第12组");
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(table.households[i].group, "") << i;
  }
  EXPECT_EQ(table.households[4].group, "1-2组");
  EXPECT_EQ(findings_of(table.findings, "V218").size(), 3U);
}

// Ages come from birth dates only with the year that the register describes; said once a layer.
TEST_F(ReadRegisterRowsTest, BirthDatesWithoutAnAge) {
  std::string const rows =
      "yes,a,2015-03-04\nyes,b,2015年3月4日\nyes,c,2031-01-01\nyes,d,1850-01-01\nyes,e,\n";
  LayerTable const undated = persons("birth_date", rows);
  ASSERT_EQ(findings_of(undated.findings, "V219").size(), 1U) << listed(undated.findings);
  EXPECT_EQ(value_of(findings_of(undated.findings, "V219")[0], "count"), "4");
  LayerTable const dated = persons("birth_date", rows, {nullptr, 2024});
  ASSERT_EQ(dated.persons.size(), 5U);
  EXPECT_EQ(dated.persons[0].age, Stated(9));
  EXPECT_EQ(dated.persons[1].age, Stated(9));
  for (std::size_t i = 2; i < 5; ++i) {
    EXPECT_EQ(dated.persons[i].age, Stated<std::int32_t>()) << i;
  }
  ASSERT_EQ(findings_of(dated.findings, "V219").size(), 1U) << listed(dated.findings);
  EXPECT_EQ(value_of(findings_of(dated.findings, "V219")[0], "count"), "2");
}

// Words of registers are not shown, but where they stand is.
TEST_F(ReadRegisterRowsTest, StrangeWordsHaveRowNumbers) {
  std::string rows;
  for (int i = 0; i < 7; ++i) {
    rows.append("yes,").push_back(static_cast<char>('a' + i));
    rows.append(",530112345678,").append(i % 2 == 0 ? "A级\n" : "some word\n");
  }
  LayerTable const table = households("house_grade", rows);
  std::vector<Finding> const found = findings_of(table.findings, "V209");
  ASSERT_EQ(found.size(), 1U) << listed(table.findings);
  EXPECT_EQ(value_of(found[0], "first_rows"), "3, 5, 7");
  EXPECT_EQ(value_of(found[0], "count"), "3");
}

// Without a key that is said, and nothing else is made of codes that nobody may see.
TEST_F(ReadRegisterRowsTest, WithoutAKeyNoRowIsKept) {
  LayerTable const table =
      read_csv(folder_, LayerRole::households,
               "household_code,village_code\na,530112345678\nb,530112345678\n");
  EXPECT_TRUE(table.households.empty());
  EXPECT_EQ(findings_of(table.findings, "V917").size(), 1U);
  EXPECT_TRUE(table.layer.counts.balanced());
}

}  // namespace
}  // namespace tongcun
