// SPDX-License-Identifier: Apache-2.0
#include "io/cell_meanings.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace tongcun {
namespace {

TEST(CellMeaningsTest, KnowsWordsThatSayNothing) {
  CellMeanings meanings;
  for (char const* const text : {"", " ", "不详", "-", "N/A"}) {
    EXPECT_TRUE(meanings.of(text).is_unknown) << text;
    EXPECT_FALSE(meanings.of(text).does_not_apply) << text;
  }
  for (char const* const text : {"不适用", " not applicable", "NOT_APPLICABLE"}) {
    EXPECT_TRUE(meanings.of(text).does_not_apply) << text;
    EXPECT_FALSE(meanings.of(text).is_unknown) << text;
  }
  EXPECT_FALSE(meanings.of("砖混").is_unknown);
}

// Far more texts than are kept, short and long: whatever was asked before, a text means the same.
TEST(CellMeaningsTest, TextsDoNotTakeEachOthersMeaning) {
  CellMeanings meanings;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 200; ++i) {
      std::string const text = std::string(static_cast<std::size_t>(i % 70), 'a') + "村";
      CellMeaning& meaning = meanings.of(text);
      EXPECT_EQ(meaning.content, text);
      EXPECT_FALSE(meaning.is_unknown);
      if (meaning.word_asked == CellMeaning::Asked::found) {
        EXPECT_EQ(meaning.word, text);
      }
      meaning.word_asked = CellMeaning::Asked::found;
      meaning.word = text;
      EXPECT_TRUE(meanings.of("不详").is_unknown);
    }
  }
}

}  // namespace
}  // namespace tongcun
