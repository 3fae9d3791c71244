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

}  // namespace
}  // namespace tongcun
