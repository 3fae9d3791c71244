// SPDX-License-Identifier: Apache-2.0
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

class ReadCrosswalkRowTest : public testing::Test {
 protected:
  LayerTable crosswalk(std::string const& text) {
    LayerSource const source = layer_source(LayerRole::crosswalk, "crosswalk.csv");
    return read_layer(source, folder_.write("crosswalk.csv", text));
  }
  TemporaryFolder folder_;
};

TEST_F(ReadCrosswalkRowTest, ReadsTheOfficialHeaders) {
  LayerTable const table = crosswalk(
      "原代码,原名称,现代码,现名称,变更类型,变更日期,户数比例,批复文号\n"
      "520123100201,甲,520123100205,戊,合并,2021-06-01,,一号\n"
      "520123100202,乙,520123100206,己,拆分,2019年3月,60%,二号\n"
      "520123100202,乙,520123100207,庚,拆分,2019,40%,二号\n"
      "520123100203,丙,520123100203,新丙,更名,2018/5/2,100%,\n");
  ASSERT_TRUE(is_accepted(table)) << listed(table.findings);
  ASSERT_EQ(table.crosswalk.size(), 4U);
  EXPECT_EQ(table.crosswalk[0].old_code, "520123100201");
  EXPECT_EQ(table.crosswalk[0].new_code, "520123100205");
  EXPECT_EQ(table.crosswalk[0].kind, VillageChangeKind::merged);
  EXPECT_EQ(table.crosswalk[0].date, 20210601);
  EXPECT_FALSE(table.crosswalk[0].share);
  EXPECT_EQ(table.crosswalk[1].date, 20190300);
  EXPECT_EQ(table.crosswalk[1].share, 600'000);
  EXPECT_EQ(table.crosswalk[2].date, 20190000);
  EXPECT_EQ(table.crosswalk[3].kind, VillageChangeKind::renamed);
  EXPECT_EQ(table.crosswalk[3].row, 5);
}

// A row without a code or a date says nothing; a code that a spreadsheet ruined refuses the layer.
TEST_F(ReadCrosswalkRowTest, RowsThatSayNothingAreKeptApart) {
  LayerTable const table =
      crosswalk("old_code,new_code,year\n1,2,2019\n1,,2019\n,2,2019\n1,2,\n1,2,soon\n");
  EXPECT_EQ(table.crosswalk.size(), 1U);
  EXPECT_EQ(table.layer.counts.quarantined, 4);
  EXPECT_TRUE(table.layer.counts.balanced());
  EXPECT_EQ(findings_of(table.findings, "V101").size(), 4U) << listed(table.findings);
  EXPECT_EQ(findings_of(table.findings, "V201", "valid_from").size(), 1U);
  EXPECT_TRUE(
      any_rejected(crosswalk("old_code,new_code,year\n5.20123E+11,520123100205,2019\n").findings));
  EXPECT_TRUE(any_rejected(crosswalk("old_code,new_code\n1,2\n").findings));
}

}  // namespace
}  // namespace tongcun
