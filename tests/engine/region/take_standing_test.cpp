// SPDX-License-Identifier: Apache-2.0
#include "engine/region/take_standing.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

// A household of three: wage 20,000, business 5,000, property 0, transfer 1,000, cost 2,000.
StandingRow row_of_three() {
  StandingRow row;
  row.income_wage = Stated<std::int64_t>(2000000);
  row.income_business = Stated<std::int64_t>(500000);
  row.income_property = Stated<std::int64_t>(0);
  row.income_transfer = Stated<std::int64_t>(100000);
  row.business_cost = Stated<std::int64_t>(200000);
  return row;
}

std::vector<std::string> rules(StandingRow const& row, StandingContext const& context = {}) {
  std::vector<std::string> told;
  for (StandingDoubt const& doubt : doubts_of(row, 3, context)) {
    told.push_back(doubt.rule + " " + doubt.field);
    for (auto const& [name, value] : doubt.values) {
      told.back() += " " + name;
    }
  }
  return told;
}

using Told = std::vector<std::string>;

TEST(TakeStanding, DerivesWhatTheComponentsSay) {
  StandingRow row = row_of_three();
  derive_incomes(row, 3);
  EXPECT_EQ(row.income_net, Stated<std::int64_t>(2400000));
  EXPECT_EQ(row.income_a_person, Stated<std::int64_t>(800000));
  EXPECT_TRUE(rules(row).empty());
}

TEST(TakeStanding, DerivesNothingFromHalfAnAccount) {
  StandingRow row = row_of_three();
  row.income_property = {};
  derive_incomes(row, 3);
  EXPECT_EQ(row.income_net, Stated<std::int64_t>());
  EXPECT_EQ(row.income_a_person, Stated<std::int64_t>());
}

TEST(TakeStanding, RecordedTotalsStayAsTheyAre) {
  StandingRow row = row_of_three();
  row.income_net = Stated<std::int64_t>(2500000);
  derive_incomes(row, 3);
  EXPECT_EQ(row.income_net, Stated<std::int64_t>(2500000));
  EXPECT_EQ(rules(row), (Told{"V301 income_net"}));
}

// Within one yuan or half a per cent (domain reference 3.3).
TEST(TakeStanding, SmallDifferencesAreRoundings) {
  StandingRow row = row_of_three();
  row.income_net = Stated<std::int64_t>(2400000 + 12000);
  row.income_a_person = Stated<std::int64_t>(800000 + 100);
  EXPECT_TRUE(rules(row).empty());
  row.income_net = Stated<std::int64_t>(2400000 + 12100);
  EXPECT_EQ(rules(row), (Told{"V301 income_net"}));
}

TEST(TakeStanding, IncomeOfAPersonIsThatOfTheHousehold) {
  StandingRow row;
  row.income_net = Stated<std::int64_t>(2400000);
  row.income_a_person = Stated<std::int64_t>(2400000);
  EXPECT_EQ(rules(row), (Told{"V301 income_net"}));
}

TEST(TakeStanding, PoorWithoutACause) {
  StandingRow row;
  row.registered_class = Stated(RegisteredClass::general);
  StandingContext const early{2016, true, true};
  EXPECT_EQ(rules(row, early), (Told{"V106 cause_main no_cause"}));
  EXPECT_TRUE(rules(row, {2016, false, true}).empty());  // no column of causes
  EXPECT_TRUE(rules(row, {2026, true, true}).empty());
  row.record_status = Stated(RecordStatus::exited);
  EXPECT_TRUE(rules(row, early).empty());
  row.record_status = Stated(RecordStatus::relapsed);
  EXPECT_EQ(rules(row, early), (Told{"V106 cause_main no_cause"}));
  row.cause_main = Stated(PovertyCause::illness);
  EXPECT_TRUE(rules(row, early).empty());
}

TEST(TakeStanding, MonitoredWithoutARisk) {
  StandingRow row;
  row.monitor_class = Stated(MonitorClass::monitored);
  StandingContext const late{2026, true, true};
  EXPECT_EQ(rules(row, late), (Told{"V106 risk_kinds no_risk"}));
  EXPECT_TRUE(rules(row, {2026, true, false}).empty());
  row.risk_cleared = Stated(RiskCleared::stable);
  EXPECT_TRUE(rules(row, late).empty());
  row.risk_cleared = Stated(RiskCleared::no);
  KindSet<RiskKind> risks;
  risks.insert(RiskKind::water);
  row.risk_kinds = Stated(risks);
  EXPECT_TRUE(rules(row, late).empty());
}

TEST(TakeStanding, LabourersFitTheHousehold) {
  StandingRow row;
  row.labourers = Stated(3);
  row.labourers_employed = Stated(3);
  EXPECT_TRUE(rules(row).empty());
  row.labourers_employed = Stated(4);
  EXPECT_EQ(rules(row), (Told{"V313 labourers"}));
  row.labourers_employed = Stated(2);
  row.labourers = Stated(1);
  EXPECT_EQ(rules(row), (Told{"V313 labourers_employed"}));
  row.labourers = {};
  EXPECT_TRUE(rules(row).empty());
}

}  // namespace
}  // namespace tongcun
