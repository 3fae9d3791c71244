// SPDX-License-Identifier: Apache-2.0
#include "io/glossary.h"
#include "io/rule_names.h"

#include "engine/region/household_register.h"
#include "io/enum_names.h"
#include "tests/io/source_texts.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// Every key that a source asks for by name is there: term("…"), and the functions of tables and of
// the printed summary that hand their key on to it.
TEST(GlossaryTest, KeysOfSourcesExist) {
  std::vector<std::string> const texts = source_texts({"io", "cli"});
  std::set<std::string> keys = matches(texts, "term\\(\"([^\"]*)\"\\)");
  EXPECT_GT(keys.size(), 10U);
  for (char const* pattern : {"[^_a-z]word\\(\"([^\"]*)\"\\)", "[^_a-z]column\\(\"([^\"]*)\"",
                              "(?:text|integer)_column\\([^,\"]*\"[^\"]*\",\\s*\"([^\"]*)\"\\)"}) {
    std::set<std::string> found = matches(texts, pattern);
    EXPECT_FALSE(found.empty()) << pattern;
    keys.merge(found);
  }
  for (std::string const& key : keys) {
    EXPECT_TRUE(has_term(key)) << key;
  }
}

// So are the words of enumerations that titles are put together from.
TEST(GlossaryTest, EnumerationsExist) {
  for (std::string_view const name : kModeNames) {
    EXPECT_TRUE(has_term(name)) << name;
  }
  for (std::string_view const name : kSeasonNames) {
    EXPECT_TRUE(has_term(name)) << name;
  }
}

// Names in both languages, Chinese ones in Chinese characters; a definition in one language has
// its fellow in the other.
TEST(GlossaryTest, BothLanguages) {
  EXPECT_GT(term_keys().size(), 50U);
  std::regex const chinese("[\xe4-\xe9][\x80-\xbf][\x80-\xbf]");
  for (std::string const& key : term_keys()) {
    Term const& word = term(key);
    EXPECT_FALSE(word.name.en.empty()) << key;
    EXPECT_TRUE(std::regex_search(word.name.zh, chinese)) << key << " " << word.name.zh;
    EXPECT_FALSE(std::regex_search(word.name.en, chinese)) << key;
    EXPECT_EQ(word.definition.en.empty(), word.definition.zh.empty()) << key;
    EXPECT_TRUE(std::regex_match(key, std::regex("[a-z][a-z0-9_]*(\\.[A-Za-z][a-z0-9_]*)?")))
        << key;
  }
}

// The words of enumerations have a name in both languages below their column.
TEST(GlossaryTest, WordsOfColumns) {
  auto const expect_names = [](std::string const& column, auto const& words) {
    for (std::string_view const word : words) {
      EXPECT_TRUE(has_term(column + "." + std::string(word))) << column << " " << word;
      EXPECT_NE(name_of_word(column, word, Language::zh), word);
    }
  };
  expect_names("road_class", kRoadClassNames);
  expect_names("road_surface", kRoadSurfaceNames);
  expect_names("terrain", kTerrainNames);
  expect_names("facility_kind", kFacilityKindNames);
  expect_names("facility_use", kFacilityUseNames);
  expect_names("status", kFacilityStatusNames);
  expect_names("point_source", kPointSourceNames);
  expect_names("layer_role", kLayerRoleNames);
  expect_names("severity", kSeverityNames);
  expect_names("treatment", kTreatmentNames);
  expect_names("verdict", kVerdictNames);
  expect_names("family", kFamilyNames);
  expect_names("about", kAboutNames);
  expect_names("reason", kReasonNames);
  expect_names("missing_kind", kMissingKindNames);
  expect_names("area_level", kAreaLevelNames);
  expect_names("geocode_level", kGeocodeLevelNames);
  expect_names("sex", kSexNames);
  expect_names("relation_to_head", kRelationNames);
  expect_names("education", kEducationNames);
  expect_names("enrolled", kYesNoNames);
  expect_names("household_water_source", kDrinkingSourceNames);
  expect_names("village_class", kVillageClassNames);
  expect_names("served_by", kServiceArrangementNames);
  expect_names("water_source", kDrinkingSourceNames);
  expect_names("water_region", kWaterRegionNames);
  expect_names("water_tier", kWaterTierNames);
  expect_names("water_report", kWaterReportNames);
  expect_names("assist_class", kAssistClassNames);
  expect_names("monitor_class", kMonitorClassNames);
  expect_names("risk_cleared", kRiskClearedNames);
  expect_names("consent", kConsentNames);
  EXPECT_EQ(name_of_word("road_class", "village", Language::zh), "村道");
  EXPECT_EQ(name_of_word("road_class", "no_such", Language::zh), "no_such");
}

// Every unit has a name in both languages, parts of messages are no words to explain, and what the
// sources say is legal is there.
TEST(GlossaryTest, UnitsAndParts) {
  for (std::string const& key : term_keys()) {
    EXPECT_TRUE(term(key).unit.empty() || has_term("unit." + term(key).unit)) << key;
    EXPECT_FALSE(key.starts_with("legal")) << key;
  }
  std::vector<std::string> const texts = source_texts({"io"});
  std::set<std::string> parts = matches(texts, "LegalPart\\{\"([a-z_]+)\"");
  parts.merge(matches(texts, "about_pair\\(\"([a-z_]+)\""));
  parts.merge(matches(texts, "key, \\{\"([a-z_]+)\""));
  EXPECT_GT(parts.size(), 15U);
  for (std::string const& part : parts) {
    EXPECT_TRUE(has_term("legal." + part)) << part;
  }
}

// A key that is not there is not there.
TEST(GlossaryTest, UnknownKey) {
  EXPECT_FALSE(has_term("no_such_word"));
  EXPECT_FALSE(has_term(""));
}

}  // namespace
}  // namespace tongcun
