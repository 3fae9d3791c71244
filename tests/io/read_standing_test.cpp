// SPDX-License-Identifier: Apache-2.0
#include "io/rule_catalogue.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

// A table of one household with these columns; all rows say that they are invented.
LayerTable read_household(std::string const& columns, std::string const& cells) {
  TemporaryFolder const folder;
  return read_csv(
      folder, LayerRole::households,
      "虚构数据,户编号,行政区划代码,家庭人口," + columns + "\n是,1,530112345001,3," + cells + "\n");
}

StandingRow standing(LayerTable const& table) {
  return table.households.size() == 1 ? table.households.front().standing : StandingRow();
}

std::vector<std::string> told(LayerTable const& table) {
  std::vector<std::string> list;
  for (Finding const& finding : table.findings) {
    if (finding.rule != "V003" && finding.rule != "V029") {
      list.push_back(finding.rule + " " + finding.field);
    }
  }
  return list;
}

using Told = std::vector<std::string>;

TEST(ReadStanding, WordsOfTheFormUntil2020) {
  LayerTable const table =
      read_household("贫困户属性,脱贫属性,建档立卡时间,脱贫年度,返贫年度,主要致贫原因,其他致贫原因",
                     "五保户,返贫,2014-05-01,2016,2018,缺劳动力,因病、缺技术");
  StandingRow const row = standing(table);
  EXPECT_EQ(row.registered_class, Stated(RegisteredClass::tekun));
  EXPECT_EQ(row.record_status, Stated(RecordStatus::relapsed));
  EXPECT_EQ(row.year_registered, Stated(2014));
  EXPECT_EQ(row.year_exited, Stated(2016));
  EXPECT_EQ(row.year_relapsed, Stated(2018));
  EXPECT_EQ(row.cause_main, Stated(PovertyCause::labour));
  KindSet<PovertyCause> others;
  others.insert(PovertyCause::illness);
  others.insert(PovertyCause::skill);
  EXPECT_EQ(row.cause_other, Stated(others));
  EXPECT_EQ(told(table), Told{});
}

TEST(ReadStanding, WordsOfMonitoring) {
  LayerTable const table = read_household("救助类别,监测对象类别,风险类型,风险是否消除",
                                          "低保边缘家庭,突发严重困难户,因灾；住房,自然消除");
  StandingRow const row = standing(table);
  EXPECT_EQ(row.assist_class, Stated(AssistClass::dibao_edge));
  EXPECT_EQ(row.monitor_class, Stated(MonitorClass::sudden));
  KindSet<RiskKind> risks;
  risks.insert(RiskKind::disaster);
  risks.insert(RiskKind::housing);
  EXPECT_EQ(row.risk_kinds, Stated(risks));
  EXPECT_EQ(row.risk_cleared, Stated(RiskCleared::natural));
}

// What the forms and what offices write.
TEST(ReadStanding, YearsAndTheWordOfTwoNames) {
  LayerTable const table = read_household("建档立卡时间,脱贫年度,返贫年度,救助类别",
                                          "2014年3月,201612,2018年,特困/五保");
  EXPECT_EQ(standing(table).year_registered, Stated(2014));
  EXPECT_EQ(standing(table).year_exited, Stated(2016));
  EXPECT_EQ(standing(table).year_relapsed, Stated(2018));
  EXPECT_EQ(standing(table).assist_class, Stated(AssistClass::tekun));
  EXPECT_EQ(told(table), Told{});
  LayerTable const wrong = read_household("建档立卡时间,脱贫年度,返贫年度", "16年,16,1948");
  EXPECT_EQ(told(wrong), (Told{"V201 year_registered", "V202 year_exited", "V202 year_relapsed"}));
  EXPECT_NE(message_of(wrong.findings.front(), Language::en).find("a year or a date"),
            std::string::npos);
}

// Cleared, but for good or by itself? The form has a word for each.
TEST(ReadStanding, ClearedAloneIsNoWordOfTheForm) {
  LayerTable const table = read_household("风险是否消除", "是");
  EXPECT_EQ(standing(table).risk_cleared, Stated<RiskCleared>());
  EXPECT_EQ(told(table), (Told{"V209 risk_cleared"}));
  EXPECT_EQ(standing(read_household("风险是否消除", "否")).risk_cleared, Stated(RiskCleared::no));
}

TEST(ReadStanding, ConsentWishesAndUrgency) {
  LayerTable const table =
      read_household("搬迁意愿,意向安置点,紧迫程度,同迁组", "有条件愿意,\"S2,S1，S3\",较紧迫,T-9");
  StandingRow const row = standing(table);
  EXPECT_EQ(row.consent, Stated(Consent::conditional));
  EXPECT_EQ(row.site_wishes, (std::vector<std::string>{"S2", "S1", "S3"}));
  EXPECT_EQ(row.urgency, Stated(Urgency::fairly_urgent));
  EXPECT_EQ(row.tied_group, "T-9");
}

TEST(ReadStanding, WishesForModes) {
  LayerTable const table = read_household("意愿安置方式", "货币安置、插花");
  ModeWishes const wishes = standing(table).mode_wishes;
  EXPECT_EQ(wishes.named.size(), 2U);
  EXPECT_TRUE(wishes.named.contains(ResettlementMode::monetary));
  EXPECT_TRUE(wishes.named.contains(ResettlementMode::dispersed));
  EXPECT_FALSE(wishes.has_other);
  EXPECT_EQ(told(table), Told{});
  EXPECT_TRUE(standing(read_household("意愿安置方式", "")).mode_wishes.empty());
  EXPECT_TRUE(standing(read_household("意愿安置方式", "不适用")).mode_wishes.empty());
  // What is no mode is no wish for all of them.
  LayerTable const strange = read_household("意愿安置方式", "随便、集中");
  EXPECT_TRUE(standing(strange).mode_wishes.named.contains(ResettlementMode::concentrated));
  EXPECT_TRUE(standing(strange).mode_wishes.has_other);
  EXPECT_EQ(told(strange), (Told{"V209 mode_wishes"}));
}

// Nobody is taken to have been asked.
TEST(ReadStanding, AbsentColumnsAndEmptyCellsAreUnknown) {
  StandingRow const row = standing(read_household("搬迁意愿,工资性收入,风险类型", ",,"));
  EXPECT_EQ(row.consent, Stated<Consent>());
  EXPECT_EQ(row.income_wage, Stated<std::int64_t>());
  EXPECT_EQ(row.risk_kinds, Stated<KindSet<RiskKind>>());
  EXPECT_EQ(row.assist_class, Stated<AssistClass>());
  EXPECT_TRUE(row.site_wishes.empty());
}

TEST(ReadStanding, NotApplicableIsAValueOfItsOwn) {
  StandingRow const row = standing(read_household("脱贫年度,主要致贫原因,其他致贫原因,住房面积",
                                                  "不适用,不适用,not applicable,不适用"));
  EXPECT_EQ(row.year_exited, Stated<std::int32_t>::not_applicable());
  EXPECT_EQ(row.cause_main, Stated<PovertyCause>::not_applicable());
  EXPECT_EQ(row.cause_other, Stated<KindSet<PovertyCause>>::not_applicable());
  EXPECT_EQ(row.house_area, Stated<std::int64_t>::not_applicable());
}

TEST(ReadStanding, MoneyInMinorUnitsAreasInSquareDecimetres) {
  LayerTable const table = read_household(
      "工资性收入(元),生产经营性收入,财产性收入,转移性收入,生产经营性支出,家庭纯收入,人均纯收入,"
      "住房面积(平方米),劳动力人数,务工就业人数",
      "\"12,000.50\",3000,0,88.1,500.6,-1.5,-0.5,96.25,2,1");
  StandingRow const row = standing(table);
  EXPECT_EQ(row.income_wage, Stated<std::int64_t>(1200050));
  EXPECT_EQ(row.income_property, Stated<std::int64_t>(0));
  EXPECT_EQ(row.income_transfer, Stated<std::int64_t>(8810));
  EXPECT_EQ(row.business_cost, Stated<std::int64_t>(50060));
  EXPECT_EQ(row.income_net, Stated<std::int64_t>(-150));
  EXPECT_EQ(row.income_a_person, Stated<std::int64_t>(-50));
  EXPECT_EQ(row.house_area, Stated<std::int64_t>(9625));
  EXPECT_EQ(row.labourers, Stated(2));
  EXPECT_EQ(row.labourers_employed, Stated(1));
  EXPECT_EQ(told(table), Told{});
}

TEST(ReadStanding, WhatCannotBeReadIsUnknownWithAFinding) {
  LayerTable const table =
      read_household("工资性收入,脱贫年度,搬迁意愿,风险类型,其他致贫原因,意向安置点",
                     "很多,16年,看情况,因病、因热,因病 因残 因学,A B C D");
  StandingRow const row = standing(table);
  EXPECT_EQ(row.income_wage, Stated<std::int64_t>());
  EXPECT_EQ(row.year_exited, Stated<std::int32_t>());
  EXPECT_EQ(row.consent, Stated<Consent>());
  EXPECT_TRUE(row.risk_kinds.value().contains(RiskKind::illness));
  EXPECT_EQ(row.cause_other, Stated<KindSet<PovertyCause>>());
  EXPECT_EQ(row.site_wishes.size(), kMostSiteWishes);
  std::vector<std::string> found = told(table);
  std::ranges::sort(found);
  EXPECT_EQ(found, (Told{"V201 income_wage", "V201 year_exited", "V209 consent", "V209 risk_kinds",
                         "V220 cause_other", "V220 site_wishes"}));
  for (Finding const& finding : table.findings) {
    if (finding.rule == "V220") {
      EXPECT_EQ(message_of(finding, Language::en),
                finding.field == "cause_other"
                    ? "more than 2 entries in one cell; taken as not recorded"
                    : "more than 3 entries in one cell; the first 3 are kept");
    }
  }
  EXPECT_FALSE(any_rejected(table.findings));
}

TEST(SplitList, TakesEverySeparatorOfOffices) {
  EXPECT_EQ(split_list("因病、因残，因学;a；b/c|d e,,　f"),
            (std::vector<std::string>{"因病", "因残", "因学", "a", "b", "c", "d", "e", "f"}));
  EXPECT_TRUE(split_list(" ,、 ").empty());
  EXPECT_TRUE(split_list("").empty());
}

}  // namespace
}  // namespace tongcun
