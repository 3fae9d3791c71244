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
       {std::pair("V106", 2), {"V107", 2}, {"V219", 2}, {"V311", 2}, {"V401", 4}, {"V840", 2}}) {
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
