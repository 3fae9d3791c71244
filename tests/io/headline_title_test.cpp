// SPDX-License-Identifier: Apache-2.0
#include "io/headline_title.h"

#include "io/glossary.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace tongcun {
namespace {

using Words = std::map<std::string, Text, std::less<>>;

std::string number(std::string const& key, Language language, Words const& words = {}) {
  return HeadlineTitles(words).of_number(key).in(language);
}

TEST(HeadlineTitle, PartsInOrderWithWhatStandsInTheirBrackets) {
  Words const words{{"service.clinic", {"medical point", "医疗点"}}};
  std::string const key = "access.services.clinic.times[walk dry].within[15].villages";
  EXPECT_EQ(number(key, Language::en, words),
            "access, medical point, on foot, driest months, within 15 minutes, villages");
  EXPECT_EQ(number(key, Language::zh, words), "通行，医疗点，步行，最干月份，15 分钟内，行政村");
  EXPECT_EQ(number("poverty.headcount[2027].mc_low", Language::zh),
            "贫困，低于标准人口占比（2027），随机下限");
}

// The profile's name of a guarantee, not the glossary's word for houses.
TEST(HeadlineTitle, NamesOfTheProfileComeFirstBelowWhatItNames) {
  Words const words{{"guarantee.housing", {"safe housing", "住房安全"}},
                    {"status.open", {"in use", "在用"}}};
  EXPECT_EQ(number("guarantees.housing.register.households_fail", Language::zh, words),
            "保障与条件，住房安全，按台账，不合格户数");
  EXPECT_EQ(number("guarantees.housing.missing[column x].open", Language::en, words),
            "guarantees, safe housing, what would settle it (column, x), left open");
}

// The id of two lists is called by that which the number is of; columns of forms by their facts.
TEST(HeadlineTitle, IdsOfTheListThatTheyBelongTo) {
  Words const words{{"service.water", {"water point", "取水点"}},
                    {"guarantee.water", {"drinking water", "饮水安全"}},
                    {"deprivation_index.basic", {"basic needs", "基本需要"}},
                    {"deprivation_indicator.basic.water", {"no safe water", "饮水无保障"}},
                    {"rule.clinic_minutes", {"clinic near", "医疗点较近"}},
                    {"threshold.persons", {"wrong", "错误"}}};
  EXPECT_EQ(number("poverty.deprivation[basic].indicators[water].weight", Language::zh, words),
            "贫困，多维贫困指数（基本需要），指标（饮水无保障），权重");
  EXPECT_EQ(number("access.services.water.facilities", Language::zh, words), "通行，取水点，设施");
  EXPECT_EQ(number("guarantees.water.register.households_fail", Language::zh, words),
            "保障与条件，饮水安全，按台账，不合格户数");
  EXPECT_EQ(
      number("guarantees.water.missing[column served_days].open.villages", Language::zh, words),
      "保障与条件，饮水安全，可据以判定的资料（列，" + term("village_fact.served_days").name.zh +
          "），仍无法判定，行政村");
  EXPECT_EQ(number("guarantees.water.missing[threshold clinic_minutes].open", Language::en, words),
            "guarantees, drinking water, what would settle it (threshold, clinic near), left open");
  EXPECT_EQ(number("region.persons", Language::zh, words), "县域，人口");
}

// Dots and brackets within brackets belong to them; what nobody named stands for itself.
TEST(HeadlineTitle, BracketsWithinBracketsAndUnknownWords) {
  EXPECT_EQ(number("access.states[[1,2,3]].open_length", Language::en),
            "access, months ([1,2,3]), length open to vehicles");
  EXPECT_EQ(number("region.layers[facilities.own].read", Language::en),
            "county, layers (facilities own), rows read");
}

TEST(HeadlineTitle, TheSameWordOfTwoStages) {
  EXPECT_EQ(number("relocation.gap", Language::zh), "搬迁，差距");
  EXPECT_EQ(number("poverty.ahead.scenarios.baseline.gap[2030]", Language::zh),
            "贫困，逐年模拟，基准（无措施），贫困缺口（2030）");
}

TEST(HeadlineTitle, ParametersByWhatTheirKeysMean) {
  Words const words;
  HeadlineTitles titles(words);
  EXPECT_EQ(titles.of_parameter("values.access.boarding_min.value").zh, "乘车前的等候时间（分钟）");
  EXPECT_EQ(titles.of_parameter("--set access.boarding_min").en,
            "minutes waited before a ride begins, given on the command line");
  EXPECT_EQ(titles.of_parameter("file mine.toml").zh, "文件内容 mine.toml");
  EXPECT_EQ(titles.of_parameter("seed").zh, "随机种子");
}

TEST(HeadlineTitle, UnitsAndBases) {
  EXPECT_EQ(stated_unit("person").zh, "人");
  EXPECT_EQ(stated_unit("CNY").en, "CNY");
  EXPECT_EQ(stated_unit("RWF").zh, "RWF");  // a currency of its own
  EXPECT_EQ(stated_base("registered; known for 19 of 20 villages").zh,
            "户籍；19 个村已知，共 20 个村");
  EXPECT_EQ(stated_base("registered; known for 19 of 20 villages").en,
            "registered; known for 19 of 20 villages");
  EXPECT_EQ(stated_base("registered; known for some of 20 villages").zh,
            "registered; known for some of 20 villages");  // no number: another sentence
}

// No form says less in one language than in the other: as many numbers.
TEST(HeadlineTitle, FormsHaveTheSameNumbersInBothLanguages) {
  auto const numbers = [](std::string const& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("{number}"); at != std::string::npos;
         at = text.find("{number}", at + 1)) {
      ++count;
    }
    return count;
  };
  for (char const* const group : {"headline", "stated_unit", "stated_base"}) {
    EXPECT_FALSE(keys_below(group).empty()) << group;
    for (std::string const& key : keys_below(group)) {
      EXPECT_EQ(numbers(term(key).name.en), numbers(term(key).name.zh)) << key;
    }
  }
}

}  // namespace
}  // namespace tongcun
