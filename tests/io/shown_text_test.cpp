// SPDX-License-Identifier: Apache-2.0
#include "io/shown_text.h"

#include "io/rule_catalogue.h"
#include "io/vocabulary.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

// Short numbers stay; identity and phone numbers go, in full-width digits too.
TEST(ShownTextTest, LongNumbersGo) {
  EXPECT_EQ(masked("concrete 2019"), "concrete 2019");
  EXPECT_EQ(masked("123456"), "123456");
  EXPECT_EQ(masked("1234567"), "…");
  EXPECT_EQ(masked("张三 13800001234 住甲村"), "张三 … 住甲村");
  EXPECT_EQ(masked("１３８００００１２３４"), "…");
  EXPECT_EQ(masked("530112345001", kShownDigitsOfCode), "530112345001");
  EXPECT_EQ(masked("53011219900101123X", kShownDigitsOfCode), "…X");
}

// Forty characters, whole ones.
TEST(ShownTextTest, LongTextsAreCut) {
  std::string text;
  std::string forty;
  for (int i = 0; i < 60; ++i) {
    text += "村";
    forty += i < 40 ? "村" : "";
  }
  EXPECT_EQ(masked(forty), forty);
  EXPECT_EQ(masked(text), forty + "…");
  EXPECT_TRUE(is_clean_utf8(masked(std::string(5000, '\xe6'))));
}

TEST(ShownTextTest, ListsPartByPart) {
  EXPECT_EQ(masked_list("编号, 13800001234, 路面"), "编号, …, 路面");
  EXPECT_EQ(masked_list(""), "");
  EXPECT_EQ(joined({"a", "b"}), "a, b");
}

TEST(ShownTextTest, Forms) {
  EXPECT_EQ(form_of("530112199001011234").digits, 18U);
  EXPECT_EQ(form_of("５3村x").characters, 4U);
  EXPECT_EQ(form_of("５3村x").digits, 2U);
}

TEST(ShownTextTest, Controls) {
  EXPECT_TRUE(has_controls("a\x1b"));
  EXPECT_TRUE(has_controls(std::string_view("a\0b", 3)));
  EXPECT_FALSE(has_controls("a\tb\r\n村"));
  EXPECT_EQ(without_controls("a\x1b[1m\x7f"), "a [1m ");
}

// Every value from a file is masked where it becomes a message; numbers of ours are not.
TEST(ShownTextTest, MessagesAreMasked) {
  Finding finding;
  finding.rule = "V834";
  finding.values = {{"code", "530112199001011234"}, {"name", "李 13800001234"}, {"word", "x"}};
  EXPECT_EQ(message_of(finding, Language::en), "… 李 … is not used: its status is \"x\"");
  finding.rule = "V853";
  finding.values = {{"cells", "987654321"}, {"limit", "400000000"}};
  EXPECT_NE(message_of(finding, Language::en).find("987654321"), std::string::npos);
}

}  // namespace
}  // namespace tongcun
