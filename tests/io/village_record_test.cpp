// SPDX-License-Identifier: Apache-2.0
#include "engine/region/village_record.h"
#include "io/rule_catalogue.h"
#include "io/vocabulary.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <tuple>
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
  LayerTable read_villages_of(LayerSource const& source, std::string const& header,
                              std::string const& first, std::string const& second) {
    return read_layer(
        source, folder_.write("layer.csv", "code,name,x,y," + header + "\n530112345678,n,104,30," +
                                               first + "\n530112345679,m,104,30," + second + "\n"));
  }
  LayerTable villages(std::string const& header, std::string const& first,
                      std::string const& second) {
    return read_villages_of(layer_source(LayerRole::villages, "layer.csv", "EPSG:4490"), header,
                            first, second);
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

TEST_F(VillageRecordTest, Shares) {
  EXPECT_EQ(record("electricity_rate", "0.98").electricity_rate, 980000);
  EXPECT_EQ(record("电力入户率", "98%").electricity_rate, 980000);
  EXPECT_EQ(record("自来水普及率", "９８．５％").tap_water_rate, 985000);
  EXPECT_EQ(record("供水保证率", "100%").water_reliability, 1000000);
  EXPECT_EQ(record("贫困发生率", "1.714%").poverty_incidence, 17140);
  for (char const* cell : {"101%", "-0.1", "-1%"}) {
    LayerTable const out = village("电力入户率", cell);
    EXPECT_TRUE(is_accepted(out)) << cell;
    EXPECT_EQ(out.villages.at(0).record.electricity_rate, std::nullopt);
    std::vector<Finding> const found = findings_of(out.findings, "V202", "electricity_rate");
    ASSERT_EQ(found.size(), 1U) << cell;
    EXPECT_EQ(found[0].severity, Severity::warning);
  }
  LayerTable const days = village("served_days", "8");
  EXPECT_EQ(findings_of(days.findings, "V202", "served_days").size(), 1U);
}

// Whether bare numbers are shares or per cent is a matter of the column, and never guessed: one
// above 1, or bare ones beside others with the sign, refuse the layer and say how to state it.
TEST_F(VillageRecordTest, UnclearColumnsOfShares) {
  for (auto const& [first, second, row] :
       std::vector<std::tuple<std::string, std::string, std::int64_t>>{{"98", "0.5", 2},
                                                                       {"0.5", "98", 3},
                                                                       {"98%", "0.5", 3},
                                                                       {"0.98", "98%", 2},
                                                                       {"98%", "98", 3},
                                                                       {"0.97", "1.02", 3}}) {
    LayerTable const table = villages("电力入户率", first, second);
    std::vector<Finding> const found = findings_of(table.findings, "V204", "electricity_rate");
    ASSERT_EQ(found.size(), 1U) << first << " " << second << "\n" << listed(table.findings);
    EXPECT_EQ(found[0].treatment, Treatment::rejected);
    EXPECT_EQ(found[0].row, row) << first << " " << second;
    EXPECT_EQ(value_of(found[0], "source_column"), "电力入户率");
    EXPECT_NE(remedy_of(found[0], Language::en).find("units = { electricity_rate = \"%\" }"),
              std::string::npos)
        << remedy_of(found[0], Language::en);
  }
  // Zero is zero in either unit, and a column is clear with signs throughout or without any.
  for (auto const& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"98%", "0"}, {"0.98", "0%"}, {"1", "0.5"}, {"98%", "0.5%"}, {"98%", "不详"}}) {
    LayerTable const table = villages("电力入户率", first, second);
    EXPECT_TRUE(is_accepted(table)) << first << " " << second << listed(table.findings);
    EXPECT_TRUE(findings_of(table.findings, "V204").empty());
  }
}

// The header or the scenario says that a column is in per cent; then 0.5 is half a per cent. The
// scenario goes first.
TEST_F(VillageRecordTest, UnitOfAColumnOfShares) {
  for (char const* header : {"电力入户率(%)", "电力入户率（％）", "electricity_rate_%"}) {
    LayerSource source = layer_source(LayerRole::villages, "layer.csv", "EPSG:4490");
    source.fields["electricity_rate"] = header;
    LayerTable const table = read_villages_of(source, header, "98", "0.5");
    EXPECT_TRUE(is_accepted(table)) << header << listed(table.findings);
    EXPECT_EQ(table.villages.at(0).record.electricity_rate, 980000) << header;
    EXPECT_EQ(table.villages.at(1).record.electricity_rate, 5000) << header;
    EXPECT_TRUE(findings_of(table.findings, "V217").empty());
  }
  EXPECT_EQ(record("电力入户率(%)", "98.5").electricity_rate, 985000);
  EXPECT_EQ(record("电力入户率(%)", "98.5%").electricity_rate, 985000);
  LayerSource source = layer_source(LayerRole::villages, "layer.csv", "EPSG:4490");
  source.units["electricity_rate"] = "%";
  LayerTable const stated = read_villages_of(source, "通电率", "98", "0.5");
  EXPECT_TRUE(is_accepted(stated)) << listed(stated.findings);
  EXPECT_EQ(stated.villages.at(1).record.electricity_rate, 5000);
  source.units["electricity_rate"] = "share";
  LayerTable const share = read_villages_of(source, "通电率(%)", "0.98", "1.02");
  EXPECT_EQ(share.villages.at(0).record.electricity_rate, 980000);
  EXPECT_EQ(share.villages.at(1).record.electricity_rate, std::nullopt);
  EXPECT_EQ(findings_of(share.findings, "V202", "electricity_rate").size(), 1U);
}

// A spreadsheet shows 98% and keeps 0.98: a column of per cents without any above 1 is said.
TEST_F(VillageRecordTest, PerCentsAllBelowOne) {
  LayerTable const table = villages("电力入户率(%)", "0.98", "0.97");
  EXPECT_TRUE(is_accepted(table));
  std::vector<Finding> const found = findings_of(table.findings, "V217", "electricity_rate");
  ASSERT_EQ(found.size(), 1U) << listed(table.findings);
  EXPECT_EQ(value_of(found[0], "count"), "2");
}

// One cell of an optional column that cannot be read loses nothing else: its value is unknown, and
// a warning names the row, the column, what is expected and what to do.
TEST_F(VillageRecordTest, UnreadableCellsAreUnknown) {
  for (auto const& [header, expected] :
       std::vector<std::pair<std::string, std::string>>{{"served_days", "2.5"},
                                                        {"electricity_rate", "98%"},
                                                        {"water_report_date", "2023-04-01"},
                                                        {"water_litres", "2.5"}}) {
    LayerTable const table =
        villages(header, "约2", header == "water_report_date" ? "20230401" : "1");
    EXPECT_TRUE(is_accepted(table)) << header << listed(table.findings);
    ASSERT_EQ(table.villages.size(), 2U);
    EXPECT_EQ(table.villages[0].record, VillageRecord()) << header;
    EXPECT_FALSE(table.villages[1].record == VillageRecord()) << header;
    std::vector<Finding> const found = findings_of(table.findings, "V201", header);
    ASSERT_EQ(found.size(), 1U) << header;
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].treatment, Treatment::noted);
    EXPECT_EQ(found[0].row, 2);
    std::string const message = message_of(found[0], Language::en);
    EXPECT_NE(message.find(expected), std::string::npos) << message;
    EXPECT_NE(message.find("not recorded"), std::string::npos) << message;
    EXPECT_EQ(message.find("约2"), std::string::npos) << message;
    EXPECT_FALSE(remedy_of(found[0], Language::zh).empty());
  }
}

TEST_F(VillageRecordTest, Dates) {
  for (char const* cell : {"2023-04-01", "2023/4/1", "20230401", "2023.04.01"}) {
    EXPECT_EQ(record("水质检测日期", cell).water_report_date, 20230401) << cell;
  }
  // A month is no day, and neither is the 30th of February.
  for (char const* cell :
       {"2023-13-01", "2023.11", "202311", "2023-02-30", "2023-04/01", "2023-4-0", "20230431"}) {
    LayerTable const table = village("水质检测日期", cell);
    EXPECT_EQ(findings_of(table.findings, "V201").size(), 1U) << cell;
    EXPECT_EQ(table.villages.at(0).record.water_report_date, std::nullopt) << cell;
  }
  EXPECT_EQ(record("水质检测日期", "2024-02-29").water_report_date, 20240229);
}

TEST_F(VillageRecordTest, VillageClass) {
  EXPECT_EQ(record("村庄分类", "集聚提升类").village_class, VillageClass::cluster);
  EXPECT_EQ(record("村庄类型", "城郊融合").village_class, VillageClass::suburban);
  EXPECT_EQ(record("规划类型", "特色保护类").village_class, VillageClass::protected_character);
  EXPECT_EQ(record("village_class", "relocate_merge").village_class, VillageClass::relocate_merge);
  EXPECT_EQ(record("村庄分类", "暂不分类").village_class, VillageClass::other);
  EXPECT_EQ(record("村庄分类", "").village_class, std::nullopt);
}

TEST_F(VillageRecordTest, Water) {
  EXPECT_EQ(record("工程规模", "千吨万人").water_tier, WaterTier::a);
  EXPECT_EQ(record("water_tier", "C").water_tier, WaterTier::c);
  EXPECT_EQ(record("水质检测结果", "达标").water_report, WaterReport::meets_full);
  EXPECT_EQ(record("水质检测结果", "不达标").water_report, WaterReport::fails);
  EXPECT_EQ(record("水源类型", "净化自来水").water_source, DrinkingSource::piped);
  EXPECT_EQ(record("水源类型", "江河湖泊").water_source, DrinkingSource::surface);
  EXPECT_EQ(record("水资源分区", "缺水").water_region, WaterRegion::dry);
  for (char const* word : {"是", "通过", "合格"}) {
    EXPECT_EQ(record("望闻问尝", word).water_inspection, true) << word;
  }
  for (char const* word : {"否", "未通过", "不通过", "不合格", "不达标"}) {
    EXPECT_EQ(record("望闻问尝", word).water_inspection, false) << word;
  }
}

// The words of the file and of the engine are the same.
TEST_F(VillageRecordTest, WordsAreEnumNames) {
  auto const expect_names = [](std::string const& field, auto const& names) {
    std::vector<std::string> const values = vocabulary().canonical_values(field);
    EXPECT_EQ(values, (std::vector<std::string>(names.begin(), names.end()))) << field;
  };
  expect_names("village_class", kVillageClassNames);
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
               "id,kind,水源,unit_code,x,y\n1,water_point,Borehole,530112345678,104,30\n"
               "2,water_point,,,104,30.1\n");
  ASSERT_EQ(table.facilities.size(), 2U) << listed(table.findings);
  EXPECT_EQ(table.facilities[0].water_source, DrinkingSource::borehole);
  EXPECT_EQ(table.facilities[0].village_code, "530112345678");
  EXPECT_EQ(table.facilities[1].water_source, std::nullopt);
  EXPECT_EQ(table.facilities[1].village_code, "");
}

}  // namespace
}  // namespace tongcun
