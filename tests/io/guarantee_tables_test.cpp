// SPDX-License-Identifier: Apache-2.0
#include "io/guarantee_tables.h"

#include "engine/disclose/disclose.h"
#include "engine/guarantees/judge_villages.h"
#include "io/glossary.h"
#include "io/guarantee_json.h"
#include "io/guarantee_texts.h"
#include "io/map_style.h"
#include "io/read_profile.h"
#include "tests/io/finding_lists.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// Three villages that are only points: one served by a visiting doctor on 2 days and with 32 litres
// in a wet region, one with tap water and nothing else, one of which nobody knows anything.
PlaceFacts places_by(Profile const& profile) {
  PlaceFacts facts;
  Villages& villages = facts.region.villages;
  for (char const* code : {"530112345001", "530112345002", "530112345003"}) {
    villages.code.push_back(code);
    villages.name.push_back(std::string("village ") + code);
    villages.persons.push_back(Persons(50));
    villages.households.push_back(std::nullopt);
    villages.area.push_back({});
    villages.point.push_back({1000000000, 300000000});
    villages.record.push_back({});
    bool const is_third = villages.code.size() == 3;
    villages.township_code.push_back(is_third ? "" : "530112345");
    villages.township_name.push_back(is_third ? "" : "Upper");
    villages.county_code.push_back("530112");
    villages.county_name.push_back("");
  }
  villages.households[VillageId(0)] = Households(12);
  Fields const& fields = profile.guarantees.book.fields;
  VillageFacts known;
  for (VillageId const village : villages.code.ids()) {
    known.push_back({});
    for (Field const& field : fields.values()) {
      known[village].push_back(RuleValue::unknown(field.lack));
    }
  }
  auto const set = [&](std::uint32_t village, std::string const& key, std::int64_t value) {
    known[VillageId(village)][*find_field(fields, key)] = RuleValue::known(value);
  };
  set(0, "served_by", 3);
  set(0, "served_days", 2000);
  set(0, "water_litres", 32000);
  set(0, "water_region", 0);
  set(1, "water_piped", 1);
  for (StatedFact const& stated : profile.guarantees.stated) {
    for (auto& row : known.values()) {
      if (row[stated.field].is_unknown()) {
        row[stated.field] = RuleValue::stated(stated.value, stated.field);
      }
    }
  }
  facts.guarantees = judge_villages(profile.guarantees, known, villages, std::nullopt);
  return facts;
}

class GuaranteeTablesTest : public testing::Test {
 protected:
  std::vector<OutputTable> tables(Language language = Language::en) {
    return guarantee_tables(Disclosure::disclose(places_by(profile_)), profile_, language);
  }
  static OutputTable const& named(std::vector<OutputTable> const& tables, std::string const& name) {
    auto const found = std::ranges::find(tables, name, &OutputTable::name);
    EXPECT_NE(found, tables.end()) << name;
    return found != tables.end() ? *found : tables.front();
  }
  // The printed cell of the first row that has these two texts.
  static std::string cell(OutputTable const& table, std::string const& first,
                          std::string const& second, std::string const& column) {
    for (auto const& row : table.rows) {
      auto const has = [&](std::string const& text) {
        return std::ranges::any_of(row, [&](OutputCell const& one) {
          auto const* const content = std::get_if<std::string>(&one);
          return content != nullptr && *content == text;
        });
      };
      if (has(first) && has(second)) {
        std::size_t const at = *table.position_of(column);
        return printed(row[at], table.columns[at]);
      }
    }
    return "(no such row)";
  }

  Profile profile_ = read_profile("cn-2021-2025", ".").profile;
};

// Every village and guarantee has one row; the verdict says why and what would settle it.
TEST_F(GuaranteeTablesTest, VerdictsWithReasons) {
  std::vector<OutputTable> const all = tables();
  OutputTable const& table = named(all, "guarantees");
  EXPECT_EQ(table.rows.size(), 3 * profile_.guarantees.guarantees.size());
  EXPECT_EQ(cell(table, "530112345001", "drinking_water", "verdict"), "fail");
  EXPECT_EQ(cell(table, "530112345001", "drinking_water", "why"), "fails by quantity");
  EXPECT_EQ(cell(table, "530112345001", "drinking_water", "rung"), "not met");
  EXPECT_EQ(cell(table, "530112345001", "medical_service", "verdict"), "unknown");
  EXPECT_EQ(cell(table, "530112345001", "medical_service", "why"),
            "not failed so far: days a week enough without a threshold");
  EXPECT_EQ(cell(table, "530112345001", "medical_service", "missing"),
            "the user must supply the value of: days a week enough (served_days_minimum)");
  EXPECT_EQ(cell(table, "530112345002", "drinking_water", "why"),
            "not failed so far: quantity missing, quality missing, reliability of 90 % missing");
  EXPECT_EQ(cell(table, "530112345003", "education", "missing"),
            "the household register: judged by household");
  EXPECT_EQ(cell(table, "530112345001", "education", "family"), "official");
  EXPECT_EQ(cell(table, "530112345001", "clinic_access", "family"), "access");
  EXPECT_EQ(cell(table, "530112345001", "housing", "households_registered"), "12");
  EXPECT_EQ(cell(table, "530112345002", "housing", "households_registered"), "");  // not zero
}

// A guarantee that does not apply has no level, not the lowest one; the base of counts includes it.
TEST_F(GuaranteeTablesTest, NotApplicableHasNoLevel) {
  PlaceFacts facts = places_by(profile_);
  VillageId const village(2);
  for (Guarantee const& guarantee : profile_.guarantees.guarantees.values()) {
    if (guarantee.key == "drinking_water") {
      Judgements& judgements = facts.guarantees.villages[village];
      judgements.conditions[guarantee.condition] = Verdict::not_applicable;
      for (Rung const& rung : guarantee.rungs) {
        judgements.conditions[rung.condition] = Verdict::not_applicable;
      }
    }
  }
  std::vector<OutputTable> const all =
      guarantee_tables(Disclosure::disclose(std::move(facts)), profile_, Language::en);
  OutputTable const& table = named(all, "guarantees");
  EXPECT_EQ(cell(table, "530112345003", "drinking_water", "verdict"), "not_applicable");
  EXPECT_EQ(cell(table, "530112345003", "drinking_water", "rung"), "");
  EXPECT_EQ(cell(table, "530112345003", "drinking_water", "rung_at_best"), "");
  EXPECT_EQ(cell(table, "530112345002", "drinking_water", "rung_at_best"), "full");
}

// The same in Chinese; keys and verdicts stay as they are.
TEST_F(GuaranteeTablesTest, InChinese) {
  std::vector<OutputTable> const all = tables(Language::zh);
  OutputTable const& table = named(all, "guarantees");
  EXPECT_EQ(cell(table, "530112345001", "drinking_water", "verdict"), "fail");
  EXPECT_EQ(cell(table, "530112345001", "drinking_water", "why"), "不合格项：水量");
  EXPECT_EQ(cell(table, "530112345003", "education", "missing"), "农户台账（按户判定）");
}

// Parts show value, operator, threshold, unit, source; rules of registers have no rows here.
TEST_F(GuaranteeTablesTest, Parts) {
  std::vector<OutputTable> const all = tables();
  OutputTable const& table = named(all, "guarantee_parts");
  auto const of = [&](std::string const& column) {
    return cell(table, "530112345001", "litres_35", column);
  };
  EXPECT_EQ(of("guarantee"), "drinking_water");
  EXPECT_EQ(of("part"), "water_quantity");
  EXPECT_EQ(of("part_verdict"), "fail");
  EXPECT_EQ(of("verdict"), "fail");
  EXPECT_EQ(of("value"), "32");
  EXPECT_EQ(of("operator"), ">=");
  EXPECT_EQ(of("threshold"), "35");
  EXPECT_EQ(of("unit"), "L/person/day");
  EXPECT_EQ(of("mark"), "V");
  EXPECT_NE(of("source").find("T/CHES 18-2018"), std::string::npos);
  EXPECT_EQ(cell(table, "530112345001", "served_by_somebody", "value"), "visiting");
  EXPECT_EQ(cell(table, "530112345001", "served_days_minimum", "threshold"), "");
  EXPECT_EQ(cell(table, "530112345001", "enrolled", "value"), "(no such row)");
  // No cell begins like a formula.
  for (auto const& row : table.rows) {
    for (OutputCell const& one : row) {
      auto const* const text = std::get_if<std::string>(&one);
      EXPECT_FALSE(text != nullptr && text->starts_with("=")) << *text;
    }
  }
}

// Words of values and thresholds stand beside their keys in the language of the run; what is a
// number says itself.
TEST_F(GuaranteeTablesTest, WordsInTheLanguageOfTheRun) {
  std::vector<OutputTable> const all = tables(Language::zh);
  OutputTable const& table = named(all, "guarantee_parts");
  auto const of = [&](std::string const& rule, std::string const& column) {
    return cell(table, "530112345001", rule, column);
  };
  EXPECT_EQ(of("served_by_somebody", "value"), "visiting");
  EXPECT_EQ(of("served_by_somebody", "value_name"), "巡诊");
  EXPECT_EQ(of("region_is_dry", "value_name"), "湿润");
  EXPECT_EQ(of("region_is_dry", "threshold_name"), "缺水");
  EXPECT_EQ(of("litres_35", "value_name"), "");
  EXPECT_EQ(of("litres_35", "threshold_name"), "");
  EXPECT_EQ(of("meets_small_works_2022", "threshold_name"), "达标、符合小型集中式限值");
  EXPECT_EQ(of("meets_small_works_2022", "value_name"), "");  // unknown
  EXPECT_EQ(cell(table, "530112345002", "piped_to_house", "value_name"), "是");
  OutputColumn const& operators = table.columns[*table.position_of("operator")];
  ASSERT_EQ(operators.words.size(), 7U);
  EXPECT_EQ(operators.words[2].word, "is");
  EXPECT_EQ(operators.words[2].name.zh, "等于");
  std::vector<OutputTable> const english = tables();
  EXPECT_EQ(
      cell(named(english, "guarantee_parts"), "530112345001", "served_by_somebody", "value_name"),
      "visiting doctor");
  // What cannot be reached is no number in either language.
  GuaranteeTexts const texts(profile_.guarantees, profile_.services, Language::zh);
  RuleBook const& book = profile_.guarantees.book;
  for (RuleId const rule : book.rules.ids()) {
    if (book.rules[rule].id == "hardened_road_reach") {
      EXPECT_EQ(texts.value_name(rule, RuleValue::between(Magnitude(350500), Magnitude::beyond(),
                                                          Lack::surfaces)),
                "350.5 .. " + term("not_reached").name.zh);
    }
  }
}

// The same cells in the other language, for `report --lang`: every one that is there has a name in
// both, and no unit stands behind a date.
TEST_F(GuaranteeTablesTest, WordsHaveNamesInBothLanguages) {
  auto const name_of_cell = [](OutputColumn const& column, std::string const& word) {
    auto const found = std::ranges::find(column.words, word, &ColumnWord::word);
    return found != column.words.end() ? found->name : Text{"none", "none"};
  };
  for (Language const language : {Language::en, Language::zh}) {
    std::vector<OutputTable> const all = tables(language);
    OutputTable const& table = named(all, "guarantee_parts");
    OutputColumn const& values = table.columns[*table.position_of("value_name")];
    OutputColumn const& thresholds = table.columns[*table.position_of("threshold_name")];
    bool const zh = language == Language::zh;
    EXPECT_EQ(name_of_cell(values, zh ? "巡诊" : "visiting doctor").en, "visiting doctor");
    EXPECT_EQ(name_of_cell(values, zh ? "否 .. 是" : "no .. yes").zh, "否 .. 是");
    EXPECT_EQ(name_of_cell(values, zh ? "是" : "yes").en, "yes");
    EXPECT_EQ(
        name_of_cell(thresholds, zh ? "达标、符合小型集中式限值"
                                    : "meets the full limits, meets the limits of small works")
            .zh,
        "达标、符合小型集中式限值");
    for (auto const& row : table.rows) {
      for (char const* const key : {"value_name", "threshold_name"}) {
        std::size_t const at = *table.position_of(key);
        std::string const text = printed(row[at], table.columns[at]);
        bool const is_number = text.find_first_of("0123456789") != std::string::npos;
        EXPECT_TRUE(text.empty() || is_number ||
                    name_of_cell(table.columns[at], text).in(language) == text)
            << key << " " << text;
      }
      EXPECT_NE(row[*table.position_of("unit")], OutputCell(std::string("date")));
    }
  }
}

// A value that the profile states is never shown like a recorded one: the part says by what it was
// judged and where the value comes from, the verdict on what it rests.
TEST_F(GuaranteeTablesTest, StatedFacts) {
  FieldId const region = *find_field(profile_.guarantees.book.fields, "water_region");
  profile_.guarantees.stated = {{region, 1, "county water plan", "A"}};
  PlaceFacts const facts = places_by(profile_);
  std::vector<OutputTable> const all =
      guarantee_tables(Disclosure::disclose(facts), profile_, Language::en);
  OutputTable const& parts = named(all, "guarantee_parts");
  // The first village has a record, the second has none.
  EXPECT_EQ(cell(parts, "530112345001", "region_is_dry", "reason"), "compared");
  EXPECT_EQ(cell(parts, "530112345001", "region_is_dry", "value_source"), "");
  EXPECT_EQ(cell(parts, "530112345002", "region_is_dry", "reason"), "stated");
  EXPECT_EQ(cell(parts, "530112345002", "region_is_dry", "value"), "dry");
  EXPECT_EQ(cell(parts, "530112345002", "region_is_dry", "value_source"), "county water plan");
  EXPECT_EQ(cell(parts, "530112345002", "region_is_dry", "value_mark"), "A");
  std::string const stated =
      "as the profile states: wet or water-deficient region (county water plan, A)";
  OutputTable const& verdicts = named(all, "guarantees");
  EXPECT_EQ(cell(verdicts, "530112345001", "drinking_water", "why").find(stated),
            std::string::npos);
  EXPECT_TRUE(cell(verdicts, "530112345002", "drinking_water", "why").ends_with("; " + stated))
      << cell(verdicts, "530112345002", "drinking_water", "why");
  std::vector<OutputTable> const chinese =
      guarantee_tables(Disclosure::disclose(facts), profile_, Language::zh);
  EXPECT_TRUE(cell(named(chinese, "guarantees"), "530112345002", "drinking_water", "why")
                  .ends_with("；据规则档统一声明：水资源分区（county water plan，A）"));
}

// Only what is known anywhere is drawn: water fails somewhere; nobody's house is known.
// Only the first village has households on record, 12, and fails for water: 0 % at least and at
// most. Where no household is known there is no share.
TEST_F(GuaranteeTablesTest, CountsByArea) {
  OutputTable const table = named(tables(), "guarantee_counts");
  auto const of = [&](std::string const& level, std::string const& code,
                      std::string const& column) -> std::string {
    for (auto const& row : table.rows) {
      if (printed(row[0], table.columns[0]) == level && printed(row[1], table.columns[1]) == code &&
          printed(row[3], table.columns[3]) == "drinking_water") {
        std::size_t const position = *table.position_of(column);
        return printed(row[position], table.columns[position]);
      }
    }
    return "no such row";
  };
  EXPECT_EQ(of("all", "", "villages_judged"), "3");
  EXPECT_EQ(of("all", "", "villages_fail"), "1");
  EXPECT_EQ(of("all", "", "villages_unknown"), "2");
  EXPECT_EQ(of("all", "", "households_judged"), "12");
  EXPECT_EQ(of("all", "", "households_fail"), "12");
  EXPECT_EQ(of("all", "", "persons_unknown"), "100");
  EXPECT_EQ(of("county", "530112", "villages_judged"), "3");
  EXPECT_EQ(of("township", "530112345", "villages_unknown"), "1");
  EXPECT_EQ(of("township", "530112345", "households_share_low_pct"), "0.0");
  EXPECT_EQ(of("township", "530112345", "households_share_high_pct"), "0.0");
  EXPECT_EQ(of("township", "", "villages_judged"), "1");
  EXPECT_EQ(of("township", "", "households_share_high_pct"), "");
}

TEST_F(GuaranteeTablesTest, DrawnLayers) {
  std::vector<OutputTable> const all = tables();
  std::vector<std::string> drawn;
  for (OutputTable const& table : all) {
    if (is_drawn_guarantee(table)) {
      drawn.push_back(table.name);
      EXPECT_EQ(table.geometry, GeometryType::point);
      EXPECT_EQ(table.points.size(), 3U);
      std::optional<MapStyle> const style = style_of(table);
      ASSERT_TRUE(style);
      ASSERT_EQ(style->rules.size(), 4U);
      EXPECT_EQ(style->rules[0].filter, "\"verdict\" = 'pass'");
      EXPECT_TRUE(style->rules[2].dashed);  // unknown is hatched, never the colour of a verdict
      EXPECT_FALSE(style->rules[0].dashed);
    } else {
      EXPECT_FALSE(style_of(table)) << table.name;
    }
  }
  EXPECT_EQ(drawn, (std::vector<std::string>{"guarantee_of_drinking_water"}));
}

TEST_F(GuaranteeTablesTest, MissingIsRanked) {
  std::vector<OutputTable> const all = tables();
  OutputTable const& table = named(all, "guarantee_missing");
  EXPECT_EQ(cell(table, "medical_service", "served_days_minimum", "households_alone"), "12");
  EXPECT_EQ(cell(table, "medical_service", "served_days_minimum", "villages_open"), "3");
  EXPECT_EQ(cell(table, "housing", "the household register: judged by household", "villages_alone"),
            "3");
}

// The summary counts households, persons and villages by verdict with their base, of the parts and
// rungs too; low and high stand for everything unknown turning out badly or well.
TEST_F(GuaranteeTablesTest, Summary) {
  Scenario scenario;
  scenario.profile = profile_;
  nlohmann::ordered_json const json = guarantees_json(scenario, places_by(profile_), nullptr);
  auto const& water = json["drinking_water"];
  EXPECT_EQ(water["family"], "official");
  EXPECT_EQ(water["about"], "household");
  EXPECT_EQ(water["base"]["villages"], 3);
  EXPECT_EQ(water["base"]["households"], 12);
  EXPECT_EQ(water["base"]["persons"], 150);
  EXPECT_EQ(water["villages_fail"], 1);
  EXPECT_EQ(water["households_fail"], 12);
  EXPECT_EQ(water["villages_unknown"], 2);
  EXPECT_EQ(water["persons_unknown"], 100);
  EXPECT_EQ(water["villages_pass"], 0);
  EXPECT_EQ(water["low"]["villages"], 0);
  EXPECT_EQ(water["high"]["villages"], 2);
  EXPECT_EQ(water["parts"]["water_quantity"]["villages_fail"], 1);
  EXPECT_EQ(water["parts"]["water_convenience"]["villages_pass"], 1);
  EXPECT_EQ(water["at_least"]["basic"]["villages_fail"], 1);
  EXPECT_EQ(json["clinic_access"]["family"], "access");
  EXPECT_EQ(json["housing"]["missing"][0]["kind"], "register");
  EXPECT_EQ(json["housing"]["missing"][0]["settles_alone"]["households"], 12);
}

// A profile that judges nothing has no tables.
TEST_F(GuaranteeTablesTest, NothingToJudge) {
  profile_.guarantees.guarantees = {};
  EXPECT_TRUE(guarantee_tables(Disclosure::disclose({}), profile_, Language::en).empty());
}

// Numbers are printed in the unit of the rule, bounds with both ends, the unreached by a word.
TEST_F(GuaranteeTablesTest, PrintsValues) {
  GuaranteeTexts const texts(profile_.guarantees, profile_.services, Language::en);
  auto const rule = [&](std::string const& id) {
    for (RuleId const one : profile_.guarantees.book.rules.ids()) {
      if (profile_.guarantees.book.rules[one].id == id) {
        return one;
      }
    }
    return RuleId::none();
  };
  auto const number = [](std::int64_t n) { return Magnitude(n); };
  EXPECT_EQ(texts.value(rule("hardened_road_reach"),
                        RuleValue::between(number(350500), Magnitude::beyond(), Lack::surfaces)),
            "350.5 .. unreached");
  EXPECT_EQ(texts.value(rule("fetch_20_min"), RuleValue::known(90000)), "1.5");
  EXPECT_EQ(texts.value(rule("fetch_20_min"), RuleValue::known(59999999)), "1000");
  EXPECT_EQ(texts.value(rule("report_from_2023_04"), RuleValue::known(20230401)), "2023-04-01");
  EXPECT_EQ(texts.value(rule("piped_to_house"), RuleValue::known(1)), "yes");
  EXPECT_EQ(texts.value(rule("piped_to_house"), RuleValue::unknown(Lack::column)), "");
  EXPECT_EQ(texts.threshold(rule("report_from_2023_04")), "2023-04-01");
  EXPECT_EQ(texts.threshold(rule("meets_small_works_2022")), "meets_full, meets_relaxed");
}

}  // namespace
}  // namespace tongcun
