// SPDX-License-Identifier: Apache-2.0
#include "engine/region/village_record.h"
#include "io/vocabulary.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The optional columns of the village form about services.
class VillageRecordTest : public testing::Test {
 protected:
  LayerTable village(std::string const& header, std::string const& cell) {
    return read_csv(folder_, LayerRole::villages,
                    "code,name,x,y," + header + "\n530112345678,n,104,30,\"" + cell + "\"\n");
  }
  VillageRecord record(std::string const& header, std::string const& cell) {
    LayerTable const table = village(header, cell);
    EXPECT_TRUE(is_accepted(table)) << header << cell << listed(table.findings);
    return table.villages.empty() ? VillageRecord() : table.villages.front().record;
  }

  TemporaryFolder folder_;
};

TEST_F(VillageRecordTest, AbsentColumnsAreUnknown) {
  EXPECT_EQ(record("unrelated", "1"), VillageRecord());
}

// Domain reference 1.3, service arrangement, in the words of the village form.
TEST_F(VillageRecordTest, ServedBy) {
  for (auto const& [word, arrangement] : std::vector<std::pair<std::string, ServiceArrangement>>{
           {"自设", ServiceArrangement::own},
           {"联设", ServiceArrangement::shared},
           {"派驻", ServiceArrangement::posted},
           {"巡诊", ServiceArrangement::visiting},
           {"邻村延伸", ServiceArrangement::extended},
           {"卫生院所在地", ServiceArrangement::township_hospital},
           {"无", ServiceArrangement::none},
           {"visiting", ServiceArrangement::visiting}}) {
    EXPECT_EQ(record("医疗服务方式", word).served_by, arrangement) << word;
  }
  EXPECT_EQ(record("served_by", "不详").served_by, std::nullopt);
  LayerTable const strange = village("served_by", "rented");
  EXPECT_EQ(strange.villages.at(0).record.served_by, std::nullopt);
  EXPECT_EQ(findings_of(strange.findings, "V209", "served_by").size(), 1U);
}

TEST_F(VillageRecordTest, Numbers) {
  EXPECT_EQ(record("served_days", "2.5").served_days, 2500);
  EXPECT_EQ(record("每周服务天数", "0").served_days, 0);
  EXPECT_EQ(record("water_litres", "45").water_litres, 45000);
  EXPECT_EQ(record("water_litres", "").water_litres, std::nullopt);
}

// Shares are 0 to 1, or per cent with the sign; a bare 98 is neither and stays unknown, with a
// warning: it is never guessed.
TEST_F(VillageRecordTest, Shares) {
  EXPECT_EQ(record("electricity_rate", "0.98").electricity_rate, 980000);
  EXPECT_EQ(record("电力入户率", "98%").electricity_rate, 980000);
  EXPECT_EQ(record("自来水普及率", "９８．５％").tap_water_rate, 985000);
  EXPECT_EQ(record("供水保证率", "100%").water_reliability, 1000000);
  EXPECT_EQ(record("贫困发生率", "1.714%").poverty_incidence, 17140);
  LayerTable const bare = village("电力入户率", "98");
  EXPECT_EQ(bare.villages.at(0).record.electricity_rate, std::nullopt);
  std::vector<Finding> const found = findings_of(bare.findings, "V202", "electricity_rate");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].treatment, Treatment::noted);
  EXPECT_EQ(found[0].severity, Severity::warning);
  LayerTable const days = village("served_days", "8");
  EXPECT_EQ(findings_of(days.findings, "V202", "served_days").size(), 1U);
}

TEST_F(VillageRecordTest, WhatIsNoNumberIsRejected) {
  for (char const* header : {"served_days", "electricity_rate", "water_report_date"}) {
    EXPECT_EQ(findings_of(village(header, "约2").findings, "V201", header).size(), 1U) << header;
  }
}

TEST_F(VillageRecordTest, Dates) {
  for (char const* cell : {"2023-04-01", "2023/4/1", "20230401", "2023.04.01"}) {
    EXPECT_EQ(record("水质检测日期", cell).water_report_date, 20230401) << cell;
  }
  // A month is no day, and neither is the 30th of February.
  for (char const* cell :
       {"2023-13-01", "2023.11", "202311", "2023-02-30", "2023-04/01", "2023-4-0", "20230431"}) {
    EXPECT_EQ(findings_of(village("水质检测日期", cell).findings, "V201").size(), 1U) << cell;
  }
  EXPECT_EQ(record("水质检测日期", "2024-02-29").water_report_date, 20240229);
}

TEST_F(VillageRecordTest, Water) {
  EXPECT_EQ(record("工程规模", "千吨万人").water_tier, WaterTier::a);
  EXPECT_EQ(record("water_tier", "C").water_tier, WaterTier::c);
  EXPECT_EQ(record("水质检测结果", "达标").water_report, WaterReport::meets_full);
  EXPECT_EQ(record("水质检测结果", "不达标").water_report, WaterReport::fails);
  EXPECT_EQ(record("水源类型", "净化自来水").water_source, DrinkingSource::piped);
  EXPECT_EQ(record("水源类型", "江河湖泊").water_source, DrinkingSource::surface);
  EXPECT_EQ(record("水资源分区", "缺水").water_region, WaterRegion::dry);
  EXPECT_EQ(record("望闻问尝", "是").water_inspection, true);
}

// The words of the file and of the engine are the same.
TEST_F(VillageRecordTest, WordsAreEnumNames) {
  auto const expect_names = [](std::string const& field, auto const& names) {
    std::vector<std::string> const values = vocabulary().canonical_values(field);
    EXPECT_EQ(values, (std::vector<std::string>(names.begin(), names.end()))) << field;
  };
  expect_names("served_by", kServiceArrangementNames);
  expect_names("water_source", kDrinkingSourceNames);
  expect_names("water_region", kWaterRegionNames);
  expect_names("water_tier", kWaterTierNames);
  expect_names("water_report", kWaterReportNames);
}

// Water points name their source by the same words, facilities the village they belong to.
TEST_F(VillageRecordTest, SourceAndVillageOfAFacility) {
  LayerTable const table =
      read_csv(folder_, LayerRole::facilities,
               "id,kind,water_source,unit_code,x,y\n1,water_point,Borehole,530112345678,104,30\n"
               "2,water_point,,,104,30.1\n");
  ASSERT_EQ(table.facilities.size(), 2U) << listed(table.findings);
  EXPECT_EQ(table.facilities[0].water_source, DrinkingSource::borehole);
  EXPECT_EQ(table.facilities[0].village_code, "530112345678");
  EXPECT_EQ(table.facilities[1].water_source, std::nullopt);
  EXPECT_EQ(table.facilities[1].village_code, "");
}

}  // namespace
}  // namespace tongcun
