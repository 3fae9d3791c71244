// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/status_rules.h"
#include "engine/region/household_standing.h"
#include "io/read_profile.h"
#include "io/status_fact_name.h"
#include "io/status_tables.h"
#include "tests/io/finding_lists.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

Profile shipped(char const* id) {
  ReadProfile read = read_profile(id, ".");
  EXPECT_TRUE(read.findings.empty()) << listed(read.findings);
  return std::move(read.profile);
}

// Every fact that rules may ask for has a name in both languages, with those of lines and
// guarantees.
TEST(StatusRuleTable, EveryFactHasAName) {
  for (char const* const id : {"cn-2016-2020", "cn-2021-2025", "cn-2026", "international"}) {
    Profile const profile = shipped(id);
    std::vector<std::string> guarantees;
    for (Guarantee const& guarantee : profile.guarantees.guarantees.values()) {
      guarantees.push_back(guarantee.key);
    }
    std::set<std::string> raw;
    Fields const fields = status_fields(profile.terms.lines, guarantees, guarantees);
    for (Field const& field : fields.values()) {
      Text const name = status_fact_name(profile, field.key);
      if (name.en == name.zh || name.en.find('{') != std::string::npos) {
        raw.insert(field.key);
      }
    }
    EXPECT_EQ(raw, std::set<std::string>{}) << id;
  }
  Profile const profile = shipped("cn-2026");
  EXPECT_EQ(status_fact_name(profile, "risk_job_loss").zh, "风险：就业不稳或失业");
  EXPECT_EQ(status_fact_name(profile, "no_such_fact").zh, "no_such_fact");
}

// "below_monitoring == no" is told in words: what is compared, how and with what.
TEST(StatusRuleTable, SaysFactsOperatorsAndThresholdsInWords) {
  OutputTable const table = status_rule_table(shipped("cn-2026"), Language::zh);
  auto const word = [&](char const* key, std::size_t row) {
    std::size_t const at = *table.position_of(key);
    std::string const cell = printed(table.rows[row][at], table.columns[at]);
    auto const found = std::ranges::find(table.columns[at].words, cell, &ColumnWord::word);
    return found != table.columns[at].words.end() ? found->name.zh : cell + " (raw)";
  };
  ASSERT_FALSE(table.rows.empty());
  std::set<std::string> facts;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (char const* const key : {"status_fact", "operator", "threshold"}) {
      EXPECT_EQ(word(key, row).find("(raw)"), std::string::npos) << key << " " << word(key, row);
    }
    facts.insert(word("status_fact", row) + " " + word("operator", row) + " " +
                 word("threshold", row));
  }
  EXPECT_TRUE(std::ranges::any_of(facts, [](std::string const& fact) {
    return fact.starts_with("收入低于：") && fact.ends_with(" 等于 否");
  }));
}

}  // namespace
}  // namespace tongcun
