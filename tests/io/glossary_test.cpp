// SPDX-License-Identifier: Apache-2.0
#include "io/glossary.h"

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
    EXPECT_TRUE(std::regex_match(key, std::regex("[a-z][a-z0-9_]*"))) << key;
  }
}

// A key that is not there is not there.
TEST(GlossaryTest, UnknownKey) {
  EXPECT_FALSE(has_term("no_such_word"));
  EXPECT_FALSE(has_term(""));
}

}  // namespace
}  // namespace tongcun
