// SPDX-License-Identifier: Apache-2.0
#include "io/explain.h"

#include "engine/poverty/match_programmes.h"
#include "engine/poverty/simulation_options.h"
#include "engine/poverty/status_rules.h"
#include "engine/relocation/take_published_plan.h"
#include "io/enum_names.h"
#include "io/poverty_names.h"
#include "io/read_in_place_costs.h"
#include "io/read_mode_options.h"
#include "io/read_relocation_options.h"
#include "io/read_relocation_rules.h"
#include "io/relocation_names.h"
#include "io/rule_catalogue.h"
#include "io/rule_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

// By the word itself: a term below a column, a part of a message, or a key that lists it.
template <class Names>
void expect_words(Names const& names) {
  for (std::string_view const word : names) {
    std::vector<Explanation> const found = explain(word);
    ASSERT_FALSE(found.empty()) << word;
    EXPECT_FALSE(found.front().name.en.empty()) << word;
    EXPECT_FALSE(found.front().name.zh.empty()) << word;
  }
}

TEST(Explain, EveryStatusOfPlansAndHouseholds) {
  expect_words(kPlanStatusNames);
  expect_words(kPlanKindNames);
  expect_words(kLimitKindNames);
  expect_words(kPlanFaultNames);
  expect_words(kPublishedFaultNames);
  expect_words(kGoalNames);
  expect_words(kGroupRuleNames);
  expect_words(kLockKindNames);
  expect_words(kMoveUnitNames);
  expect_words(kWishRuleNames);
  expect_words(kObjectiveNames);
  expect_words(kModeOfferNames);
  expect_words(kJobRuleNames);
  expect_words(kMeasureUnitNames);
  expect_words(kResettlementModeNames);
  expect_words(kSiteStatusNames);
  expect_words(kSiteKindNames);
  expect_words(kStatusFamilyNames);
  expect_words(kMonitorClassNames);
  expect_words(kAssistClassNames);
  expect_words(kRegisteredClassNames);
  expect_words(kCauseStateNames);
  expect_words(kTargetKindNames);
  expect_words(kVerdictNames);
  expect_words(kReasonNames);
  expect_words(kMissingKindNames);
  expect_words(kMissingPolicyNames);
  expect_words(kSeverityNames);
  expect_words(kTreatmentNames);
  expect_words(kHazardKindNames);
  expect_words(kHazardLevelNames);
  expect_words(kVillageChangeKindNames);
  expect_words(kFacilityStatusNames);
  expect_words(kFacilityUseNames);
  EXPECT_TRUE(explain("no_such_status").empty());
}

TEST(Explain, ExitCodesByTheirNumber) {
  std::set<std::string> keys;
  for (char const* const code : {"0", "1", "2", "3", "4", "5", "6"}) {
    std::vector<Explanation> const found = explain(code);
    ASSERT_EQ(found.size(), 1U) << code;
    EXPECT_TRUE(found.front().name.en.starts_with(code)) << found.front().name.en;
    EXPECT_TRUE(found.front().name.zh.starts_with(code)) << found.front().name.zh;
    keys.insert(found.front().key);
  }
  EXPECT_EQ(keys.size(), 7U);
  EXPECT_EQ(keys_of("exit 4"), "exit_code.no_plan");
}

TEST(Explain, NamesOfProfilesAndNamesMadeOfOthers) {
  EXPECT_EQ(explain("clinic_access").front().parts.front().first, "file");
  EXPECT_EQ(explain("jobs_used").front().kind, "column");
  EXPECT_TRUE(keys_of("ranked").starts_with("relocation.wishes"));
  EXPECT_EQ(explain("unit_cost").front().kind, "column");
  EXPECT_EQ(keys_of("not_offered"), "plan_fault.not_offered");
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
