// SPDX-License-Identifier: Apache-2.0
#include "io/sheet_names.h"

#include "tests/io/output_samples.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

using Names = std::vector<std::string>;

// What spreadsheets forbid goes; apostrophes only at the ends.
TEST(SheetNames, AreLegal) {
  EXPECT_EQ(sheet_names({"a[1]:b*?c/d\\e", "'quoted'", "it's", "", "\n"}),
            (Names{"a 1  b  c d e", "quoted", "it's", "-", "- 2"}));
  EXPECT_EQ(sheet_names({"History", "roads", "ROADS", "roads"}),
            (Names{"History 2", "roads", "ROADS 2", "roads 3"}));
}

// 31 units of UTF-16: a character beyond the basic plane is two. Cut names stay distinct.
TEST(SheetNames, AreShort) {
  std::string const fits(31, 'x');
  EXPECT_EQ(sheet_names({fits}), Names{fits});
  EXPECT_EQ(sheet_names({fits + "y", fits + "z"}),
            (Names{std::string(30, 'x') + "…", std::string(28, 'x') + "… 2"}));
  std::string wide;
  for (int i = 0; i < 16; ++i) {
    wide += "𠀀";
  }
  EXPECT_EQ(sheet_names({wide}), Names{wide.substr(0, std::size_t{15} * 4) + "…"});
}

TEST(SheetNames, OfHostileTextsAreDistinctAndLegal) {
  std::vector<std::string> titles = hostile_texts();
  titles.insert(titles.end(), titles.begin(), titles.end());
  std::vector<std::string> const names = sheet_names(titles);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(names[i].find_first_of("[]:*?/\\\n\t"), std::string::npos) << names[i];
    EXPECT_FALSE(names[i].empty());
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NE(names[i], names[j]);
    }
  }
}

}  // namespace
}  // namespace tongcun
