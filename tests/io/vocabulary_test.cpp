// SPDX-License-Identifier: Apache-2.0
#include "io/vocabulary.h"

#include "engine/region/household_register.h"
#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/enum_names.h"
#include "io/parse_toml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The file itself, so that what its reader drops can be seen.
ConfigValue const& file() {
  static ParsedToml const kParsed =
      parse_toml(*embedded_file("io/vocabulary.toml"), "io/vocabulary.toml");
  return *kParsed.root;
}

std::vector<std::string> words_of(ConfigValue const& list) {
  std::vector<std::string> words;
  for (ConfigValue const& word : *list.array()) {
    words.push_back(normalised_word(std::get<std::string>(word.value)));
  }
  return words;
}

using Table = std::vector<std::pair<char const*, char const*>>;

// By the rule in the header: full width to ASCII, ASCII letters to lower
// case, blanks, breaks, "_" and "-" away, brackets with what they hold.
TEST(VocabularyTest, NormalisesWords) {
  for (auto const& [word, expected] : Table{{"Road_Class", "roadclass"},
                                            {" road class ", "roadclass"},
                                            {"ROAD-CLASS", "roadclass"},
                                            {"Ｒｏａｄ　Ｃｌａｓｓ", "roadclass"},
                                            {"road\r\nclass", "roadclass"},
                                            {"road\xc2\xa0"
                                             "class",
                                             "roadclass"},
                                            {"行政村\n代码", "行政村代码"},
                                            {"户籍人口（人）", "户籍人口"},
                                            {"户籍人口(人)", "户籍人口"},
                                            {"长度[公里]", "长度"},
                                            {"a(b(c)d)e", "ae"},
                                            {"a)b", "ab"},
                                            {"concrete:plates", "concrete:plates"},
                                            {"ÉCOLE", "École"},
                                            {"２０２０年", "2020年"}}) {
    EXPECT_EQ(normalised_word(word), expected) << word;
  }
}

// The sign of a number is no hyphen: OpenStreetMap's oneway = -1 is not 1.
TEST(VocabularyTest, KeepsSignOfNumber) {
  EXPECT_EQ(normalised_word("-1"), "-1");
  EXPECT_EQ(normalised_word(" －１ "), "-1");
  EXPECT_EQ(normalised_word("1-2"), "12");
  EXPECT_EQ(normalised_word("-road"), "road");
}

// What would vanish altogether stays, narrowed and trimmed, so that it can be told apart.
TEST(VocabularyTest, KeepsWordsThatWouldVanish) {
  for (auto const& [word, expected] : Table{{"-", "-"},
                                            {" - ", "-"},
                                            {"－", "-"},
                                            {"**", "**"},
                                            {"(X)", "(x)"},
                                            {"（空）", "(空)"},
                                            {"__", "__"},
                                            {"", ""},
                                            {" \t", ""},
                                            {"　", ""}}) {
    EXPECT_EQ(normalised_word(word), expected) << word;
  }
}

// Unicode, table 3-7 of the standard: what is well formed; and U+FFFD and C1, which only broken
// conversions leave behind.
TEST(VocabularyTest, CleanUtf8) {
  for (char const* good :
       {"", "abc", "村", "\xc2\xa0", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
        "\xef\xbf\xbc", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(is_clean_utf8(good)) << testing::PrintToString(good);
  }
  for (char const* bad : {"\x80",
                          "\xbf",
                          "\xc0\xaf",
                          "\xc1\xbf",
                          "\xe0\x80\xaf",
                          "\xe0\x9f\xbf",  // overlong
                          "\xf0\x80\x80\xaf",
                          "\xf0\x8f\xbf\xbf",
                          "\xed\xa0\x80",
                          "\xed\xbf\xbf",  // surrogates
                          "\xf4\x90\x80\x80",
                          "\xf5\x80\x80\x80",
                          "\xff",
                          "\xfe",  // too large
                          "\xc2",
                          "\xe6\x9d",
                          "\xf0\x90\x80",
                          "\xe6\x9d"
                          "a",
                          "a\xe6",  // cut off
                          "\xef\xbf\xbd",
                          "\xc2\x80",
                          "\xc2\x9f",
                          "ok\xc2\x85ok"}) {  // U+FFFD, C1
    EXPECT_FALSE(is_clean_utf8(bad)) << testing::PrintToString(bad);
  }
}

// No alias names two fields of one layer, else the order of the file would decide.
TEST(VocabularyTest, AliasesAreUnambiguous) {
  for (auto const& [role, fields] : *file().find("fields")->table()) {
    std::map<std::string, std::string> field_of;
    for (auto const& [field, aliases] : *fields.table()) {
      for (std::string const& alias : words_of(aliases)) {
        EXPECT_FALSE(alias.empty()) << role << "." << field;
        EXPECT_EQ(field_of.emplace(alias, field).first->second, field) << role << ": " << alias;
      }
    }
  }
}

// No word stands for two values of a field, none for "unknown" as well, and none is listed twice.
TEST(VocabularyTest, WordsAreUnambiguous) {
  std::vector<std::string> const unknown = words_of(*file().find("unknown")->find("words"));
  for (auto const& [field, values] : *file().find("values")->table()) {
    std::map<std::string, std::string> value_of;
    for (auto const& [value, words] : *values.table()) {
      for (std::string const& word : words_of(words)) {
        EXPECT_FALSE(word.empty()) << field << "." << value;
        auto const [entry, is_new] = value_of.emplace(word, value);
        EXPECT_TRUE(is_new) << field << ": \"" << word << "\" in " << entry->second << " and "
                            << value;
        EXPECT_EQ(std::ranges::count(unknown, word), 0) << field << ": " << word;
        EXPECT_EQ(vocabulary().value_of(field, word), value) << field << ": " << word;
      }
    }
  }
}

template <std::size_t N>
void expect_names(std::string const& field, std::array<std::string_view, N> const& names) {
  std::vector<std::string> const values = vocabulary().canonical_values(field);
  EXPECT_FALSE(values.empty()) << field;
  for (std::string const& value : values) {
    EXPECT_EQ(std::ranges::count(names, value), 1) << field << ": " << value;
  }
  // Every name but those for "not recorded" and "of no use" can be said, by itself at least.
  for (std::string_view const name : names) {
    if (name != "unknown" && name != "other") {
      EXPECT_EQ(vocabulary().value_of(field, normalised_word(name)), std::string(name)) << field;
    }
  }
}

// The values of the file and the enumerations of the engine are the same words.
TEST(VocabularyTest, ValuesAreEnumNames) {
  expect_names("class", kRoadClassNames);
  expect_names("surface", kRoadSurfaceNames);
  expect_names("kind", kFacilityKindNames);
  expect_names("status", kFacilityStatusNames);
  expect_names("one_way", kOneWayNames);
  expect_names("registered_class", kRegisteredClassNames);
  expect_names("record_status", kRecordStatusNames);
  expect_names("assist_class", kAssistClassNames);
  expect_names("monitor_class", kMonitorClassNames);
  expect_names("risk_kinds", kRiskKindNames);
  expect_names("risk_cleared", kRiskClearedNames);
  expect_names("cause_main", kPovertyCauseNames);
  expect_names("consent", kConsentNames);
  expect_names("urgency", kUrgencyNames);
}

// The headers and words that files of ours use are read as what they stand for.
TEST(VocabularyTest, WrittenWordsAreReadBack) {
  for (LayerRole const role : {LayerRole::households, LayerRole::persons}) {
    for (std::string const& field : vocabulary().field_names(role)) {
      std::vector<std::string> const& aliases = vocabulary().aliases(role, field);
      for (Language const language : {Language::en, Language::zh}) {
        std::string const header = vocabulary().header(role, field, language);
        EXPECT_EQ(std::ranges::count(aliases, normalised_word(header)), 1) << header;
      }
      for (std::string const& value : vocabulary().canonical_values(field)) {
        std::string const word = vocabulary().word(field, value, Language::zh);
        EXPECT_NE(word, value) << field;
        EXPECT_EQ(vocabulary().value_of(field, normalised_word(word)), value) << word;
        EXPECT_EQ(vocabulary().word(field, value, Language::en), value);
      }
    }
  }
}

// Every table of values belongs to a field of some layer, or is the list of yes and no; every
// table of fields belongs to a role.
TEST(VocabularyTest, TablesAreUsed) {
  std::set<std::string> fields;
  for (std::size_t role = 0; role < kLayerRoleNames.size(); ++role) {
    for (std::string const& field : vocabulary().field_names(static_cast<LayerRole>(role))) {
      fields.insert(field);
      EXPECT_FALSE(vocabulary().aliases(static_cast<LayerRole>(role), field).empty()) << field;
    }
  }
  for (auto const& [field, values] : *file().find("values")->table()) {
    EXPECT_TRUE(field == "boolean" || fields.contains(field)) << field;
  }
  for (auto const& [role, table] : *file().find("fields")->table()) {
    EXPECT_EQ(std::ranges::count(kLayerRoleNames, role), 1) << role;
  }
}

// Domain reference 3.0: these cells are unknown, whatever their width and case; those are not.
TEST(VocabularyTest, UnknownCells) {
  for (char const* cell : {"", " ", "　", "-", "－", "—", "/", "／", "无数据", " 无数据 ", "不详",
                           "XXXX", "x", "**", "NULL", "null", "#N/A", "N/A", "NaN"}) {
    EXPECT_TRUE(vocabulary().is_unknown(cell)) << cell;
  }
  for (char const* cell : {"0", "无", "没有", "否", "no", "-1", "unknown village", "x1", "."}) {
    EXPECT_FALSE(vocabulary().is_unknown(cell)) << cell;
  }
}

}  // namespace
}  // namespace tongcun
