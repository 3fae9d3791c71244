// SPDX-License-Identifier: Apache-2.0
#include "io/rule_catalogue.h"

#include "io/glossary.h"
#include "io/vocabulary.h"
#include "tests/io/input_layers.h"
#include "tests/io/source_texts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::vector<std::string> const& sources() {
  static std::vector<std::string> const kSources = source_texts({"io", "engine", "cli"});
  return kSources;
}

// Rules that profiles raise, as checks of the register, and the source that makes findings of them.
std::set<std::string> const& rules_of_profiles() {
  static std::set<std::string> const kRules = [] {
    std::vector<std::string> profiles;
    for (auto const& entry : std::filesystem::directory_iterator(
             std::filesystem::path(TONGCUN_SOURCE_DIR) / "scenarios/profiles")) {
      profiles.push_back(content_of(entry.path()));
    }
    return matches(profiles, "\nrule = \"(V[0-9]{3})\"");
  }();
  return kRules;
}
constexpr char const* kRaisesRulesOfProfiles = "register_findings(";

// Both ways: every rule that the program may raise has a text, every text has a rule.
TEST(RuleCatalogueTest, RulesOfSourcesAndCatalogueAgree) {
  std::vector<std::string> const ids = rule_ids();
  std::set<std::string> raised = matches(sources(), "\"([CSVYP][0-9]{3})\"");
  raised.insert(rules_of_profiles().begin(), rules_of_profiles().end());
  EXPECT_EQ(raised, std::set(ids.begin(), ids.end()));
  EXPECT_GT(rules_of_profiles().size(), 5U);
  EXPECT_GT(ids.size(), 50U);
}

// Message and remedy in both languages; Chinese ones hold Chinese characters, English ones do not.
TEST(RuleCatalogueTest, BothLanguages) {
  auto const is_chinese = [](std::string const& text) {
    return std::regex_search(text, std::regex("[\xe4-\xe9][\x80-\xbf][\x80-\xbf]"));
  };
  for (std::string const& id : rule_ids()) {
    RuleText const text = rule_text(id).value();
    for (Text const& part : {text.message, text.remedy}) {
      EXPECT_FALSE(part.en.empty()) << id;
      EXPECT_TRUE(is_chinese(part.zh)) << id;
      EXPECT_FALSE(is_chinese(part.en)) << id;
    }
  }
  EXPECT_FALSE(rule_text("V999"));
}

// Names of values that a template asks for, {a}, {b?text}; doubled brackets are brackets.
std::set<std::string> placeholders(std::string const& pattern) {
  std::string const plain = std::regex_replace(pattern, std::regex("\\{\\{|\\}\\}"), "");
  return matches({plain}, "\\{([a-z_]+)[}?@]");
}

// The same values in both languages, and each of them is given in a source that raises the rule.
TEST(RuleCatalogueTest, PlaceholdersAreGiven) {
  for (std::string const& id : rule_ids()) {
    RuleText const text = rule_text(id).value();
    std::set<std::string> in_english = placeholders(text.message.en);
    std::set<std::string> in_chinese = placeholders(text.message.zh);
    EXPECT_EQ(in_english.erase("name_en"), in_chinese.erase("name_zh")) << id;
    EXPECT_EQ(in_english, in_chinese) << id;
    EXPECT_EQ(placeholders(text.remedy.en), placeholders(text.remedy.zh)) << id;
    std::set<std::string> names = placeholders(text.message.en);
    names.merge(placeholders(text.remedy.en));
    names.erase("field");
    names.erase("key");  // the field's name of ours
    if (id == "Y001") {
      names.insert("key");
    }
    std::string raising;
    std::string const mark =
        rules_of_profiles().contains(id) ? kRaisesRulesOfProfiles : '"' + id + '"';
    for (std::string const& source : sources()) {
      raising += source.find(mark) != std::string::npos ? source : "";
    }
    for (std::string const& name : names) {
      EXPECT_TRUE(std::regex_search(raising, std::regex("[{(]\"@?" + name + "\",")))
          << id << " {" << name << "}";
    }
  }
}

Finding finding(std::string rule, std::vector<std::pair<std::string, std::string>> values = {}) {
  Finding result;
  result.rule = std::move(rule);
  result.file = "a.csv";
  result.values = std::move(values);
  return result;
}

// Templates filled by hand from the catalogue's own words.
TEST(RuleCatalogueTest, FillsTemplates) {
  Finding ragged = finding("V004", {{"cells", "3"}, {"header_cells", "4"}});
  EXPECT_EQ(message_of(ragged, Language::en), "row has 3 cells, the header has 4");
  EXPECT_EQ(message_of(ragged, Language::zh), "该行有 3 个单元格，表头有 4 个");
  Finding key = finding("S002", {{"nearest", ""}});
  key.field = "layers.vilages";
  EXPECT_EQ(message_of(key, Language::en), "unknown key layers.vilages");
  key.values = {{"nearest", "villages"}};
  EXPECT_EQ(message_of(key, Language::en), "unknown key layers.vilages (nearest known: villages)");
  Finding column = finding("V002", {{"columns", "a, b"}});
  column.field = "code";
  EXPECT_EQ(remedy_of(column, Language::en),
            "name the column in the layer's fields: fields = { code = \"…\" }");
  EXPECT_EQ(message_of(finding("V999"), Language::en), "V999");
  EXPECT_EQ(remedy_of(finding("V999"), Language::en), "");
}

// A value that looks like a placeholder is text, whatever it names.
TEST(RuleCatalogueTest, ValuesAreNotTemplates) {
  Finding const hostile = finding("V007", {{"layers", "{layers} {{ {field?x} }"}});
  EXPECT_EQ(message_of(hostile, Language::en),
            "layer not found; the file has: {layers} {{ {field?x} }");
}

// Control characters (line breaks, escape, delete, the C1 ones as UTF-8) and broken UTF-8 of file
// contents become blanks, in values, fields and places.
TEST(RuleCatalogueTest, StripsControlCharacters) {
  std::string const dirty =
      "a\x1b[31m\nb\r\x7f"
      "c\xc2\x9b"
      "d\xe6\x9d";
  Finding bad = finding("V002", {{"columns", dirty}});
  bad.field = dirty;
  bad.file = dirty;
  bad.layer = dirty;
  bad.row = 7;
  for (Language const language : {Language::en, Language::zh}) {
    for (std::string const& text :
         {message_of(bad, language), remedy_of(bad, language), place_of(bad, language)}) {
      EXPECT_TRUE(is_clean_utf8(text)) << text;
      EXPECT_FALSE(std::regex_search(text, std::regex("[\x01-\x1f\x7f]"))) << text;
      EXPECT_NE(text.find("a [31m b"), std::string::npos) << text;
    }
  }
  EXPECT_EQ(message_of(finding("V001", {{"encoding", "编码"}}), Language::en),
            "text is not valid 编码");
}

// A code cut after 64 bytes may end within a character; its message is clean all the same.
TEST(RuleCatalogueTest, CutValuesStayClean) {
  TemporaryFolder const folder;
  std::string code;
  for (int i = 0; i < 50; ++i) {
    code += "村";
  }
  LayerTable const table =
      read_csv(folder, LayerRole::villages, "code,name,x,y\nx" + code + ",n,104,30\n");
  ASSERT_EQ(findings_of(table.findings, "V208").size(), 1U);
  EXPECT_TRUE(is_clean_utf8(message_of(findings_of(table.findings, "V208")[0], Language::zh)));
}

// Messages of findings as the readers make them leave no bracket and no gap behind.
TEST(RuleCatalogueTest, FindingsOfReadersFillTheirTemplates) {
  TemporaryFolder const folder;
  std::vector<Finding> findings;
  for (char const* text :
       {"kode,title\n1,a\n", "code,name,name,x,y\n1,a,b,104,30\n",
        "code,name,persons,households,extra,x,y\n1,a,约5,-1,e,104\n2,a,约5,-1,e,104,30\n",
        "code,name,x,y\n530112345678,a,1,2\n,a,,\n"}) {
    for (Finding const& made : read_csv(folder, LayerRole::villages, text).findings) {
      findings.push_back(made);
    }
  }
  std::set<std::string> rules;
  for (Finding const& made : findings) {
    rules.insert(made.rule);
    for (std::string const& name : placeholders(rule_text(made.rule)->message.en)) {
      bool const is_there = name == "field" ? !made.field.empty()
                                            : value_of(made, name) != "(no such value)" ||
                                                  value_of(made, "@" + name) != "(no such value)";
      EXPECT_TRUE(is_there || name == "apart" || name == "unknown")
          << made.rule << " {" << name << "}";
    }
  }
  EXPECT_EQ(rules, (std::set<std::string>{"V002", "V003", "V004", "V011", "V101", "V201", "V202",
                                          "V208", "V215", "V840", "V842"}));
}

// Parts of messages are said in the language of the message; columns as they stand in the file with
// our name beside them; words of a column by their name.
TEST(RuleCatalogueTest, SpeaksOneLanguage) {
  Finding type = finding("S004", {{"@legal", "legal.whole_number"}});
  type.field = "access.nearest";
  EXPECT_EQ(message_of(type, Language::en),
            "access.nearest has the wrong type; expected a whole number");
  EXPECT_EQ(message_of(type, Language::zh), "access.nearest 类型不符；应为 整数");
  Finding range = finding("S005", {{"low", "1"}, {"high", "50"}, {"@legal", "legal.range"}});
  EXPECT_NE(message_of(range, Language::zh).find("应为 1 至 50"), std::string::npos);
  Finding cell = finding("V201", {{"@expected", "expected.count"}, {"source_column", "户籍人口"}});
  cell.field = "persons_registered";
  EXPECT_EQ(place_of(cell, Language::zh), "a.csv，列 户籍人口（persons_registered）");
  EXPECT_NE(message_of(cell, Language::zh).find("整数"), std::string::npos);
  EXPECT_NE(message_of(finding("V023", {{"role", "sites"}}), Language::zh).find("未提供安置点图层"),
            std::string::npos);
}

// What explain shows has no bracket left, and every name in a bracket has a readable one.
TEST(RuleCatalogueTest, ReadableTemplates) {
  for (std::string const& id : rule_ids()) {
    RuleText const text = rule_text(id).value();
    EXPECT_FALSE(text.severities.empty()) << id;
    EXPECT_FALSE(text.treatments.empty()) << id;
    for (Text const& part : {text.message, text.remedy}) {
      for (std::string const& name : placeholders(part.en)) {
        EXPECT_TRUE(has_term("placeholder." + name) || name == "apart" || name == "unknown")
            << id << " " << name;
      }
      EXPECT_EQ(readable(part.zh, Language::zh).find('?'), std::string::npos) << id;
    }
  }
  EXPECT_EQ(readable("{{ {code}{word? (\"{word}\")} }}", Language::en), "{ ‹code› (\"‹word›\") }");
}

// A bracket of explain says what stands there: a year, a profile or a version is no number.
TEST(RuleCatalogueTest, ReadableTemplatesSayWhatStandsThere) {
  auto const shown = [](char const* rule, Language language) {
    return readable(rule_text(rule).value().message.in(language), language);
  };
  EXPECT_EQ(shown("C005", Language::en), "its layers describe ‹year›, those of ‹name› ‹year›");
  EXPECT_EQ(shown("C005", Language::zh), "图层数据年度为 ‹年份›，‹名称› 为 ‹年份›");
  EXPECT_EQ(shown("C006", Language::en),
            "its rules rest on profile ‹profile›, those of ‹name› on ‹profile›");
  EXPECT_EQ(shown("C006", Language::zh), "规则档基于 ‹规则档›，‹名称› 基于 ‹规则档›");
  EXPECT_EQ(shown("C007", Language::en),
            "its money is in ‹currency›, that of ‹name› in ‹currency›");
  EXPECT_EQ(shown("C007", Language::zh), "金额单位为 ‹币种›，‹名称› 为 ‹币种›");
  EXPECT_EQ(shown("C011", Language::en),
            "version ‹version› of the program made it, ‹version› made ‹name›");
  EXPECT_EQ(shown("C011", Language::zh), "由程序 ‹版本号› 版生成，‹名称› 由 ‹版本号› 版生成");
  EXPECT_EQ(shown("V004", Language::zh), "该行有 ‹个数› 个单元格，表头有 ‹个数› 个");
  EXPECT_NE(shown("V034", Language::en).find("‹encoding›, but the texts are ‹actual encoding›"),
            std::string::npos);
  EXPECT_NE(shown("V060", Language::zh).find("已略过：‹各词及个数›"), std::string::npos);
  EXPECT_NE(shown("V104", Language::zh).find("（‹下限› 至 ‹上限›）"), std::string::npos);
}

// Place: file, layer, row and field where known; line and column in a text file.
TEST(RuleCatalogueTest, Places) {
  Finding at = finding("V004");
  EXPECT_EQ(place_of(at, Language::en), "a.csv");
  at.layer = "villages";
  at.row = 12;
  at.field = "persons";
  EXPECT_EQ(place_of(at, Language::en), "a.csv, layer villages, row 12, field persons");
  EXPECT_EQ(place_of(at, Language::zh), "a.csv，图层 villages，第 12 行，字段 persons");
  at.column = 3;
  EXPECT_EQ(place_of(at, Language::en), "a.csv:12:3");
}

}  // namespace
}  // namespace tongcun
