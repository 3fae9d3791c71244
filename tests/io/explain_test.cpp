// SPDX-License-Identifier: Apache-2.0
#include "io/explain.h"

#include "io/rule_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>

namespace tongcun {
namespace {

std::ptrdiff_t lines_in(std::string const& text) {
  return std::ranges::count(text, '\n') + 1;
}

// A finding says one of several texts: each stands by itself.
TEST(Explain, EachTextOfARuleOnItsOwnLine) {
  for (auto const& [rule, lines] :
       {std::pair("V106", 2), {"V107", 2}, {"V219", 2}, {"V311", 2}, {"V401", 4}, {"V840", 3}}) {
    std::vector<Explanation> const found = explain(rule);
    ASSERT_EQ(found.size(), 1U) << rule;
    EXPECT_EQ(lines_in(found[0].name.en), lines) << found[0].name.en;
    EXPECT_EQ(lines_in(found[0].name.zh), lines) << found[0].name.zh;
  }
  EXPECT_EQ(explain("V106")[0].name.en,
            "registered as poor, but no cause is recorded\n"
            "monitored, the risk is not cleared, but its kind is not recorded");
  std::string const where = explain("V401")[0].name.en;
  EXPECT_EQ(where.substr(0, where.find('\n')),
            "village code ‹code› is not in the village layer; row kept apart");
}

std::string keys_of(std::string const& asked) {
  std::string keys;
  for (Explanation const& found : explain(asked)) {
    keys += (keys.empty() ? "" : " ") + found.key;
  }
  return keys;
}

// By every header and word that files may use.
TEST(Explain, FindsWhatFilesCallAColumn) {
  EXPECT_EQ(keys_of("户类型"), "registered_class");
  EXPECT_EQ(keys_of("household_class"), "registered_class");
  EXPECT_EQ(keys_of("工资性收入"), "income_wage");
  EXPECT_EQ(keys_of("income_wage"), "income_wage");
  EXPECT_EQ(keys_of("家庭经营性收入"), "income_business");
  EXPECT_EQ(keys_of("A18"), "business_cost");
  EXPECT_EQ(keys_of("同迁组"), "tied_group");
  EXPECT_FALSE(explain("同迁组")[0].parts.empty());
  EXPECT_EQ(keys_of("泥土路面"), "road_surface.earth");
  EXPECT_EQ(keys_of("no such header"), "");
}

TEST(Explain, FindsAWordOfAListWithoutATermOfItsOwn) {
  std::vector<Explanation> const found = explain("未征询");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].key, "consent");
  EXPECT_EQ(found[0].parts.back().first, "stands_for");
  EXPECT_EQ(found[0].parts.back().second.en, "not_asked");
  EXPECT_EQ(found[0].parts.back().second.zh, "未问");
}

// What explain takes apart is in the message, in both languages; sentences that stand side by side
// in a message are taken apart, but for those that may both be said.
TEST(Explain, KnowsWhichTextsExcludeEachOther) {
  for (std::string const& id : rule_ids()) {
    RuleText const rule = rule_text(id).value();
    for (std::string const& value : rule.one_of) {
      EXPECT_NE(rule.message.en.find('{' + value + '?'), std::string::npos) << id << value;
      EXPECT_NE(rule.message.zh.find('{' + value + '?'), std::string::npos) << id << value;
    }
    bool const is_side_by_side = std::regex_search(
        rule.message.en, std::regex("\\?[^{}]*(\\{[a-z_]+\\}[^{}]*)*\\}\\{[a-z_]+\\?"));
    EXPECT_TRUE(!is_side_by_side || !rule.one_of.empty() || id == "V201") << id;
  }
}

}  // namespace
}  // namespace tongcun
