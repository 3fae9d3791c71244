// SPDX-License-Identifier: Apache-2.0
#include "io/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Words = std::vector<std::pair<char const*, char const*>>;

void expect_words(std::string const& field, Words const& words) {
  for (auto const& [word, meaning] : words) {
    EXPECT_EQ(vocabulary().value_of(field, normalised_word(word)), std::string(meaning))
        << field << ": " << word;
  }
}

// OpenStreetMap's highway values by their rank (wiki "Key:highway"): motorway to tertiary are the
// classes of the network from the widest down, links rank with their road.
TEST(VocabularyWordsTest, OpenStreetMapHighway) {
  expect_words("class", {{"motorway", "expressway"},  {"motorway_link", "expressway"},
                         {"trunk", "national"},       {"trunk_link", "national"},
                         {"primary", "provincial"},   {"primary_link", "provincial"},
                         {"secondary", "county"},     {"secondary_link", "county"},
                         {"tertiary", "township"},    {"tertiary_link", "township"},
                         {"unclassified", "village"}, {"residential", "village"},
                         {"service", "lane"},         {"living_street", "lane"},
                         {"track", "field_track"},    {"path", "path"},
                         {"footway", "path"},         {"pedestrian", "path"},
                         {"steps", "path"},           {"bridleway", "path"}});
}

// Chinese administrative classes (国道 省道 县道 乡道 村道), technical classes with their codes
// (domain reference 2.9: 高速/一级/二级/三级/四级/等外 = 10/11/12/13/14/30), and field tracks.
TEST(VocabularyWordsTest, ChineseRoadClasses) {
  expect_words("class", {{"高速公路", "expressway"},
                         {"国道", "national"},
                         {"省道", "provincial"},
                         {"县道", "county"},
                         {"乡道", "township"},
                         {"村道", "village"},
                         {"机耕道", "field_track"},
                         {"连户路", "lane"},
                         {"人行道", "path"}});
  Words const technical{{"高速", "10"}, {"一级", "11"}, {"二级", "12"},
                        {"三级", "13"}, {"四级", "14"}, {"等外", "30"}};
  for (auto const& [word, code] : technical) {
    std::optional<std::string> const meaning = vocabulary().value_of("class", word);
    ASSERT_TRUE(meaning) << word;
    EXPECT_EQ(vocabulary().value_of("class", code), meaning) << word;
  }
  expect_words("class", {{"四级", "village"}, {"等外", "field_track"}, {"１４", "village"}});
}

// OpenStreetMap's surface values (wiki "Key:surface"): what is named precisely stays so, "paved"
// and "unpaved" say no more than that.
TEST(VocabularyWordsTest, OpenStreetMapSurface) {
  expect_words("surface", {{"asphalt", "asphalt"},
                           {"concrete", "concrete"},
                           {"concrete:plates", "concrete"},
                           {"chipseal", "simple_paved"},
                           {"bricks", "brick"},
                           {"sett", "stone"},
                           {"paving_stones", "stone"},
                           {"cobblestone", "stone"},
                           {"gravel", "gravel"},
                           {"fine_gravel", "gravel"},
                           {"compacted", "gravel"},
                           {"pebblestone", "gravel"},
                           {"ground", "earth"},
                           {"dirt", "earth"},
                           {"earth", "earth"},
                           {"mud", "earth"},
                           {"sand", "earth"},
                           {"clay", "earth"},
                           {"grass", "earth"},
                           {"paved", "paved"},
                           {"unpaved", "unpaved"}});
  EXPECT_FALSE(vocabulary().value_of("surface", "tartan"));
}

TEST(VocabularyWordsTest, ChineseSurfaces) {
  // 沥青 asphalt, 水泥混凝土 cement concrete, 砂石 gravel, 泥土 earth; 硬化 is only "hardened".
  expect_words("surface", {{"沥青", "asphalt"},
                           {"沥青混凝土路面", "asphalt"},
                           {"柏油路", "asphalt"},
                           {"水泥混凝土路面", "concrete"},
                           {"水泥路", "concrete"},
                           {"简易铺装路面", "simple_paved"},
                           {"砖铺路面", "brick"},
                           {"弹石", "stone"},
                           {"砂石", "gravel"},
                           {"碎石", "gravel"},
                           {"泥土路", "earth"},
                           {"土路", "earth"},
                           {"硬化路", "paved"},
                           {"未硬化", "unpaved"}});
}

// oneway = -1 runs against the line's direction, 1 and yes along it (wiki "Key:oneway").
// Words of county files that are none of the standards' own.
TEST(VocabularyWordsTest, CountyWords) {
  for (auto const& [field, word, value] : {std::tuple{"surface", "砼", "concrete"},
                                           {"surface", "水泥混凝土（砼）", "concrete"},
                                           {"surface", "油路", "asphalt"},
                                           {"surface", "素土路", "earth"},
                                           {"surface", "级配碎石", "gravel"},
                                           {"surface", "沥青表处", "simple_paved"},
                                           {"class", "村级公路", "village"},
                                           {"class", "组道", "village"},
                                           {"class", "四级公路", "village"},
                                           {"kind", "村卫生站", "village_clinic"},
                                           {"kind", "村小", "primary"},
                                           {"status", "关闭", "closed"},
                                           {"status", "运行", "open"}}) {
    EXPECT_EQ(vocabulary().value_of(field, normalised_word(word)),
              std::optional<std::string>(value))
        << word;
  }
}

TEST(VocabularyWordsTest, OneWay) {
  expect_words("one_way", {{"yes", "forward"},
                           {"1", "forward"},
                           {"true", "forward"},
                           {"-1", "backward"},
                           {"reverse", "backward"},
                           {"no", "both"},
                           {"0", "both"},
                           {"单向", "forward"},
                           {"双向", "both"}});
}

// Domain reference 3.0: 是/否, 有/无, 1/0, Y/N, √/×, 已/未, 达标/未达标, 已通/未通.
TEST(VocabularyWordsTest, Booleans) {
  for (char const* word : {"是", "有", "1", "Y", "√", "已", "达标", "已通", "yes", "TRUE", "Ｙ"}) {
    expect_words("boolean", {{word, "yes"}});
  }
  for (char const* word :
       {"否", "无", "0", "N", "×", "未", "未达标", "未通", "no", "False", "０"}) {
    expect_words("boolean", {{word, "no"}});
  }
}

TEST(VocabularyWordsTest, Facilities) {
  // Domain reference 3.7; Chinese names of kinds, Rwanda's words of working order.
  expect_words("kind", {{"村卫生室", "village_clinic"},
                        {"乡镇卫生院", "township_hospital"},
                        {"县人民医院", "county_hospital"},
                        {"教学点", "teaching_point"},
                        {"完全小学", "complete_primary"},
                        {"九年一贯制学校", "nine_year"},
                        {"初级中学", "junior"},
                        {"取水点", "water_point"}});
  expect_words("status", {{"Functional", "open"},
                          {"Partially functional", "open"},
                          {"Not functional", "closed"},
                          {"停用", "closed"},
                          {"在用", "open"}});
}

// Headers as national forms write them lead to their field.
TEST(VocabularyWordsTest, Headers) {
  auto const has = [](LayerRole role, std::string const& field, char const* header) {
    std::vector<std::string> const& aliases = vocabulary().aliases(role, field);
    return std::find(aliases.begin(), aliases.end(), normalised_word(header)) != aliases.end();
  };
  EXPECT_TRUE(has(LayerRole::villages, "code", "行政区划代码"));
  EXPECT_TRUE(has(LayerRole::villages, "persons_registered", "户籍人口（人）"));
  EXPECT_TRUE(has(LayerRole::villages, "households_registered", "总户数(户)"));
  EXPECT_TRUE(has(LayerRole::roads, "class", "highway"));
  EXPECT_TRUE(has(LayerRole::roads, "surface", "路面类型"));
  EXPECT_TRUE(has(LayerRole::facilities, "x", "经度"));
  EXPECT_FALSE(has(LayerRole::facilities, "x", "纬度"));
  EXPECT_TRUE(vocabulary().aliases(LayerRole::elevation, "x").empty());
}

}  // namespace
}  // namespace tongcun
