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
#include <utility>
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
  EXPECT_EQ(keys_of("未征询"), "consent.not_asked");
  EXPECT_EQ(keys_of("no such header"), "");
}

// By what they mean, whole or up to the first sign.
TEST(Explain, FindsKeysByTheirTitles) {
  EXPECT_EQ(keys_of("收入偏离一年后保留的比例"), "simulate.persistence");
  EXPECT_EQ(keys_of("growth of the line a year"), "simulate.line_growth");
  EXPECT_EQ(keys_of("每户每年发生的概率"), "simulate.shocks.chance");
  EXPECT_EQ(explain("收入偏离一年后保留的比例")[0].kind, "key");
}

TEST(Explain, FindsFactsAboutWhatProfilesName) {
  ASSERT_EQ(keys_of("left_below_monitoring"), "left_below_monitoring");
  EXPECT_EQ(explain("left_below_monitoring")[0].name.zh, "扣除刚性支出后低于：监测线");
  EXPECT_EQ(explain("village_holds_medical_service")[0].name.en,
            "holds in the village: medical service of the village");
  EXPECT_EQ(keys_of("below_no_such_line"), "");
}

TEST(Explain, FindsAWordOfAListWithoutATermOfItsOwn) {
  std::vector<Explanation> const found = explain("较紧迫");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].key, "urgency");
  EXPECT_EQ(found[0].parts.back().first, "stands_for");
  EXPECT_EQ(found[0].parts.back().second.en, "fairly_urgent");
  EXPECT_EQ(found[0].parts.back().second.zh, "较紧迫");
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
    std::vector<Explanation> const found = explain(code);  // files mean something by "0", too
    ASSERT_FALSE(found.empty()) << code;
    EXPECT_TRUE(found.front().name.en.starts_with(code)) << found.front().name.en;
    EXPECT_TRUE(found.front().name.zh.starts_with(code)) << found.front().name.zh;
    keys.insert(found.front().key);
  }
  EXPECT_EQ(keys.size(), 7U);
  for (char const* const asked :
       {"4", "exit 4", "exit code 4", "Exit Code 4", "退出码 4", "退出码4"}) {
    EXPECT_EQ(keys_of(asked), "exit_code.no_plan") << asked;
  }
}

// A word that a sentence only holds is no meaning of that sentence.
TEST(Explain, AWordAndNotWhatHoldsIt) {
  EXPECT_EQ(keys_of("可行"), "plan_status.feasible");
  EXPECT_EQ(keys_of("optimal"), "plan_status.optimal");
  EXPECT_EQ(keys_of("方案"), "key_file.scenario");
  EXPECT_EQ(keys_of("情景"), "study_scenario");
}

// All that is called so, in the same order each time.
TEST(Explain, EveryMeaningOfAWord) {
  EXPECT_EQ(keys_of("guarantees"), "guarantees guarantees plan_goal.guarantees guarantees");
  EXPECT_EQ(keys_of("合格"), "verdict.pass water_report.meets_full");
  std::vector<Explanation> const first = explain("pass");
  std::vector<Explanation> const again = explain("pass");
  ASSERT_GT(first.size(), 3U);
  ASSERT_EQ(first.size(), again.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].key, again[i].key);
  }
}

std::string part_of(Explanation const& explanation, std::string const& label) {
  auto const found =
      std::ranges::find(explanation.parts, label, &std::pair<std::string, Text>::first);
  return found != explanation.parts.end() ? found->second.zh : "";
}

TEST(Explain, TablesOfResults) {
  std::vector<Explanation> const villages = explain("villages");
  EXPECT_EQ(villages.front().kind, "table");
  EXPECT_TRUE(part_of(villages.front(), "table").starts_with("villages.csv，每个行政村一行"));
  EXPECT_NE(part_of(villages.front(), "keys").find("layers.villages"), std::string::npos);
  Explanation const drawn = explain("households_of_housing").front();
  EXPECT_EQ(drawn.kind, "table");
  EXPECT_EQ(drawn.name.zh, "住房安全：台账农户");
  EXPECT_EQ(explain("guarantee_of_drinking_water").front().name.zh, "饮水安全");
  EXPECT_EQ(explain("households_of_my_own").front().name.zh, "my_own：台账农户");
  EXPECT_EQ(part_of(explain("visit_first").front(), "table"),
            "restricted/households/visit_first.csv，逐户名单，仅限本单位使用");
  EXPECT_EQ(explain("score_six_looks").front().kind, "table");
  EXPECT_EQ(explain("facilities_clinics").front().kind, "table");
  EXPECT_EQ(explain("农户判定分区统计").front().key, "household_guarantees");
}

// A column of a service says the service by its name, and is found by its title as sheets show it.
TEST(Explain, ColumnsOfServices) {
  Explanation const worst = explain("clinic_walk_worst_min").front();
  EXPECT_EQ(worst.name.zh, "医疗点：步行，最差月份");
  EXPECT_EQ(worst.name.en, "clinic: on foot, worst month");
  EXPECT_EQ(keys_of("医疗点：步行，最差月份（分钟）"), "clinic_walk_worst_min");
  EXPECT_EQ(keys_of("clinic: on foot, worst month (minutes)"), "clinic_walk_worst_min");
  EXPECT_EQ(keys_of("医疗点：乘车，低估读法，中断月数"), "clinic_ride_low_months_cut_off");
  EXPECT_EQ(explain("hardened_road_walk_wet_low_min").front().name.zh,
            "硬化路：步行，最湿月份，低估读法");
  // Of a profile of the user's own nobody knows the name.
  EXPECT_EQ(explain("market_hall_walk_wet_min").front().name.zh, "market_hall：步行，最湿月份");
}

// A title made of two names is explained by both.
TEST(Explain, BothHalvesOfATitle) {
  EXPECT_EQ(keys_of("饮水安全：台账农户"), "drinking_water households_of");
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
